/** The to-do server with many lists: what an operation, a step, a start and a list cost. */
import { boot } from '#kernel/boot.ts';
import type { Move } from '#kernel/move.ts';
import { nextAt, step } from '#kernel/step.ts';
import type { System, World } from '#kernel/world.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';
import { tagOf } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { encode } from '#term/external.ts';
import { binary, map, type Term, tuple } from '#term/term.ts';

import { client, listName } from './todo-client.ts';

const BATCH = 100;
/** Of the tree that starts by itself, with a disk as quick as can be. */
export const OPTIONS: Term = optionsTerm(todo.options, {
  form: 'supervised',
  power: 'off',
  read: 1,
  write: 1,
  rename: 1,
});

/** The to-do server, and clients that come in with `{:open, …}` and `{:work, …}`. */
export const system: System = {
  ...todo.system,
  input: (input, options, devices) =>
    ['open', 'work'].includes(tagOf(input) ?? '')
      ? [{ kind: 'spawn', behaviour: client, argument: input, label: 'Client' }]
      : todo.system.input(input, options, devices),
};

/** A world without power, the disk of which has so many lists of three entries. */
export function storeOf(lists: number): World {
  const { world } = boot(system, { options: OPTIONS });
  return after(world, mounting(lists));
}

/** The move that gives a disk so many lists of three entries. */
export function mounting(lists: number): Move {
  const files = Array.from({ length: lists }, (_, index) => fileOf(listName(index)));
  return { kind: 'input', input: tuple(ex`:mount`, map(files)) };
}

function fileOf(name: string): readonly [Term, Term] {
  const file = `${name.replaceAll(' ', '+')}.list`;
  return [file, binary(encode(LIST))];
}

const LIST = ex`%{
  __struct__: Todo.List,
  next_id: 4,
  entries: %{
    1 => %{id: 1, date: ~D[2023-12-19], title: "Dentist", note: 0},
    2 => %{id: 2, date: ~D[2023-12-20], title: "Shopping", note: 0},
    3 => %{id: 3, date: ~D[2023-12-19], title: "Movies", note: 0}
  }
}`;

/** The node runs, and every list of the store is open and read. */
export function opened(store: World, lists: number): World {
  const booted = after(store, { kind: 'input', input: ex`{:boot}` });
  return after(booted, { kind: 'input', input: ex`{:open, ${lists}, ${lists}}` });
}

/** The same after so many operations, one after the other, on lists that chance picks. */
export function worked(world: World, lists: number, operations: number): World {
  return after(world, { kind: 'input', input: ex`{:work, ${lists}, ${operations}}` });
}

/** Everything that this leads to, in batches. */
function after(start: World, move: Move): World {
  let { world } = step(start, move);
  while (nextAt(world) !== undefined) world = step(world, { kind: 'go', steps: BATCH }).world;
  return world;
}
