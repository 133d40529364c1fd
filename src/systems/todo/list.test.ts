import { array, assert, constantFrom, integer, oneof, property, record } from 'fast-check';
import { expect, test } from 'vitest';

import { Raised } from '#kernel/behaviour.ts';
import { elements, field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { NIL, type Term, type TermMap } from '#term/term.ts';

import { decodedList, encodedList } from './list-bytes.ts';
import { changed, entriesOn, isTodoList, newList } from './list.ts';

/** A list in plain TypeScript. */
type Model = { nextId: number; entries: Map<number, { date: string; title: string }> };

const dates = ['~D[2023-01-01]', '~D[2023-01-02]'] as const;
const DATE: Readonly<Record<string, Term>> = {
  '~D[2023-01-01]': ex`~D[2023-01-01]`,
  '~D[2023-01-02]': ex`~D[2023-01-02]`,
};

const change = oneof(
  record({
    kind: constantFrom('add' as const),
    date: constantFrom(...dates),
    title: constantFrom('a', 'b'),
  }),
  record({
    kind: constantFrom('update' as const),
    id: integer({ min: 1, max: 6 }),
    title: constantFrom('c', 'd'),
  }),
  record({ kind: constantFrom('delete' as const), id: integer({ min: 1, max: 6 }) }),
);

type Change =
  | { readonly kind: 'add'; readonly date: string; readonly title: string }
  | { readonly kind: 'update'; readonly id: number; readonly title: string }
  | { readonly kind: 'delete'; readonly id: number };

function wanted(one: Change): Term {
  if (one.kind === 'add') {
    return ex`{:add_entry, %{date: ${DATE[one.date] ?? NIL}, title: ${one.title}}}`;
  }
  return one.kind === 'update'
    ? ex`{:update_entry, ${one.id}, %{title: ${one.title}, id: 99}}`
    : ex`{:delete_entry, ${one.id}}`;
}

function changeModel(model: Model, one: Change): void {
  if (one.kind === 'add') {
    model.entries.set(model.nextId, { date: one.date, title: one.title });
    model.nextId += 1;
    return;
  }
  const entry = model.entries.get(one.id);
  if (one.kind === 'delete') model.entries.delete(one.id);
  else if (entry !== undefined) model.entries.set(one.id, { ...entry, title: one.title });
}

const shown = (list: TermMap, date: string) =>
  (elements(entriesOn(list, DATE[date] ?? NIL)) ?? []).map(
    (entry) =>
      `${inspectLine(field(entry, 'id') ?? NIL)} ${inspectLine(field(entry, 'title') ?? NIL)}`,
  );

test('a list does what a plain model does, by day, in the order of the ids', () => {
  assert(
    property(array(change, { maxLength: 12 }), (changes) => {
      const model: Model = { nextId: 1, entries: new Map() };
      let list = newList();
      for (const one of changes) {
        list = changed(list, wanted(one));
        changeModel(model, one);
      }
      for (const date of dates) {
        const expected = [...model.entries]
          .filter(([, entry]) => entry.date === date)
          .map(([id, { title }]) => `${id} "${title}"`);
        expect(shown(list, date)).toEqual(expected);
      }
      expect(field(list, 'next_id')).toBe(model.nextId);
      expect(decodedList(encodedList(list))).toEqual(list);
    }),
  );
});

test('the same struct as the twin makes', () => {
  const list = changed(newList(), ex`{:add_entry, %{title: "x"}}`);
  expect(list).toEqual(ex`%Todo.List{next_id: 2, entries: %{1 => %{id: 1, title: "x"}}}`);
  expect(isTodoList(list)).toBe(true);
  expect(isTodoList(ex`%{next_id: 1}`)).toBe(false);
});

test.each([
  ['an entry that is no map', () => changed(newList(), ex`{:add_entry, [1]}`), '{:badmap, [1]}'],
  [
    'changes that are no map',
    () => changed(changed(newList(), ex`{:add_entry, %{}}`), ex`{:update_entry, 1, 2}`),
    '{:badmap, 2}',
  ],
  [
    'an entry without a date, when a day is wanted',
    () => entriesOn(changed(newList(), ex`{:add_entry, %{}}`), ex`~D[2023-01-01]`),
    '{:badkey, :date, %{id: 1}}',
  ],
  ['an unknown change', () => changed(newList(), ex`{:sort, 1}`), ':function_clause'],
])('%s raises', (_, does, reason) => {
  expect(reasonOf(does)).toBe(reason);
});

function reasonOf(does: () => unknown): string {
  try {
    does();
  } catch (error) {
    return error instanceof Raised ? inspectLine(error.reason) : String(error);
  }
  return 'nothing';
}

test('what is no list is none', () => {
  expect(decodedList(ex`<<131, 97, 1>>`)).toBeUndefined();
  expect(decodedList(ex`<<1, 2, 3>>`)).toBeUndefined();
  expect(decodedList('')).toBeUndefined();
});
