/** System messages, which `:sys` and `GenServer.stop` send: the loop answers them by itself. */
import { termOf } from '#machine/data.ts';
import type { DescribeContext } from '#machine/describe.ts';
import type { Hosted } from '#machine/hosted.ts';
import { NO_OPERATIONS, type Operations } from '#machine/operation.ts';
import { atom, isAtom, isTuple, NIL_ATOM, OK, type Term, type Tuple, tuple } from '#term/term.ts';

import { replyOperation } from './wire.ts';

export function systemOperations(
  { items }: Tuple,
  state: Hosted,
  describe: DescribeContext | undefined,
): Operations {
  const [, from = NIL_ATOM, wanted = NIL_ATOM] = items;
  const reason = terminationIn(wanted);
  if (reason !== undefined) {
    return [replyOperation(from, OK), { kind: 'stop', reason, last: NO_OPERATIONS }];
  }
  if (isAtom(wanted, 'get_state'))
    return [replyOperation(from, tuple(OK, stateOf(state, describe)))];
  return [replyOperation(from, tuple(atom('error'), tuple(atom('unknown_system_msg'), wanted)))];
}

function terminationIn(wanted: Term): Term | undefined {
  if (!isTuple(wanted, 2)) return undefined;
  const [tag, reason] = wanted.items;
  return tag !== undefined && isAtom(tag, 'terminate') ? reason : undefined;
}

function stateOf({ snapshot }: Hosted, describe: DescribeContext | undefined): Term {
  const shown = describe === undefined ? snapshot.context : describe(snapshot.context as never);
  return termOf(shown) ?? NIL_ATOM;
}
