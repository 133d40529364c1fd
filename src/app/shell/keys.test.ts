import { expect, test } from 'vitest';

import { keyOf, KEYS, keysOf, shownHere } from './keys.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  [{ key: 'k' }, 'k'],
  [{ key: 'K' }, 'k'],
  [{ key: 'K', shiftKey: true }, 'k'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: 'ArrowLeft', shiftKey: true }, 'Shift+ArrowLeft'],
  [{ key: 'k', ctrlKey: true }, 'Mod+k'],
  [{ key: 'k', metaKey: true }, 'Mod+k'],
  [{ key: 'k', ctrlKey: true, shiftKey: true }, undefined],
  [{ key: 'ArrowLeft', altKey: true }, undefined],
])('%o is the key %s', (pressed, name) => {
  expect(keyOf({ ...NONE, ...pressed })).toBe(name);
});

test('no key does two things', () => {
  const keys = KEYS.flatMap(({ acts }) => Object.keys(acts));
  expect(keys).toEqual([...new Set(keys)]);
});

test('only what a page can do is bound', () => {
  const play = () => {};
  expect(keysOf({ play })).toEqual({ ' ': play, '.': play });
});

test('a key is shown as it is written on the keyboard at hand', () => {
  expect(shownHere('Mod K', 'MacIntel')).toBe('⌘K');
  expect(shownHere('Mod K', 'Linux x86_64')).toBe('Ctrl K');
});
