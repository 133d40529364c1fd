import { describe, expect, test } from 'vitest';

import { played, shopTape } from '#cli/shop-rehearsal.ts';
import { faultNow, parseFault } from '#trace/fault-text.ts';
import { act, fork, playUntil, positionAt, positionOf, type Tape, worldAt } from '#trace/tape.ts';

import {
  clustersOf,
  countOf,
  kindOf,
  markBeside,
  markName,
  milestoneAt,
  trackMarks,
} from './marks.ts';

const CELL = 50_000;
const faults = ['crash Barista at 500', 'crash Barista at 900'];
const tape = played(shopTape({ faults, settings: { flight: 100_000 } }), 4000);
const all = tape.events.length;

function countAt(of: Tape, seconds: number): number {
  return of.eventCounts[positionAt(of, seconds * 1_000_000)] ?? 0;
}

/** The marks of the first so many seconds, one by one. */
function namesUntil(seconds: number): readonly string[] {
  return trackMarks(tape, countAt(tape, seconds), CELL).cells.map(markName);
}

describe('marks', () => {
  test('are crashes and restarts, by name, and none of what is only recorded ahead', () => {
    expect(namesUntil(0.4)).toEqual([]);
    expect(namesUntil(0.6)[0]).toMatch(/^0\.50 s: Barista exits: :boom/);
    expect(namesUntil(4)).toHaveLength(4);
    expect(namesUntil(0.6)).toHaveLength(2);
  });

  test('are the same object until another is seen', () => {
    const shown = trackMarks(tape, all - 1, CELL);
    expect(trackMarks(tape, all, CELL)).toBe(shown);
  });

  test('show what a learner did as such, and what was planned as an input', () => {
    const at = 2_000_000;
    const position = positionAt(tape, at);
    const own = fork(tape, position);
    const allowed = { processes: ['Cashier'], devices: {} };
    const fault = faultNow(worldAt(tape, position), parseFault('suspend Cashier at 0', allowed));
    if (fault === undefined) throw new Error('there is no cashier');
    act(own, { kind: 'fault', fault }, at);
    playUntil(own, 3_000_000);
    const { cells, inputs } = trackMarks(own, own.events.length, CELL);
    expect(cells.map(kindOf).filter((kind) => kind === 'own')).toHaveLength(1);
    expect(inputs).toHaveLength(3);
  });
});

test('marks that are close become one that says how many', () => {
  const { cells } = trackMarks(tape, all, CELL);
  const [one, ...others] = clustersOf(cells, 2_000_000);
  expect(others).toEqual([]);
  expect(one && [kindOf(one), countOf(one)]).toEqual(['crash', 4]);
  expect(one && markName(one)).toMatch(/^2 crashes, 2 restarts: 0\.50 s to /);
  expect(clustersOf(cells, 1).map(countOf)).toEqual([1, 1, 1, 1]);
});

test('one goes from mark to mark, and back', () => {
  const visited: number[] = [];
  let position = 0;
  for (;;) {
    const next = markBeside(tape, position, { by: 1, upTo: all });
    if (next === undefined) break;
    visited.push(next.id);
    position = positionOf(tape, next.id);
  }
  expect(visited).toHaveLength(4);
  const back: number[] = [];
  for (;;) {
    const mark = markBeside(tape, position, { by: -1, upTo: all });
    if (mark === undefined) break;
    back.push(mark.id);
    position = positionOf(tape, mark.id);
  }
  expect(back).toEqual(visited.slice(0, -1).toReversed());
});

test('what is said of now is the latest crash or restart', () => {
  expect(milestoneAt(tape, countAt(tape, 0.4))).toBeUndefined();
  expect(milestoneAt(tape, countAt(tape, 0.55))?.kind).toBe('crash');
  expect(milestoneAt(tape, countAt(tape, 0.8))?.kind).toBe('restart');
});
