import { expect, test } from 'vitest';

import { frontMatterIn, trackMatterIn } from './front-matter.ts';

const WHOLE = {
  number: '2.3',
  title: 'The gateway crashes',
  heading: 'The gateway crashes mid-payment',
  kicker: 'Coffee shop · failure',
  minutes: 8,
  summary: 'Crash the gateway.',
  discuss: 'What would you like to lose?',
};

const inFile = (changes: Readonly<Record<string, unknown>>) => () =>
  frontMatterIn({ ...WHOLE, ...changes }, 'lessons/a/b/prose.mdx');

test('front matter that is whole is taken as it is', () => {
  expect(inFile({})()).toEqual(WHOLE);
});

test.each([
  [{ minuts: 8 }, 'lessons/a/b/prose.mdx: there is no field "minuts"; allowed are number, title,'],
  [{ title: undefined }, 'lessons/a/b/prose.mdx: the field "title" is missing'],
  [{ title: '  ' }, 'title: "" is not allowed; expected a text that is not empty'],
  [{ minutes: 'eight' }, 'minutes: "eight" is not allowed; expected number'],
  [{ minutes: 0 }, 'minutes: 0 is not allowed; expected >=1'],
  [{ number: '2' }, 'number: "2" is not allowed; expected a number such as \'2.3\', in quotes'],
  [{ summary: 'x'.repeat(161) }, 'expected at most 160 characters'],
])('a wrong field is named with its file and what is allowed: %j', (changes, message) => {
  expect(inFile(changes)).toThrow(message);
});

test('a track that says nothing of itself is refused', () => {
  expect(() => trackMatterIn(null, 'lessons/a/track.yaml')).toThrow(
    'lessons/a/track.yaml: the field "name" is missing; the field "about" is missing',
  );
});
