import { describe, expect, test } from 'vitest';

import { boot } from '#kernel/boot.ts';
import { inspectLine } from '#term/inspect.ts';

import { subjectNamed, SUBJECTS } from './catalog.ts';
import {
  count,
  group,
  knownFields,
  type OptionSpecs,
  optionsTerm,
  termOption,
  word,
  words,
} from './options.ts';

const SPECS: OptionSpecs = {
  strategy: word('one', 'all'),
  tries: count(3, 0),
  times: group({ heat: count(800), brew: count(1500) }),
};

const MORE: OptionSpecs = {
  steps: words(['trim', 'split'], ['trim', 'split', 'sum']),
  input: termOption('"a"', { name: 'a text', has: (term) => typeof term === 'string' }),
};

const read = (changes: unknown) => inspectLine(optionsTerm(SPECS, changes));

test('what is not given is as it is at first', () => {
  expect(read({})).toBe('%{strategy: :one, times: %{brew: 1500, heat: 800}, tries: 3}');
  expect(read(undefined)).toBe(read({}));
  expect(read({ strategy: 'all', tries: 0, times: { heat: 1 } })).toBe(
    '%{strategy: :all, times: %{brew: 1500, heat: 1}, tries: 0}',
  );
});

test('words in order and a term are options, too', () => {
  const more = (changes: unknown) => inspectLine(optionsTerm(MORE, changes));
  expect(more({})).toBe('%{input: "a", steps: ["trim", "split"]}');
  expect(more({ steps: [], input: '"b c"' })).toBe('%{input: "b c", steps: []}');
  expect(more({ steps: 'sum |> trim |> trim' })).toBe(
    '%{input: "a", steps: ["sum", "trim", "trim"]}',
  );
  expect(() => more({ steps: ['trim', 'add'] })).toThrow(
    new RangeError('options.steps: "add" is not one of trim, split, sum'),
  );
  expect(() => more({ steps: 5 })).toThrow('options.steps: 5 is not a list of words');
  expect(() => more({ input: ':a' })).toThrow('options.input: ":a" is not a text');
  expect(() => more({ input: '"b' })).toThrow(/^options\.input: .* is not a text: expected /);
  expect(() => more({ input: {} })).toThrow('options.input: {} is not a text, written as a text');
});

test('a field that is not known is named with those that are', () => {
  expect(knownFields({ tell: 1 }, 'input', ['tell', 'name'])).toEqual({ tell: 1 });
  expect(() => knownFields({ tel: 1 }, 'input', ['tell', 'name'])).toThrow(
    new RangeError('input: there is no field "tel"; allowed are tell, name'),
  );
});

describe('a mistake names the field and what is allowed', () => {
  test.each([
    [{ heat: 5 }, 'options.heat: there is no such option; allowed are strategy, tries, times'],
    [
      { toString: 5 },
      'options.toString: there is no such option; allowed are strategy, tries, times',
    ],
    [{ times: { tea: 5 } }, 'options.times.tea: there is no such option; allowed are heat, brew'],
    [{ times: 5 }, 'options.times: 5 is not an object'],
    [{ times: { heat: 0 } }, 'options.times.heat: 0 is not a whole number from 1 on'],
    [{ tries: -1 }, 'options.tries: -1 is not a whole number from 0 on'],
    [{ tries: 1.5 }, 'options.tries: 1.5 is not a whole number from 0 on'],
    [{ tries: 2 ** 60 }, `options.tries: ${2 ** 60} is not a whole number from 0 on`],
    [{ tries: '3' }, 'options.tries: "3" is not a whole number from 0 on'],
    [{ strategy: 'none' }, 'options.strategy: "none" is not one of one, all'],
    [{ strategy: null }, 'options.strategy: null is not one of one, all'],
    [[], 'options: [] is not an object'],
    [null, 'options: null is not an object'],
  ])('%j', (changes, message) => {
    expect(() => read(changes)).toThrow(new RangeError(message));
  });
});

test('every system has a name of its own, and faults that it knows', () => {
  const names = SUBJECTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(subjectNamed(name).name).toBe(name);
  expect(() => subjectNamed('tea-room')).toThrow(
    'there is no system "tea-room"; there are: coffee-shop, coffee-shop-monolith',
  );
});

test.each(SUBJECTS.map((subject) => [subject.name, subject] as const))(
  '%s has the same visitors for the same seed',
  (_, { visitors, system, options }) => {
    expect(visitors(5)).toEqual(visitors(5));
    expect(visitors(5)).not.toEqual(visitors(6));
    const settings = optionsTerm(options, {});
    const { devices } = boot(system, { options: settings }).world;
    for (const { input } of visitors(5)) {
      expect(system.input(input, settings, devices)).toHaveLength(1);
    }
  },
);
