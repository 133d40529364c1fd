import { expect, test } from 'vitest';

import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';
import { ex } from '#term/ex.ts';
import { parseFault } from '#trace/fault-text.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record, type Tape } from '#trace/tape.ts';

import {
  cuts,
  foundAfterReload,
  foundAgain,
  foundTorn,
  foundWhole,
  kept,
  reads,
  refused,
} from './disk-milestones.ts';
import { reach } from './lesson.ts';

const ADD = 'Todo.Server.add_entry(pid, %{date: ~D[2023-01-01], title: "Save me!"})';
const READ = 'Todo.Server.entries(pid, ~D[2023-01-01])';
const START = [
  '{:ok, cache} = Todo.Cache.start()',
  'pid = Todo.Cache.server_process(cache, "bob")',
];

const FAULTABLE = { processes: [], devices: { disk: ['full', 'slow', 'quick'] } };

/** A second between what is done: `#halt`, `#disk full`, `boot`, or a line of the shell. */
function tapeOf(writing: 'aside' | 'in_place', ...deeds: readonly string[]): Tape {
  const faults = deeds.flatMap((deed, place) =>
    deed.startsWith('#')
      ? [parseFault(`${deed.slice(1)} at ${(place + 1) * 1000}`, FAULTABLE)]
      : [],
  );
  const inputs = deeds.flatMap((deed, place) => {
    if (deed.startsWith('#')) return [];
    const input = deed === 'boot' ? ex`{:boot}` : ex`{:line, "IEx", ${deed}}`;
    return [{ at: (place + 1) * 1_000_000, input }];
  });
  const options = optionsTerm(todo.options, { writing, write: 200 });
  const tape = record(todo.system, { options, seed: 1, flight: 0 }, plansOf(inputs, faults));
  playUntil(tape, (deeds.length + 2) * 1_000_000);
  return tape;
}

const comes = (tape: Tape, milestone: Parameters<typeof reach>[1]) =>
  reach(tape, milestone) !== undefined;

test('an entry is kept when it is answered, and found again only by another node', () => {
  const tape = tapeOf('aside', ...START, ADD, READ);
  expect(comes(tape, kept)).toBe(true);
  expect(comes(tape, reads('bob'))).toBe(true);
  expect(comes(tape, foundAgain)).toBe(false);
  expect(comes(tape, foundAfterReload)).toBe(false);
});

const CUT = [...START, '#disk slow', ADD, '#halt', '#disk quick', 'boot', ...START, READ];

test('a halt cuts what is being written then, and nothing afterwards', () => {
  const { events, ...tape } = tapeOf('aside', ...CUT, '#halt');
  const halted = events.filter((event) => cuts('.tmp')(event, { ...tape, events }));
  expect(halted.map(({ at }) => at)).toEqual([5_000_000]);
  expect(comes(tapeOf('aside', ...START, ADD, '#halt'), cuts('.tmp'))).toBe(false);
});

test('what was cut in place is torn, and what was cut aside is as it was', () => {
  const earlier = [...START, ADD, '#halt', 'boot'];
  const aside = tapeOf('aside', ...earlier, ...CUT);
  expect([comes(aside, foundWhole), comes(aside, foundTorn)]).toEqual([true, false]);
  const inPlace = tapeOf('in_place', ...earlier, ...CUT);
  expect([comes(inPlace, foundWhole), comes(inPlace, foundTorn)]).toEqual([false, true]);
});

test('a full disk refuses', () => {
  const tape = tapeOf('aside', ...START, '#disk full', ADD);
  expect([comes(tape, refused), comes(tape, kept)]).toEqual([true, false]);
});
