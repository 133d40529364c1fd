import { describe, expect, test } from 'vitest';

import { encode } from '#term/external.ts';
import { tuple } from '#term/term.ts';

import {
  added,
  broken,
  call,
  DATE,
  day,
  deleted,
  file,
  NAMES,
  noted,
  read,
  told,
  type Fate,
} from './history-fixture.ts';

test('an ordinary day breaks none', () => {
  const fates = [
    ...added('milk'),
    ...added('tea'),
    ...noted(1, 'cold'),
    ...read(['1 milk (cold)', '2 tea']),
    ...deleted(2),
    ...read(['1 milk (cold)']),
  ];
  expect(broken(day(fates, { 'bob.list': file(3, '1 milk (cold)') }))).toEqual({});
});

describe('a change is never doubled', () => {
  test('in an answer', () => {
    const after = day([...added('milk'), ...read(['1 milk', '2 milk'])]);
    expect(broken(after)).toEqual({ [NAMES.doubled]: 'bob: "milk" is there twice' });
  });

  test('in a file', () => {
    const after = day(added('milk'), { 'bob.list': file(3, '1 milk', '2 milk') });
    expect(broken(after)).toEqual({ [NAMES.doubled]: 'bob: "milk" is there twice' });
  });

  test('in two answers', () => {
    const after = day([...added('milk'), ...read(['1 milk']), ...read(['2 milk'])]);
    expect(broken(after)).toEqual({ [NAMES.doubled]: 'bob: "milk" is number 1 and number 2' });
  });
});

describe('no list sees another’s entries', () => {
  test('in an answer', () => {
    const after = day([...added('milk', 'café bar'), ...read(['1 milk'])]);
    expect(broken(after)).toHaveProperty(NAMES.strange, 'bob: "milk" was added to café bar');
  });

  test('in a file', () => {
    const files = { 'caf%C3%A9+bar.list': file(2, '1 milk') };
    const after = day([...added('milk'), ...read([], 'café bar')], files);
    expect(broken(after)).toEqual({ [NAMES.strange]: 'café bar: "milk" was added to bob' });
  });
});

describe('every list’s file is whole', () => {
  const whole = file(2, '1 milk');

  test.each<readonly [string, Uint8Array, string]>([
    ['is cut', whole.slice(0, 40), 'bob.list is no list'],
    ['is another term', encode(tuple(1, 2)), 'bob.list is no list'],
    ['gives a number again', file(1, '1 milk'), 'bob.list: "milk" is number 1, and the next is 1'],
  ])('it %s', (_, bytes, what) => {
    expect(broken(day(added('milk'), { 'bob.list': bytes }))).toEqual({ [NAMES.torn]: what });
  });

  test('none had to be set aside', () => {
    const after = day(added('milk'), { 'bob.list.8.corrupt': whole.slice(0, 40) });
    expect(broken(after)).toEqual({ [NAMES.torn]: 'bob.list.8.corrupt is no list' });
  });

  test('what was written aside is none', () => {
    const files = { 'bob.list': whole, 'bob.list.7.tmp': whole.slice(0, 40) };
    expect(broken(day(added('milk'), files))).toEqual({});
  });
});

describe('nobody waits for ever', () => {
  const idle = (count: number): readonly Fate[] =>
    Array.from({ length: count }, () => told('self()', '#PID<0.110.0>')).flat();

  test('at the end of the day', () => {
    const after = day([{ who: 'Ann', line: 'self()' }]);
    expect(broken(after)).toEqual({ [NAMES.waits]: 'Ann still waits for self()' });
  });

  test('until the power is cut', () => {
    const waits = { who: 'Ann', line: 'self()' };
    const after = (count: number) =>
      broken(day([waits, ...idle(count), { who: 'Ann', ends: true }]));
    expect(after(16)).toEqual({ [NAMES.waits]: 'Ann waited in vain for self()' });
    expect(after(5)).toEqual({});
  });
});

test('a node that starts again answers', () => {
  const line = call('entries', DATE);
  const refused = [{ types: line }, ...told(line, '** (exit) …')];
  const answered = [{ types: line }, ...read([])];
  const what = (gave: string) => ({ [NAMES.refused]: `${line} gave ${gave}` });
  expect(broken(day([...refused, { halt: true }, ...answered]))).toEqual({});
  expect(broken(day([...answered, { halt: true }, ...refused]))).toEqual(what('** (exit) …'));
  expect(broken(day([...answered, { halt: true }, { types: line }]))).toEqual(what('nothing'));
});
