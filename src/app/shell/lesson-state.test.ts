import { expect, test } from 'vitest';

import type { LessonEntry } from '#lesson/catalog.ts';

import { lessonState, unfinishedLesson } from './lesson-state.ts';
import { NO_PROGRESS, type Stored } from './stored.ts';

const [first, second, third, unseen] = ['a', 'b', 'c', 'd'].map((id) => ({ id }) as LessonEntry);
const ALL = [first, second, third, unseen].filter((one) => one !== undefined);
const STORED: Stored = {
  settings: {},
  lessons: {
    a: { ...NO_PROGRESS, seen: 1 },
    b: { ...NO_PROGRESS, seen: 5 },
    c: { ...NO_PROGRESS, seen: 9, complete: 9 },
    gone: { ...NO_PROGRESS, seen: 20 },
  },
};

test('a lesson is new, begun or complete', () => {
  const states = ALL.map((lesson) => lessonState(STORED, lesson));
  expect(states).toEqual(['begun', 'begun', 'complete', 'new']);
});

test('one goes on with what was seen last and is not complete', () => {
  expect(unfinishedLesson(STORED, ALL)).toBe(second);
  expect(unfinishedLesson({ settings: {}, lessons: {} }, ALL)).toBeUndefined();
});
