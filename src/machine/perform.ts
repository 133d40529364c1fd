/** One operation that is no request to the kernel, done: the process's own bookkeeping. */
import type { Answer } from '#kernel/behaviour.ts';
import { type Term, tuple } from '#term/term.ts';

import { type At, type Ending, give, type Hosted, putFirst } from './hosted.ts';
import { type MachineEvent, NO_OPERATIONS, type Operation, type Operations } from './operation.ts';

type Inner = Exclude<Operation, { readonly kind: 'request' }>;

/** The operation at hand is behind us; what it leads to comes next. */
export function perform(before: Hosted, operation: Inner, at: At): Hosted {
  const state: Hosted = { ...before, at: before.at + 1 };
  switch (operation.kind) {
    case 'offer':
      return offered(state, operation, at);
    case 'wait':
      return { ...state, waits: [...state.waits, operation.wait] };
    case 'forget':
      return { ...state, waits: state.waits.filter(({ as }) => as !== operation.as) };
    case 'named':
      return withName(state, operation);
    case 'arm':
      return armed(state, operation, at);
    case 'disarm':
      return { ...state, armed: state.armed.filter(({ id }) => id !== operation.id) };
    case 'next':
      return { ...state, next: [...state.next, operation.operation] };
    case 'fail':
      return failed(state, operation, at);
    case 'stop':
      return { ...state, ending: state.ending ?? { reason: operation.reason, last: operation.last } };
    case 'phase':
      return { ...state, phase: operation.phase };
    case 'discard':
      return state;
  }
}

/** What the answer to a request leads to when nobody has said so. */
export function drop(answer: Answer): Operations {
  return answer.kind === 'ok' ? NO_OPERATIONS : [{ kind: 'fail', reason: answer.reason, raised: true }];
}

type Offer = { readonly event: MachineEvent; readonly otherwise?: Operations };

function offered(state: Hosted, { event, otherwise = NO_OPERATIONS }: Offer, at: At): Hosted {
  return give(state, { event, explicit: true }, at) ?? putFirst(state, otherwise);
}

/** The latest of that name; what has no such name any more is left alone. */
function withName(state: Hosted, { as, use }: Inner & { readonly kind: 'named' }): Hosted {
  const wait = state.waits.findLast((other) => other.as === as);
  if (wait === undefined) return state;
  const waits = state.waits.filter((other) => other !== wait);
  return putFirst({ ...state, waits }, use(wait.ref));
}

function armed(state: Hosted, { id, operation, delay }: Inner & { readonly kind: 'arm' }, { moment }: At): Hosted {
  const due = moment.now + Math.round(delay * 1000);
  return { ...state, armed: [...state.armed, { id, operation, due }] };
}

function failed(state: Hosted, failure: Inner & { readonly kind: 'fail' }, { stackFor }: At): Hosted {
  const reason: Term = failure.raised === true ? tuple(failure.reason, stackFor(state, undefined)) : failure.reason;
  const ending: Ending = { reason, last: NO_OPERATIONS };
  return { ...state, todo: NO_OPERATIONS, at: 0, next: NO_OPERATIONS, ending };
}
