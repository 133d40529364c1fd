import { expect, test } from 'vitest';

import { todoDay } from '#cli/todo-rehearsal.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';

import { todoCast } from './casts/todo.ts';
import { momentOf } from './moment-of.ts';

test('in another cast the same process plays another part', () => {
  const tape = todoDay({ options: { form: 'registered' }, inputs: [], until: 500 });
  const place = { tape, position: tape.times.length - 1, at: 400_000 };
  const kindIn = (form: string) => {
    const { parts } = todoCast(optionsTerm(todo.options, { form }));
    return momentOf(place, parts).processes.find(({ key }) => key === 'Cache')?.kind;
  };
  expect(['plain', 'registered', 'plain'].map(kindIn)).toEqual(['worker', 'supervisor', 'worker']);
});
