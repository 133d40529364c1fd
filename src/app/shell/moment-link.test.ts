import { expect, test } from 'vitest';

import { encodeMoment, type SharedMoment } from '#trace/link.ts';

import { linkTo, momentAsked, refusal } from './moment-link.ts';

const MOMENT: SharedMoment = {
  lesson: 'coffee-shop/the-gateway-crashes',
  content: 1,
  step: 'crash',
  run: 'main',
  seed: 7,
  moves: [],
  position: 4,
  at: 100,
  view: 'tree',
};

test('a link leads to the lesson in full, not to its frame', () => {
  const here = 'https://example.org/brew/lessons/a/b/?embed#moment=old';
  const link = linkTo(MOMENT, here);
  expect(link).toBe(`https://example.org/brew/lessons/a/b/${encodeMoment(MOMENT)}`);
  expect(momentAsked(MOMENT.lesson, new URL(link).hash)).toEqual({
    kind: 'moment',
    moment: MOMENT,
  });
});

test('a link to another lesson is refused, and that is said', () => {
  const asked = momentAsked('processes/mailboxes', encodeMoment(MOMENT));
  expect(asked).toEqual({ kind: 'refused', why: 'it belongs to another lesson' });
  expect(refusal('it is damaged')).toMatch(/^This link cannot be opened: it is damaged\./);
});
