import { expect, test } from 'vitest';

import { play } from '#cli/play.ts';
import { scenarioOf } from '#cli/scenario.ts';
import { eventsOf } from '#cli/shop-rehearsal.ts';
import { inspectLine } from '#term/inspect.ts';

import { workshop } from './workshop.ts';

type Input = Readonly<Record<string, unknown>>;

const day = (inputs: readonly Input[], faults: readonly string[] = [], options: object = {}) =>
  play(scenarioOf({ system: 'workshop', title: '', options, inputs, faults, end: 10_000 }));

const said = (tape: ReturnType<typeof day>) =>
  eventsOf(tape, 'logged').map(({ message }) => message);

test('who is registered dies with the registry', () => {
  const tape = day(
    [
      { at: 50, open: 'one', restart: 'temporary' },
      { at: 250, count: true },
    ],
    ['kill Names at 150'],
  );
  expect(said(tape)).toEqual(['one is open', '0 names, 0 listen', '0 benches', '5 parts']);
});

test('what comes by itself is the same for the same seed', () => {
  expect(workshop.visitors(3)).toEqual(workshop.visitors(3));
  expect(workshop.visitors(3)).not.toEqual(workshop.visitors(4));
});

test('twenty times as many benches cost as much each', () => {
  const opened = (number: number) => {
    const names = Array.from({ length: number }, (_, index) => `bench ${index}`);
    const inputs = names.map((open, index) => ({ at: 100 + index, open }));
    return day(inputs, [], { benches: number });
  };
  const [few, many] = [opened(20), opened(400)];
  expect(said(many)).toHaveLength(400);
  expect(many.world.steps / 400).toBeLessThan((1.2 * few.world.steps) / 20);
});

test.each([
  [{}, 'x: one of open, close, '],
  [{ open: 1 }, 'x.open: 1 is not a text'],
  [{ open: 'one', restart: 'never' }, 'x.restart: "never" is not one of permanent, '],
  [{ take: -1 }, 'x.take: -1 is not a whole number from 0 on'],
  [{ sell: 'one' }, 'there is no field "sell"'],
])('an input that is wrong: %j', (given, words) => {
  expect(() => workshop.input(given, 'x')).toThrow(words);
});

test('inputs as terms', () => {
  const terms = [
    { open: 'one' },
    { repair: 'one', thing: 'chair' },
    { break: 'one', reason: '{:shutdown, 1}' },
    { job: 'done', patience: 40 },
    { close: 'one' },
    { take: 2 },
    { count: true },
  ].map((given) => inspectLine(workshop.input(given, 'x')));
  expect(terms).toEqual([
    '{:open, "one", :permanent}',
    '{:repair, "one", "chair"}',
    '{:break, "one", {:shutdown, 1}}',
    '{:job, "done", 40}',
    '{:close, "one"}',
    '{:take, 2}',
    ':count',
  ]);
});
