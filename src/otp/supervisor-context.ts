/** What a supervisor keeps, and how each thing that happens changes it. */
import { element } from '#term/access.ts';
import { equal } from '#term/compare.ts';
import { isAtom, isPid, isTuple, type Pid, type Term } from '#term/term.ts';

import {
  type Child,
  type Children,
  findChild,
  isRestarted,
  removeChild,
  replaceChild,
} from './child.ts';
import {
  addRestart,
  type Intensity,
  isTooMany,
  type Plan,
  regroup,
  type Step,
  type Strategy,
} from './restart.ts';

export type SupervisorContext = {
  readonly strategy: Strategy;
  readonly intensity: Intensity;
  readonly children: Children;
  /** When it restarted, in seconds, the latest first. */
  readonly restarts: readonly number[];
  /** Whom it ends and starts, one after the other. */
  readonly plan: Plan;
  /** The start that failed, and why. */
  readonly failure: Failure | undefined;
  /** The call that it is at, and what the caller is told when the plan is done. */
  readonly change: Change | undefined;
};

export type Failure = { readonly child: Child; readonly reason: Term };

export type Change = {
  readonly kind: 'add' | 'restart' | 'stop';
  readonly from: Term;
  readonly id: Term;
};

/** What can be changed at once by `assign`. */
export type Changed = Partial<SupervisorContext>;

export function nextStep({ plan }: SupervisorContext): Step | undefined {
  return plan[0];
}

export function childWithPid(
  { children }: SupervisorContext,
  pid: Term | undefined,
): Child | undefined {
  return pid === undefined ? undefined : children.find((child) => child.pid === pid);
}

/** What a start function returned. */
export type Started =
  | { readonly kind: 'ok'; readonly pid: Pid }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'failed'; readonly reason: Term };

export function startedIn(result: Term): Started {
  if (isAtom(result, 'ignore')) return { kind: 'ignore' };
  const [tag, value] = isTuple(result) ? result.items : [];
  if (tag !== undefined && value !== undefined) {
    if (isAtom(tag, 'ok') && isPid(value)) return { kind: 'ok', pid: value };
    if (isAtom(tag, 'error') && isTuple(result, 2)) return { kind: 'failed', reason: value };
  }
  return { kind: 'failed', reason: result };
}

/** The child at hand was started, or ignored: then it is kept without a pid. */
export function afterStart(context: SupervisorContext, pid: Pid | undefined): Changed {
  const [step, ...plan] = context.plan;
  if (step === undefined) return {};
  const { child } = step;
  const gone = pid === undefined && child.restart === 'temporary';
  const changed = { ...child, pid, isRestarting: false };
  const children = gone
    ? removeChild(context.children, child.id)
    : replaceChild(context.children, changed);
  return { children, plan };
}

/** The child at hand could not be started: the rest of the plan is off. */
export function afterFailure(context: SupervisorContext, reason: Term): Changed {
  const child = nextStep(context)?.child;
  if (child === undefined) return {};
  return { plan: [], failure: { child, reason } };
}

/** The child at hand is dead. */
export function afterStop(context: SupervisorContext): Changed {
  const [step, ...plan] = context.plan;
  if (step === undefined) return {};
  const child = findChild(context.children, step.child.id);
  if (child === undefined || child.pid !== step.child.pid) return { plan };
  return { plan, children: replaceChild(context.children, { ...child, pid: undefined }) };
}

/** A child has ended and is not started again. */
export function afterEnd(context: SupervisorContext, pid: Term): Changed {
  const { children } = context;
  const child = childWithPid(context, pid);
  if (child === undefined) return {};
  if (child.restart === 'temporary') return { children: removeChild(children, child.id) };
  return { children: replaceChild(children, { ...child, pid: undefined }) };
}

/** Whether the end of this child leads to a restart. */
export function wantsRestart(context: SupervisorContext, pid: Term, reason: Term): boolean {
  const child = childWithPid(context, pid);
  return child !== undefined && isRestarted(child, reason);
}

export function wouldBeTooMany({ restarts, intensity }: SupervisorContext, now: number): boolean {
  return isTooMany(addRestart(restarts, now, intensity), intensity);
}

/** The plan of a restart. The child that failed is dead already. */
export function planRestart(
  context: SupervisorContext,
  child: Child | undefined,
  now: number,
): Changed {
  if (child === undefined) return {};
  const { strategy, intensity } = context;
  const dead = replaceChild(context.children, { ...child, pid: undefined });
  const restarts = addRestart(context.restarts, now, intensity);
  return { ...regroup(strategy, dead, child.id), restarts, failure: undefined };
}

/** It gives up: the child that failed is dead, the others will be ended. */
export function givenUp(
  context: SupervisorContext,
  child: Child | undefined,
  now: number,
): Changed {
  if (child === undefined) return {};
  const restarts = addRestart(context.restarts, now, context.intensity);
  const dead = { ...child, pid: undefined, isRestarting: false };
  return { restarts, children: replaceChild(context.children, dead) };
}

/** A restart failed: the child waits to be tried again. */
export function markRestarting(context: SupervisorContext): Changed {
  const failed = context.failure?.child;
  const child = failed === undefined ? undefined : findChild(context.children, failed.id);
  if (child === undefined) return { failure: undefined };
  const children = replaceChild(context.children, { ...child, pid: undefined, isRestarting: true });
  return { failure: undefined, children };
}

/** The child that a `{:try_again_restart, id}` names, if it still waits for it. */
export function toTryAgain({ children }: SupervisorContext, request: Term): Child | undefined {
  const id = element(request, 1);
  return children.find((child) => id !== undefined && child.isRestarting && equal(child.id, id));
}
