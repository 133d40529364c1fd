/** What the learner reads of a system with a mistake. */
import { expect, test } from 'vitest';

import { moduleSource } from '#app/details/elixir-source.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';

import { staging } from './todo.ts';

const sourceOf = (options: object) => staging(optionsTerm(todo.options, options)).source;

const RIGHT = sourceOf({}).split('\n');

test.each([
  [{ naming: 'one' }, 'GenServer.start(__MODULE__, "todo")'],
  [{ naming: 'loads_one' }, 'Todo.Database.get("todo")'],
  [{ naming: 'saves_one' }, 'Todo.Database.store("todo", changed(list, change))'],
  [{ router: 'random' }, 'Map.get(pool, :rand.uniform(map_size(pool)) - 1)'],
  [{ router: 'round_robin' }, 'Map.get(pool, rem(System.unique_integer('],
  [{ router: 'length' }, 'rem(String.length(key), map_size(pool))'],
  [{ router: 'first' }, 'def get_worker(pool, _key), do: Map.get(pool, 0)'],
  [{ router: 'name' }, 'Map.get(pool, key)'],
  [{ routes: 4 }, ':erlang.phash2(key, 4)'],
  [{ writing: 'in_place' }, 'defp write(file, bytes), do: Todo.Disk.write(file, bytes)'],
])('%o', (options, line) => {
  const lines = sourceOf(options).split('\n');
  const changed = lines.filter((one) => !RIGHT.includes(one));
  expect(changed.join('\n')).toContain(line);
  expect(changed.length).toBeLessThan(3);
});

test.each(['supervised', 'registered'])('a list that does not know its name, %s', (form) => {
  const server = moduleSource(sourceOf({ form, naming: 'one' }), 'Todo.Server');
  expect(server?.lines.join('\n')).toContain('GenServer.start_link(__MODULE__, "todo"');
});
