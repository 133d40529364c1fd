/**
 * What a process says to a GenServer, and how it answers: calls, casts, replies and stops, message
 * for message as OTP sends them. SPEC, sections CA and ST.
 */
import type { Request } from '#kernel/behaviour.ts';
import { action, type Args, type Given, given, type ProcessAction } from '#machine/action.ts';
import {
  attempt,
  fail,
  offer,
  type Operation,
  type Operations,
  request,
  type Wait,
} from '#machine/operation.ts';
import { answerIn, downIn } from '#machine/reference.ts';
import { equal } from '#term/compare.ts';
import {
  atom,
  cons,
  isCons,
  isPid,
  isReference,
  isTuple,
  list,
  moduleAtom,
  OK,
  type Pid,
  type Reference,
  type Term,
  tuple,
} from '#term/term.ts';

import { sendTo, type ServerName, whereIs } from './name.ts';

export type { ServerName } from './name.ts';

const CALL = atom('$gen_call');
const CAST = atom('$gen_cast');
const ALIAS = atom('alias');
const GEN_SERVER = moduleAtom('GenServer');
const DEFAULT_TIMEOUT = 5000;

/** `GenServer.cast`: nobody of that name is no error. */
export function cast<C, E>(
  to: Given<ServerName, C, E>,
  wanted: Given<Term, C, E>,
): ProcessAction<C, E> {
  return action('cast', { to, request: wanted }, (args: Args<C, E>) =>
    sendTo(given(to, args), tuple(CAST, given(wanted, args))),
  );
}

export type CallOptions<C, E> = {
  /** The reply is the event `reply.x` with `value`; what `call` would exit with is `exit.x`. */
  readonly as: string;
  readonly timeout?: Given<number, C, E> | 'infinity';
};

/**
 * `GenServer.call`. The machine goes to a state that waits for `reply.x`; a GenServer does so in a
 * state with the tag `blocked`. An `exit.x` that it does not take ends the process.
 */
export function call<C, E>(
  to: Given<ServerName, C, E>,
  wanted: Given<Term, C, E>,
  { as, timeout = DEFAULT_TIMEOUT }: CallOptions<C, E>,
): ProcessAction<C, E> {
  return action('call', { to, request: wanted, as, timeout }, (args: Args<C, E>) =>
    callOperation({
      server: given(to, args),
      request: given(wanted, args),
      timeout: timeout === 'infinity' ? undefined : given(timeout, args),
      as,
      self: args.self,
    }),
  );
}

export type CallWanted = {
  readonly server: ServerName;
  readonly request: Term;
  /** Milliseconds; none is `:infinity`. */
  readonly timeout: number | undefined;
  readonly as: string;
  readonly self: Pid;
  /** What the reply leads to, if it is not the event `reply.x`. */
  readonly onReply?: (value: Term) => Operations;
};

export function callOperation(wanted: CallWanted): Operation {
  const { server } = wanted;
  if (isPid(server)) return callPid(wanted, server);
  return whereIs(server, (pid) => [
    pid === undefined ? exitOf(wanted, atom('noproc')) : callPid(wanted, pid),
  ]);
}

function callPid(wanted: CallWanted, pid: Pid): Operation {
  if (pid === wanted.self) return exitOf(wanted, atom('calling_self'));
  return request(
    { kind: 'monitor', target: pid, alias: wanted.timeout !== undefined },
    (answer, { now }) => {
      const ref = answer.kind === 'ok' ? answer.value : undefined;
      if (ref === undefined || !isReference(ref)) return [];
      const tag = wanted.timeout === undefined ? ref : cons(ALIAS, ref);
      const message = tuple(CALL, tuple(wanted.self, tag), wanted.request);
      const deadline =
        wanted.timeout === undefined ? undefined : now + Math.round(wanted.timeout * 1000);
      return [
        attempt({ kind: 'send', to: pid, message }),
        { kind: 'wait', wait: waitForReply(wanted, ref, deadline) },
      ];
    },
  );
}

