/**
 * A machine as a behaviour of the kernel: it takes a message, then what it wants done is asked of
 * the kernel one request a turn. What is special about a kind of process (a GenServer, a plain one)
 * is in its manners. SPEC, sections RB, AN and AF.
 */
import type { AnyStateMachine } from 'xstate';

import type { Behaviour, Microseconds, Moment, Turn } from '#kernel/behaviour.ts';
import { atom, type Term } from '#term/term.ts';

import { isTerm } from './data.ts';
import { describe, type DescribeContext } from './describe.ts';
import {
  asking,
  type At,
  begin,
  type Ending,
  give,
  type Hosted,
  type Opening,
  putFirst,
  type StackFor,
  withoutWait,
} from './hosted.ts';
import {
  type MachineEvent,
  NO_OPERATIONS,
  type Operations,
  type Received,
  type Wait,
} from './operation.ts';
import { drop, perform } from './perform.ts';

export type Manners = {
  readonly name: string;
  readonly machine: AnyStateMachine;
  readonly describe?: DescribeContext | undefined;
  readonly stackFor: StackFor;
  readonly opening: (argument: Term, moment: Moment) => Opening;
  /** The event that a message stands for. `undefined`: this state looks at no such message. */
  readonly eventOf: (message: Term, state: Hosted, moment: Moment) => MachineEvent | undefined;
  /** Messages that never reach the machine: what is done for them. */
  readonly intercept?: (message: Term, state: Hosted) => Operations | undefined;
  /** What becomes of a message that no transition takes. `undefined`: it stays in the mailbox. */
  readonly untaken?: (event: MachineEvent, state: Hosted, moment: Moment) => Operations | undefined;
  /** Done before what the machine does about a message. */
  readonly greet?: (state: Hosted) => Operations;
  /** Everything is done: is there something before it waits? */
  readonly settled?: (state: Hosted, moment: Moment) => Operations;
  /** It is about to end: what comes before, or whether it ends now or still waits. */
  readonly ending?: (state: Hosted, ending: Ending, moment: Moment) => Operations | 'end' | 'wait';
  /** Whether it may go on with what is `next`. */
  readonly isReady?: (state: Hosted) => boolean;
};

export function host(manners: Manners): Behaviour<Hosted> {
  const at = (moment: Moment): At => ({ moment, stackFor: manners.stackFor });
  return {
    name: manners.name,
    start: (argument, moment) =>
      begin(manners.machine, manners.opening(argument, moment), at(moment)),
    run: (state, moment) => run(state, manners, at(moment)),
    take: (state, message, moment) => take(state, message, { manners, at: at(moment) }),
    timeout: (state) => timedOut(state),
    sleeps: ({ snapshot }) => snapshot.hasTag('sleeping'),
    describe: (state) => describe(state, manners.describe),
  };
}

function run(before: Hosted, manners: Manners, at: At): Turn<Hosted> {
  let state = resumed(before, at.moment);
  for (let reductions = 1; reductions <= at.moment.budget || reductions === 1; reductions += 1) {
    const operation = state.todo[state.at];
    if (operation === undefined) {
      const further = goOn(state, manners, at.moment);
      if (further === 'wait')
        return { kind: 'waiting', state, reductions, deadline: deadlineOf(state) };
      if (further === 'end') return exited(state, reductions);
      state = further;
    } else if (operation.kind === 'request') {
      const { request, follow = drop } = operation;
      return { kind: 'request', state: asking(state, follow), reductions, request };
    } else {
      state = perform(state, operation, at);
    }
  }
  return { kind: 'more', state, reductions: at.moment.budget };
}

function resumed(state: Hosted, moment: Moment): Hosted {
  const { follow } = state;
  if (follow === undefined || moment.answer === undefined) return state;
  return putFirst(state, follow(moment.answer, moment));
}

