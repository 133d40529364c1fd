/**
 * DynamicSupervisor: begins without children and gets them one by one, as many as wanted, each by
 * itself; it ends them all at once. What a start or an end costs does not grow with their number.
 * SPEC, section DS.
 */
import type { Behaviour } from '#kernel/behaviour.ts';
import { emptyIntMap } from '#kernel/int-map.ts';
import { type Args, type Given, given, type ProcessAction } from '#machine/action.ts';
import { keyword, moduleAtom, atom, type Pid, type Term, tuple } from '#term/term.ts';

import type { ChildSpec } from './child.ts';
import { startRequest } from './dynamic-calls.ts';
import type { DynamicContext } from './dynamic-context.ts';
import { dynamicMachine } from './dynamic-machine.ts';
import { type GenServer, genServer } from './gen-server.ts';
import type { ServerName } from './name.ts';
import { describeDynamic } from './supervisor-picture.ts';
import { call } from './wire.ts';

export type DynamicInit = {
  /** Without one as many as wanted. */
  readonly maxChildren?: number;
  readonly maxRestarts?: number;
  readonly maxSeconds?: number;
};

export type DynamicSupervisorOptions = {
  /** `DynamicSupervisor` where no module of its own is defined. */
  readonly module?: string;
  /** Registered before it may be asked for anything. */
  readonly name?: string;
  /** Whom a `start_child` may name. */
  readonly modules: readonly Behaviour[];
} & (DynamicInit | { readonly init: (argument: Term) => DynamicInit });

export function dynamicSupervisor(options: DynamicSupervisorOptions): GenServer {
  const { module = 'DynamicSupervisor', name, modules } = options;
  const init = 'init' in options ? options.init : () => options;
  return genServer({
    module,
    machine: dynamicMachine((argument) => contextOf(init(argument)), modules),
    describe: describeDynamic,
    ...(name === undefined ? {} : { name }),
  });
}

export function contextOf({
  maxChildren,
  maxRestarts = 3,
  maxSeconds = 5,
}: DynamicInit): DynamicContext {
  return {
    intensity: { maxRestarts, maxSeconds },
    maxChildren,
    tasks: { restart: 'temporary', shutdown: 5000 },
    children: emptyIntMap(),
    restarts: [],
    start: undefined,
    ending: emptyIntMap(),
    patience: [],
    from: undefined,
    edition: 0,
  };
}

/** `{DynamicSupervisor, name: …}` as a child of a supervisor. */
export function dynamicSupervisorChild(
  options: DynamicSupervisorOptions & { readonly name: string },
): ChildSpec {
  const name = moduleAtom(options.name);
  return {
    id: options.module === undefined ? name : moduleAtom(options.module),
    start: dynamicSupervisor(options),
    argument: keyword({ name }),
    type: 'supervisor',
  };
}

type As = { readonly as: string };
type Server<C, E> = Given<ServerName, C, E>;

/** `DynamicSupervisor.start_child(supervisor, {Module, argument})`. The result is `reply.x`, as that of a call. */
export function startChild<C, E>(
  supervisor: Server<C, E>,
  child: Given<ChildSpec, C, E>,
  { as }: As,
): ProcessAction<C, E> {
  return call(supervisor, (args) => startRequest(given(child, args)), { as, timeout: 'infinity' });
}

/** `DynamicSupervisor.terminate_child(supervisor, pid)`. */
export function terminateChild<C, E>(
  supervisor: Server<C, E>,
  pid: Given<Pid, C, E>,
  { as }: As,
): ProcessAction<C, E> {
  const request = (args: Args<C, E>) => tuple(atom('terminate_child'), given(pid, args));
  return call(supervisor, request, { as, timeout: 'infinity' });
}

/** `DynamicSupervisor.which_children(supervisor)`. */
export function whichChildren<C, E>(supervisor: Server<C, E>, { as }: As): ProcessAction<C, E> {
  return call(supervisor, atom('which_children'), { as, timeout: 'infinity' });
}

/** `DynamicSupervisor.count_children(supervisor)`, as the keyword list that comes over the wire. */
export function countChildren<C, E>(supervisor: Server<C, E>, { as }: As): ProcessAction<C, E> {
  return call(supervisor, atom('count_children'), { as, timeout: 'infinity' });
}
