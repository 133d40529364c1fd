/**
 * Supervisor: starts its children in order, starts again those that end, and ends them in reverse.
 * An XState machine on the GenServer of this room, as OTP's is a gen_server. SPEC, section SU.
 */
import type { Behaviour } from '#kernel/behaviour.ts';
import type { Term } from '#term/term.ts';

import { childOf, type ChildSpec } from './child.ts';
import { type GenServer, genServer } from './gen-server.ts';
import type { Strategy } from './restart.ts';
import type { SupervisorContext } from './supervisor-context.ts';
import { supervisorMachine } from './supervisor-machine.ts';
import { describeSupervisor } from './supervisor-picture.ts';

/** What `init/1` of a supervisor returns. */
export type SupervisorInit = {
  readonly strategy: Strategy;
  readonly maxRestarts?: number;
  readonly maxSeconds?: number;
  /** In the order of their start. */
  readonly children: readonly ChildSpec[];
};

export type SupervisorOptions = {
  readonly module: string;
  /** Registered before the children are started. */
  readonly name?: string;
  /** Whom a `start_child` may name beside the modules of the children. */
  readonly modules?: readonly Behaviour[];
} & (SupervisorInit | { readonly init: (argument: Term) => SupervisorInit });

export function supervisor(options: SupervisorOptions): GenServer {
  const { module, name, modules = [] } = options;
  const init = 'init' in options ? options.init : () => options;
  return genServer({
    module,
    machine: supervisorMachine((argument) => contextOf(init(argument)), modules),
    describe: describeSupervisor,
    ...(name === undefined ? {} : { name }),
  });
}

function contextOf({
  strategy,
  maxRestarts = 3,
  maxSeconds = 5,
  children,
}: SupervisorInit): SupervisorContext {
  return {
    strategy,
    intensity: { maxRestarts, maxSeconds },
    children: children.map(childOf),
    restarts: [],
    plan: [],
    failure: undefined,
    change: undefined,
  };
}
