/** What a callback of a GenServer may return, as actions of its machine. SPEC, section GS. */
import { action, type Args, type Given, given, type ProcessAction } from '#machine/action.ts';
import { offer, type Operation } from '#machine/operation.ts';
import { atom, type Term } from '#term/term.ts';

import { TIMEOUT_ID } from './gen-server.ts';
import { replyOperation } from './wire.ts';

/** `{:stop, reason, state}`: everything else is done, then `terminate`, then it ends. */
export function stop<C, E>(reason: Given<Term, C, E>): ProcessAction<C, E> {
  return action('stop', { reason }, (args: Args<C, E>) => ({
    kind: 'stop',
    reason: given(reason, args),
    last: [],
  }));
}

export type StopReply<C, E> = {
  readonly reason: Given<Term, C, E>;
  readonly from: Given<Term, C, E>;
  readonly value: Given<Term, C, E>;
};

/** `{:stop, reason, reply, state}`: the reply is sent after `terminate`. */
export function stopReply<C, E>(options: StopReply<C, E>): ProcessAction<C, E> {
  return action('stop', options, (args: Args<C, E>) => ({
    kind: 'stop',
    reason: given(options.reason, args),
    last: [replyOperation(given(options.from, args), given(options.value, args))],
  }));
}

/** `init` returns `:ignore`. */
export function ignore<C, E>(): ProcessAction<C, E> {
  return action('ignore', {}, () => ({
    kind: 'fail',
    reason: atom('normal'),
    result: atom('ignore'),
  }));
}

/** `{:continue, name}`: the event `continue.name`, before any message. */
export function continueWith<C, E>(
  name: string,
  fields: Given<Fields, C, E> = {},
): ProcessAction<C, E> {
  return action('continue', { name }, (args: Args<C, E>) => {
    const event = { ...given(fields, args), type: `continue.${name}` };
    const noClause: Operation = {
      kind: 'fail',
      reason: atom('function_clause'),
      raised: true,
      event,
    };
    return { kind: 'next', operation: offer(event, [noClause]) };
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** `{:noreply, state, milliseconds}`: `info.timeout`, unless a message comes first. */
export function timeoutAfter<C, E>(delay: Given<number, C, E>): ProcessAction<C, E> {
  return action('timeout', { delay }, (args: Args<C, E>) => {
    const event = { type: 'info.timeout', message: atom('timeout') };
    const noClause: Operation = {
      kind: 'fail',
      reason: atom('function_clause'),
      raised: true,
      event,
    };
    return {
      kind: 'arm',
      id: TIMEOUT_ID,
      operation: offer(event, [noClause]),
      delay: given(delay, args),
    };
  });
}