function waitForReply(wanted: CallWanted, ref: Reference, deadline: number | undefined): Wait {
  const hangUp = attempt({ kind: 'demonitor', ref, flush: true });
  return {
    as: wanted.as,
    ref,
    deadline,
    receive: (message) => {
      const value = answerIn(message, ref);
      if (value !== undefined) {
        if (wanted.onReply !== undefined) return { otherwise: [hangUp, ...wanted.onReply(value)] };
        return { event: { type: `reply.${wanted.as}`, value }, before: [hangUp] };
      }
      const down = downIn(message, ref);
      return down === undefined ? undefined : { otherwise: [exitOf(wanted, down.reason)] };
    },
    expire: [hangUp, exitOf(wanted, atom('timeout'))],
  };
}

/** What `GenServer.call` exits with: offered to the machine, as a `catch` would take it. */
function exitOf({ server, request: wanted, timeout, as }: CallWanted, why: Term): Operation {
  const called = list(server, wanted, timeout ?? atom('infinity'));
  const reason = tuple(why, tuple(GEN_SERVER, atom('call'), called));
  return offer({ type: `exit.${as}`, reason }, [fail(reason)]);
}

/** The events that a call with that name can come back as. */
export type Replied<As extends string> =
  | { readonly type: `reply.${As}`; readonly value: Term }
  | { readonly type: `exit.${As}`; readonly reason: Term };

/** `GenServer.reply(from, value)`. */
export function reply<C, E>(
  from: Given<Term, C, E>,
  value: Given<Term, C, E>,
): ProcessAction<C, E> {
  return action('reply', { from, value }, (args: Args<C, E>) =>
    replyOperation(given(from, args), given(value, args)),
  );
}

/** To the alias where the tag has one, so that a late reply vanishes; else to the pid. */
export function replyOperation(from: Term, value: Term): Operation {
  const [pid, tag] = isTuple(from, 2) ? from.items : [];
  if (pid === undefined || tag === undefined || !isPid(pid)) {
    return { kind: 'fail', reason: atom('function_clause'), raised: true };
  }
  const alias = isCons(tag) && tag.head === ALIAS && isReference(tag.tail) ? tag.tail : undefined;
  return attempt({ kind: 'send', to: alias ?? pid, message: tuple(tag, value) });
}

/** `GenServer.stop(server, reason)`: the answer is `:ok` after the death, or `exit.x`. */
export function stopServer<C, E>(
  server: Given<ServerName, C, E>,
  reason: Given<Term, C, E>,
  { as }: { readonly as: string },
): ProcessAction<C, E> {
  return action('stop_server', { server, reason, as }, (args: Args<C, E>) =>
    stopOperation({
      server: given(server, args),
      reason: given(reason, args),
      as,
      self: args.self,
    }),
  );
}

type Stop = {
  readonly server: ServerName;
  readonly reason: Term;
  readonly as: string;
  readonly self: Pid;
};

function stopOperation(stop: Stop): Operation {
  const { server } = stop;
  if (isPid(server)) return stopPid(stop, server);
  return whereIs(server, (pid) =>
    pid === undefined ? endOf(stop, atom('noproc')) : [stopPid(stop, pid)],
  );
}

function stopPid(stop: Stop, pid: Pid): Operation {
  const wanted: Request = { kind: 'monitor', target: pid };
  return request(wanted, (answer) => {
    const ref = answer.kind === 'ok' ? answer.value : undefined;
    if (ref === undefined || !isReference(ref)) return [];
    const message = tuple(
      atom('system'),
      tuple(stop.self, ref),
      tuple(atom('terminate'), stop.reason),
    );
    return [
      attempt({ kind: 'send', to: pid, message }),
      { kind: 'wait', wait: waitForEnd(stop, ref) },
    ];
  });
}

function waitForEnd(stop: Stop, ref: Reference): Wait {
  return {
    as: stop.as,
    ref,
    receive: (message) => {
      if (answerIn(message, ref) !== undefined) return { otherwise: [], keep: true };
      const down = downIn(message, ref);
      return down === undefined ? undefined : { otherwise: endOf(stop, down.reason) };
    },
  };
}

function endOf({ server, reason, as }: Stop, actual: Term): Operations {
  if (equal(actual, reason)) return [offer({ type: `answer.${as}`, value: OK })];
  const failure = tuple(
    actual,
    tuple(GEN_SERVER, atom('stop'), list(server, reason, atom('infinity'))),
  );
  return [offer({ type: `exit.${as}`, reason: failure }, [fail(failure)])];
}
