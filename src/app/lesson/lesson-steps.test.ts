import { expect, test } from 'vitest';

import { moveOf, tapeOf } from '#lesson/perform.ts';
import { lesson } from '#lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts';

import { afterMove, eventCountAt } from './lesson-fixture.ts';
import { isTaskDone, mainAction } from './lesson-steps.ts';

const quiet = tapeOf(lesson.runs.main);
const crashed = afterMove(quiet, 4.6, (world) =>
  moveOf({ fault: 'crash PaymentGateway with :boom' }, world),
);
const stepOf = (name: string) =>
  lesson.steps.find(({ id }) => id === name) ?? { id: name, kind: 'tell' as const };
const at = (tape: typeof quiet, seconds: number) => ({
  tape,
  eventCount: eventCountAt(tape, seconds),
});

test('the first step plays to the payment', () => {
  expect(mainAction(stepOf('watch'), false, at(quiet, 1.65)).kind).toBe('play');
});

test('when its milestone has passed, a step only leads on', () => {
  expect(mainAction(stepOf('watch'), false, at(quiet, 6)).kind).toBe('next');
});

test('a task that nobody has done does not hold anybody up', () => {
  expect(mainAction(stepOf('barista'), false, at(quiet, 6)).kind).toBe('next');
});

test('a task is done when it has happened, not when it is recorded', () => {
  const { task } = stepOf('crash');
  expect(task && isTaskDone(task, at(crashed, 4.5))).toBe(false);
  expect(task && isTaskDone(task, at(crashed, 4.7))).toBe(true);
});

test('a task that is about to be done is played to', () => {
  expect(mainAction(stepOf('crash'), false, at(crashed, 4.5)).kind).toBe('play');
});

test('the last step leads out of the lesson', () => {
  expect(mainAction(stepOf('free'), true, at(quiet, 6)).kind).toBe('end');
});
