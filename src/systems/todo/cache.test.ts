import { expect, test } from 'vitest';

import { eventsOf } from '#cli/shop-rehearsal.ts';
import { births, printed, START, todoDay } from '#cli/todo-rehearsal.ts';

import { handedOut } from './served.ts';

const ask = (list: string) => `Todo.Cache.server_process(:cache, "${list}")`;

/** IEx starts the cache, then both shells ask for bob in the same moment. */
function day(lookup: number) {
  return todoDay({
    options: { shells: ['IEx', 'Ann'], lookup },
    inputs: [
      [10, START],
      [20, 'Process.register(cache, :cache)'],
      [100, ask('bob')],
      [100, { shell: 'Ann', line: ask('bob') }],
      [700, ask('alice')],
      [1200, ask('bob')],
    ],
  });
}

const answersAt = (lookup: number) =>
  eventsOf(day(lookup), 'logged')
    .filter(({ message }) => typeof message === 'string' && message.startsWith('#PID'))
    .map(({ at }) => at / 1000);

test('a cache that is busy with each request answers one after the other', () => {
  expect(answersAt(0)).toEqual([100, 100, 700, 1200]);
  expect(answersAt(200)).toEqual([300, 500, 900, 1400]);
});

test.each([0, 200])(
  'whoever asks for a name gets the one process, looked up in %i ms',
  (lookup) => {
    const tape = day(lookup);
    const handed = handedOut(tape.events, tape.events.length).map(({ pid }) => pid);
    expect(handed).toHaveLength(4);
    expect(new Set(handed).size).toBe(2);
    expect(handed[3]).toBe(handed[0]);
    expect(births(tape).filter((name) => name.startsWith('Server'))).toHaveLength(2);
    expect(printed(tape).slice(2)).toHaveLength(4);
  },
);
