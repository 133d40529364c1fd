import { expect, test } from 'vitest';

import { eventsOf } from '#cli/shop-rehearsal.ts';
import { births, printed, START, todoDay } from '#cli/todo-rehearsal.ts';
import { step } from '#kernel/step.ts';
import type { World } from '#kernel/world.ts';
import { choicesInWords } from '#trace/choice-text.ts';
import { act } from '#trace/tape.ts';
import { movesOf } from '#trace/visible-step.ts';

import { handedOut } from './served.ts';
import { todo } from './todo.ts';

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

/** The steps of those that have to do with the answer; who loads the list, and who gives up, is left out. */
const OTHERS = /Database|Worker|disk|the after of/;

/** How many processes each order of steps has started, when both have printed a pid. */
function startedIn(world: World, before: { readonly printed: number; readonly births: number }) {
  const found: number[] = [];
  for (const { choice, text } of choicesInWords(world)) {
    if (OTHERS.test(text)) continue;
    let [now, { printed: lines, births: born }] = [world, before];
    for (const move of movesOf(world, choice)) {
      const next = step(now, move);
      now = next.world;
      lines += next.events.filter(({ kind }) => kind === 'logged').length;
      born += next.events.filter(({ kind }) => kind === 'spawned').length;
    }
    found.push(...(lines === 2 ? [born] : startedIn(now, { printed: lines, births: born })));
  }
  return found;
}

test('in none of 32 orders do two who ask for a new name get two processes', () => {
  const tape = todoDay({
    options: { shells: ['IEx', 'Ann'] },
    inputs: [
      [10, START],
      [20, 'Process.register(cache, :cache)'],
    ],
    until: 200,
  });
  for (const shell of ['IEx', 'Ann']) {
    act(tape, { kind: 'input', input: todo.input({ shell, line: ask('bob') }, 'asks') });
  }
  expect(startedIn(tape.world, { printed: 0, births: 0 })).toEqual(
    Array.from({ length: 32 }, () => 1),
  );
});
