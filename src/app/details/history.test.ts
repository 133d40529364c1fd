import { expect, test } from 'vitest';

import { afterMove, eventCountAt } from '#app/lesson/lesson-fixture.ts';
import { crashMove, tapeOf } from '#app/lesson/lesson-run.ts';
import { lesson } from '#lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts';

import { marksUpTo, milestoneAt, transcriptUpTo } from './history.ts';

const quiet = tapeOf(lesson.run);
const crashed = afterMove(quiet, 4.6, crashMove('PaymentGateway', ':boom'));

test('the transcript ends with what has happened last', () => {
  const lines = transcriptUpTo(crashed, eventCountAt(crashed, 4.7));
  expect(lines.some(({ text, tone }) => tone === 'crash' && /PaymentGateway/.test(text))).toBe(
    true,
  );
  expect(lines.some(({ text }) => /starts again/.test(text))).toBe(false);
});

test('what is recorded ahead has no mark yet', () => {
  const kinds = (seconds: number) =>
    marksUpTo(crashed, eventCountAt(crashed, seconds)).map(({ kind }) => kind);
  expect(kinds(4.5)).not.toContain('crash');
  expect(kinds(4.7)).toContain('crash');
  expect(kinds(4.7)).not.toContain('restart');
  expect(kinds(6)).toContain('restart');
});

test('a crash and then the restart are what is said of now', () => {
  expect(milestoneAt(crashed, eventCountAt(crashed, 4.5))).toBeUndefined();
  expect(milestoneAt(crashed, eventCountAt(crashed, 4.7))?.kind).toBe('crash');
  expect(milestoneAt(crashed, eventCountAt(crashed, 6))?.kind).toBe('restart');
});

test('a quiet day has neither', () => {
  expect(milestoneAt(quiet, eventCountAt(quiet, 10))).toBeUndefined();
});
