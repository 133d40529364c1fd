/** One operation that is no request to the kernel, done: the process's own bookkeeping. */
import type { Answer } from '#kernel/behaviour.ts';
import { tuple } from '#term/term.ts';

import { type At, type Ending, give, type Hosted, putFirst } from './hosted.ts';
import {
  type Failure,
  type MachineEvent,
  NO_OPERATIONS,
  type Operation,
  type Operations,
} from './operation.ts';

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
      return {
        ...state,
        ending: state.ending ?? { reason: operation.reason, last: operation.last },
      };
    case 'phase':
      return { ...state, phase: operation.phase };
    case 'discard':
      return state;
  }
}

/** What the answer to a request leads to when nobody has said so. */
export function drop(answer: Answer): Operations {
  return answer.kind === 'ok'
    ? NO_OPERATIONS
    : [{ kind: 'fail', reason: answer.reason, raised: true }];
}

type Offer = { readonly event: MachineEvent; readonly otherwise?: Operations };

function offered(state: Hosted, { event, otherwise = NO_OPERATIONS }: Offer, at: At): Hosted {
  return give(state, { event, explicit: true }, at) ?? putFirst(state, otherwise);
}

/** The latest of that name; what has no such name any more is left alone. */
function withName(state: Hosted, { as, use }: Inner & { readonly kind: 'named' }): Hosted {
  const wait = state.waits.findLast((other) => other.as === as);
  if (wait?.ref === undefined) return state;
  const waits = state.waits.filter((other) => other !== wait);
  return putFirst({ ...state, waits }, use(wait.ref));
}

function armed(
  state: Hosted,
  { id, operation, delay }: Inner & { readonly kind: 'arm' },
  { moment }: At,
): Hosted {
  const due = moment.now + Math.round(delay * 1000);
  const others = id === undefined ? state.armed : state.armed.filter((one) => one.id !== id);
  return { ...state, armed: [...others, { id, operation, due }] };
}

/** What fails while it cleans up does so no further. */
function failed(state: Hosted, failure: Failure, { stackFor }: At): Hosted {
  const { raised = false, event, result } = failure;
  const reason = raised ? tuple(failure.reason, stackFor(state, event)) : failure.reason;
  const ending: Ending = { reason, last: NO_OPERATIONS, result };
  const phase = state.phase === 'terminating' ? 'over' : state.phase;
  return { ...state, phase, todo: NO_OPERATIONS, at: 0, next: NO_OPERATIONS, ending };
}
