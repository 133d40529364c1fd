/** Every lesson, as it is: without mistakes of its own, and each task and exercise as it should be. */
import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, test } from 'vitest';

import { LESSONS } from '#app/shell/lessons.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { reach } from '#lesson/lesson.ts';
import { performed, tapeOf } from '#lesson/perform.ts';
import { positionAt } from '#trace/tape.ts';

import { faultsInLesson } from './faults-in-lesson.ts';
import { contentOf, type LessonContent } from './lesson-content.ts';

describe.each(LESSONS)('$number $title', (entry) => {
  let content: LessonContent;
  let lesson: Lesson;
  beforeAll(async () => {
    content = await contentOf(entry);
    ({ lesson } = content);
  });

  test('has no mistakes of its own', () => {
    const prose = readFileSync(`.${entry.folder}/prose.mdx`, 'utf8');
    expect(faultsInLesson({ ...content, prose })).toEqual([]);
  });

  test('nothing that is to be done is done when it opens', () => {
    for (const { id, task } of lesson.steps) {
      if (task === undefined) continue;
      const run = lesson.runs[task.solution.run] ?? lesson.runs.main;
      const tape = tapeOf(run);
      const seen = tape.eventCounts[positionAt(tape, run.opensAt)] ?? 0;
      const done = reach(tape, task.isDone);
      expect(done === undefined || done.id > seen, id).toBe(true);
    }
  });

  test('each task is done by its solution', () => {
    for (const { id, task } of lesson.steps) {
      if (task === undefined) continue;
      expect(reach(performed(lesson, task.solution), task.isDone), id).toBeDefined();
    }
  });

  test('each play comes to its milestone, in the run as it is or as the solutions leave it', () => {
    for (const { id, play } of lesson.steps) {
      if (play === undefined) continue;
      expect(
        tapesOf(lesson).some((tape) => reach(tape, play.until) !== undefined),
        id,
      ).toBe(true);
    }
  });

  test('every sentence that is to be said is said', () => {
    const tapes = tapesOf(lesson);
    for (const { id, narration = [] } of lesson.steps) {
      for (const { when, text } of narration) {
        const said = tapes.some((tape) => reach(tape, when) !== undefined);
        expect(said, `${id}: ${text}`).toBe(true);
      }
    }
  });

  test('every moment that words lead to comes', () => {
    for (const [name, moment] of Object.entries(lesson.moments ?? {})) {
      expect(
        tapesOf(lesson).some((tape) => reach(tape, moment) !== undefined),
        name,
      ).toBe(true);
    }
  });
});

/** All runs of a lesson, untouched and with each solution done. */
function tapesOf(lesson: Lesson) {
  const solutions = lesson.steps.flatMap(({ task, scene }) =>
    [task?.solution, scene?.at?.by].filter((one) => one !== undefined),
  );
  return [
    ...Object.values(lesson.runs).map(tapeOf),
    ...solutions.map((solution) => performed(lesson, solution)),
  ];
}
