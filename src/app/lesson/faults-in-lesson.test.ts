import { readFileSync } from 'node:fs';

import { beforeAll, expect, test } from 'vitest';

import { lessonAt } from '#app/shell/lessons.ts';
import type { Lesson, LessonStep } from '#lesson/lesson.ts';

import { faultsInLesson, type WholeLesson } from './faults-in-lesson.ts';
import { contentOf } from './lesson-content.ts';

let whole: WholeLesson;

beforeAll(async () => {
  const entry = lessonAt('/lessons/coffee-shop/the-gateway-crashes/');
  if (entry === undefined) throw new Error('the lesson is gone');
  const prose = readFileSync(`.${entry.folder}/prose.mdx`, 'utf8');
  whole = { ...(await contentOf(entry)), prose };
});

const withProse = (from: string, to: string) =>
  faultsInLesson({ ...whole, prose: whole.prose.replace(from, to) });

const withLesson = (changes: Partial<Lesson>) =>
  faultsInLesson({ ...whole, lesson: { ...whole.lesson, ...changes } });

const withStep = (changes: Partial<LessonStep>) =>
  withLesson({
    steps: whole.lesson.steps.map((step) => (step.id === 'crash' ? { ...step, ...changes } : step)),
  });

test('a lesson that is right has none', () => {
  expect(faultsInLesson(whole)).toEqual([]);
});

test('a process that nobody is called is named, with who there is', () => {
  expect(withProse('<P name="Barista" />', '<P name="Baristo" />')).toEqual([
    expect.stringMatching(/^prose\.mdx: <P name>: there is no "Baristo"; allowed are Supervisor, /),
  ]);
});

test('a part that prose has not is named', () => {
  expect(withProse('<P name="Barista" />', '<Box />')).toEqual([
    'prose.mdx: there is no "Box"; allowed are Step, P, M, Go, Simplified',
  ]);
});

test('words without a step, and a step without words', () => {
  expect(withProse('<Step id="heal">', '<Step id="heel">')).toEqual([
    expect.stringContaining(
      'prose.mdx: <Step id>: there is no "heel"; allowed are watch, predict,',
    ),
    'prose.mdx: the step "heal" has no words: <Step id="heal"> is missing',
  ]);
});

test('a moment that the lesson has not', () => {
  expect(withProse('<Go to="payment">', '<Go to="pay-day">')).toEqual([
    expect.stringMatching(/<Go to>: there is no "pay-day"; allowed are payment, crash, restart/),
  ]);
});

test('a run that the lesson has not', () => {
  expect(withStep({ scene: { run: 'mian' } })).toEqual([
    'lesson.ts: steps[2]: run: there is no "mian"; allowed are main, shared',
  ]);
});

test('a task without a solution', () => {
  const task = { label: 'Crash it', hint: 'Press Crash', isDone: () => false, coming: 'Play' };
  // As a lesson in plain JavaScript would have it.
  const faults = withStep({ task: task as unknown as NonNullable<LessonStep['task']> });
  expect(faults).toEqual(['lesson.ts: steps[2].task: the solution is missing']);
});

test('an exercise with a mistake says where', () => {
  const exercise = {
    kind: 'choice',
    id: 'q',
    text: 'Who?',
    hint: 'Look.',
    praise: 'Yes.',
    options: [
      { id: 'a', text: 'A', reply: 'No.' },
      { id: 'b', text: 'B', reply: 'Not that one.' },
    ],
  } as const;
  expect(withStep({ exercise })).toEqual([
    expect.stringMatching(/^lesson\.ts: steps\[2\]\.exercise: /),
  ]);
});

test('a system that cannot be shown fails by its name', async () => {
  const { stagingOf } = await import('./staging.ts');
  await expect(stagingOf('tea-house')).rejects.toThrow(
    /the system "tea-house" cannot be shown; there are: .*coffee-shop/,
  );
});
