import { expect, test } from 'vitest';

import type { LessonRun } from '#lesson/lesson.ts';
import { tapeOf } from '#lesson/perform.ts';

import { FIXED, IN_TURN, OLDER, OLDER_FIXED, ONE } from './runs.ts';

const SET_OUT = 3000;

/** What shells print after the five have set out, with how many milliseconds later. */
function printed(run: LessonRun) {
  return tapeOf(run).events.flatMap(({ at, ...event }) =>
    event.kind === 'logged' && typeof event.message === 'string' && at > SET_OUT * 1000
      ? [{ after: at / 1000 - SET_OUT, text: event.message }]
      : [],
  );
}

test.each([
  ['one worker: five times', ONE, 3],
  ['three in turn: twice', IN_TURN, 1.2],
  ['a fixed one each, and three lists share it: three times', FIXED, 1.8],
])('%s 0.6 s, and 0.6 s for messages', (_name, run, seconds) => {
  const saved = printed(run).filter(({ text }) => text === ':ok');
  expect(saved).toHaveLength(5);
  expect(saved.at(-1)?.after).toBeCloseTo((seconds + 0.6) * 1000);
});

test('the older list wins in turn, and both entries stay with one worker for the list', () => {
  const [lost, kept] = [OLDER, OLDER_FIXED].map((run) => printed(run).map(({ text }) => text));
  for (const texts of [lost, kept]) expect(texts).toContain(':ok');
  expect(lost?.at(-1)).toContain('Show Ann');
  expect(lost?.at(-1)).not.toContain('Call Dan');
  expect(kept?.at(-1)).toMatch(/Show Ann[^]*Call Dan/);
});
