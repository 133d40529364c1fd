/** What a GenServer does about a message that none of its clauses takes. SPEC, section GS. */
import { isTerm } from '#machine/data.ts';
import { type MachineEvent, type Operation, type Operations, request } from '#machine/operation.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, NIL_ATOM, struct, type Term, TRUE } from '#term/term.ts';

import type { Callbacks } from './callbacks.ts';

export type Server = {
  readonly module: string;
  readonly callbacks: Callbacks;
  readonly server: Term;
};

export function untakenOperations(event: MachineEvent, server: Server): Operations {
  const kind = kindOf(event);
  if (server.callbacks[kind]) return [noClause(event)];
  return [kind === 'info' ? logged(event, server) : noCallback(event, kind, server)];
}

function kindOf({ type }: MachineEvent): keyof Callbacks {
  if (type.startsWith('call.')) return 'call';
  return type.startsWith('cast.') ? 'cast' : 'info';
}

function noClause(event: MachineEvent): Operation {
  return { kind: 'fail', reason: atom('function_clause'), raised: true, event };
}

/** The text of `use GenServer`'s own `handle_call/3` and `handle_cast/2`. */
function noCallback(event: MachineEvent, kind: 'call' | 'cast', { server }: Server): Operation {
  const callback = kind === 'call' ? 'handle_call/3' : 'handle_cast/2';
  const message = `attempted to ${kind} GenServer ${inspectLine(server)} but no ${callback} clause was provided`;
  const reason = struct('RuntimeError', { __exception__: TRUE, message });
  return { kind: 'fail', reason, raised: true, event };
}

/** The default `handle_info/2` logs the message and goes on. */
function logged({ message }: MachineEvent, { module, server }: Server): Operation {
  const text = inspectLine(isTerm(message) ? message : NIL_ATOM);
  return request({
    kind: 'log',
    message: `${module} ${inspectLine(server)} received unexpected message in handle_info/2: ${text}`,
  });
}
