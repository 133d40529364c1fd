/**
 * What a supervisor does about an end: how many restarts it allows, and who is ended and started in
 * which order. Plain functions of the children. SPEC, section SU.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import { equal } from '#term/compare.ts';
import type { Term } from '#term/term.ts';

import type { Child, Children } from './child.ts';

export type Strategy = 'one_for_one' | 'one_for_all' | 'rest_for_one';

export type Intensity = { readonly maxRestarts: number; readonly maxSeconds: number };

/** The child as it was when the plan was made: a temporary one may have left the list since. */
export type Step = { readonly kind: 'stop' | 'start'; readonly child: Child };

export type Plan = readonly Step[];

/** `supervisor:add_restart/1`: whole seconds, the latest first, old ones forgotten. */
export function addRestart(
  restarts: readonly number[],
  now: Microseconds,
  { maxSeconds }: Intensity,
): readonly number[] {
  const second = Math.floor(now / 1_000_000);
  return [second, ...restarts.filter((other) => other >= second - maxSeconds)];
}

export function isTooMany(restarts: readonly number[], { maxRestarts }: Intensity): boolean {
  return restarts.length > maxRestarts;
}

export function startPlan(children: Children): Plan {
  return children.map((child) => ({ kind: 'start', child }));
}

/** The last one started ends first. */
export function stopPlan(children: Children): Plan {
  return children
    .filter(({ pid }) => pid !== undefined)
    .toReversed()
    .map((child) => ({ kind: 'stop', child }));
}

export type Regrouping = { readonly children: Children; readonly plan: Plan };

/** Temporary members of a group that is ended are gone for good. */
export function regroup(strategy: Strategy, children: Children, failed: Term): Regrouping {
  const group = groupOf(strategy, children, failed);
  const comesBack = (child: Child) => strategy === 'one_for_one' || child.restart !== 'temporary';
  return {
    children: children.filter((child) => comesBack(child) || !group.includes(child)),
    plan: [...stopPlan(group), ...startPlan(group.filter(comesBack))],
  };
}

function groupOf(strategy: Strategy, children: Children, failed: Term): Children {
  const at = children.findIndex(({ id }) => equal(id, failed));
  switch (strategy) {
    case 'one_for_one':
      return children.slice(at, at + 1);
    case 'one_for_all':
      return children;
    case 'rest_for_one':
      return children.slice(at);
  }
}