/** Nothing is left of what was wanted. */
function goOn(state: Hosted, manners: Manners, moment: Moment): Hosted | 'wait' | 'end' {
  if (state.ending !== undefined) {
    const operations = manners.ending?.(state, state.ending, moment) ?? 'end';
    return typeof operations === 'string' ? operations : putFirst(state, operations);
  }
  if (state.snapshot.status === 'done') {
    return { ...state, ending: { reason: outputOf(state), last: NO_OPERATIONS } };
  }
  const settling = manners.settled?.(state, moment) ?? NO_OPERATIONS;
  if (settling.length > 0) return putFirst(state, settling);
  const [first, ...next] = state.next;
  if (first === undefined || manners.isReady?.(state) === false) return 'wait';
  return putFirst({ ...state, next }, [first]);
}

/** `:normal`, unless the machine's output is `{ reason }`. */
function outputOf({ snapshot }: Hosted): Term {
  const output: unknown = snapshot.output;
  if (typeof output !== 'object' || output === null || !('reason' in output)) return atom('normal');
  return isTerm(output.reason) ? output.reason : atom('normal');
}

function exited(state: Hosted, reductions: number): Turn<Hosted> {
  return { kind: 'exited', state, reductions, reason: state.ending?.reason ?? atom('normal') };
}

function deadlineOf({ armed, waits }: Hosted): Microseconds | undefined {
  if (armed.length === 0 && waits.length === 0) return undefined;
  let soonest: Microseconds | undefined;
  for (const { due } of armed) if (soonest === undefined || due < soonest) soonest = due;
  for (const { deadline } of waits) {
    if (deadline !== undefined && (soonest === undefined || deadline < soonest)) soonest = deadline;
  }
  return soonest;
}

/** The one that was due first; of two that are due at once the one that was set first. */
function timedOut(state: Hosted): Hosted {
  const due = deadlineOf(state);
  const armed = state.armed.find((one) => one.due === due);
  if (armed !== undefined) {
    return putFirst({ ...state, armed: state.armed.filter((one) => one !== armed) }, [
      armed.operation,
    ]);
  }
  const wait = state.waits.find(({ deadline }) => deadline !== undefined && deadline === due);
  return wait === undefined
    ? state
    : putFirst(withoutWait(state, wait), wait.expire ?? NO_OPERATIONS);
}

type Company = { readonly manners: Manners; readonly at: At };

function take(state: Hosted, message: Term, company: Company): Hosted | undefined {
  for (const wait of state.waits) {
    const received = wait.receive?.(message);
    if (received !== undefined) return takeAwaited(state, { message, wait, received }, company);
  }
  return takeMessage(state, message, company);
}

type Awaited = { readonly message: Term; readonly wait: Wait; readonly received: Received };

/** What was waited for is offered under its name first, and then as any other message. */
function takeAwaited(
  state: Hosted,
  { message, wait, received }: Awaited,
  company: Company,
): Hosted | undefined {
  const { event, before = NO_OPERATIONS, otherwise, keep = false } = received;
  const rest = keep ? state : withoutWait(state, wait);
  const given = event === undefined ? undefined : give(rest, { event, explicit: true }, company.at);
  if (given !== undefined) return putFirst(given, before);
  if (otherwise !== undefined) return putFirst(rest, [...before, ...otherwise]);
  return takeMessage(rest, message, company);
}

function takeMessage(state: Hosted, message: Term, { manners, at }: Company): Hosted | undefined {
  const own = manners.intercept?.(message, state);
  if (own !== undefined) return putFirst(state, own);
  const event = manners.eventOf(message, state, at.moment);
  if (event === undefined) return undefined;
  const greeting = manners.greet?.(state) ?? NO_OPERATIONS;
  const given = give(state, { event, explicit: false }, at);
  if (given !== undefined) return putFirst(given, greeting);
  const operations = manners.untaken?.(event, state, at.moment);
  return operations === undefined ? undefined : putFirst(state, greeting.concat(operations));
}
