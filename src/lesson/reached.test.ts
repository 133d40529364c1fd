import { expect, test } from 'vitest';

import { lesson } from '#lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts';
import { playUntil } from '#trace/tape.ts';

import { reach } from './lesson.ts';
import type { Milestone } from './lesson.ts';
import { tapeOf } from './perform.ts';
import { firstReached } from './reached.ts';

const never: Milestone = () => false;
const { payment = never, crash = never } = lesson.moments ?? {};

test('what is found is the first that is so', () => {
  const tape = tapeOf(lesson.runs.main);
  expect(firstReached(tape, payment)).toBe(reach(tape, payment));
  expect(firstReached(tape, payment)).toBeDefined();
});

test('what lies behind the present has not happened yet', () => {
  const tape = tapeOf(lesson.runs.main);
  const id = reach(tape, payment)?.id ?? 0;
  expect(firstReached(tape, payment, id - 1)).toBeUndefined();
  expect(firstReached(tape, payment, id)?.id).toBe(id);
});

test('no event is looked at twice, also as the tape grows', () => {
  const tape = tapeOf({ ...lesson.runs.main, horizon: 1_000_000 });
  let looked = 0;
  const counting: Milestone = () => {
    looked += 1;
    return false;
  };
  firstReached(tape, counting);
  firstReached(tape, counting);
  expect(looked).toBe(tape.events.length);
  playUntil(tape, 5_000_000);
  firstReached(tape, counting);
  expect(looked).toBe(tape.events.length);
  expect(firstReached(tape, crash)).toBeUndefined();
});
