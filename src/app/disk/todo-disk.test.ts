/** The smoke test of the to-do server, with a page that is closed between its two halves. */
import { expect, test } from 'vitest';

import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';
import { ex } from '#term/ex.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record, type Tape, worldAt } from '#trace/tape.ts';

import { FakePlace, MS, playing, settled } from './disk-fixture.ts';
import { DiskKeeper } from './keeper.ts';
import { RealDisk } from './real-disk.ts';

const START = '{:ok, cache} = Todo.Cache.start()';
const BOB = 'bob = Todo.Cache.server_process(cache, "bob")';
const SAVE = 'Todo.Server.add_entry(bob, %{date: ~D[2023-01-01], title: "Save me!"})';
const MORE = 'Todo.Server.add_entry(bob, %{date: ~D[2023-01-01], title: "Me, too!"})';
const LOOK = 'Todo.Server.entries(bob, ~D[2023-01-01])';

const line = (text: string) => ex`{:line, "IEx", ${text}}`;

/** A line each half second. */
function tapeOf(lines: readonly string[]): Tape {
  const inputs = lines.map((text, at) => ({
    at: (at + 1) * 500 * MS,
    input: line(text),
  }));
  const options = optionsTerm(todo.options, {});
  const tape = record(todo.system, { options }, plansOf(inputs, []));
  playUntil(tape, 3000 * MS);
  return tape;
}

async function opened(place: FakePlace, lines: readonly string[]) {
  const disk = new RealDisk({ places: [async () => place], locks: undefined });
  await disk.open();
  const run = playing(tapeOf(lines));
  const keeper = new DiskKeeper(run.player, disk);
  keeper.watch();
  keeper.settle(true);
  /** All that was printed, as far as the run is recorded. */
  const printed = () =>
    run
      .context()
      .tape.events.map((event) => (event.kind === 'logged' ? event.message : ''))
      .filter((message) => typeof message === 'string')
      .join('\n');
  return { run, printed };
}

test('what was saved is there when the page is opened again', async () => {
  const place = new FakePlace();
  const first = await opened(place, [START, BOB, SAVE]);
  first.run.play(3000);
  await settled();
  expect([...place.files.keys()]).toEqual(['bob.list']);
  const { printed } = await opened(place, [START, BOB, LOOK]);
  expect(printed()).toContain('title: "Save me!"');
});

test('a page that is closed in the middle of a write leaves the file as it was', async () => {
  const place = new FakePlace();
  const first = await opened(place, [START, BOB, SAVE, MORE]);
  first.run.play(1800);
  await settled();
  const before = place.files.get('bob.list');
  // The second write has begun, and half of it has landed.
  first.run.play(240);
  await settled();
  expect([...place.files.keys()]).toHaveLength(2);
  expect(place.files.get('bob.list')).toEqual(before);
  const { printed } = await opened(place, [START, BOB, LOOK]);
  expect(printed()).toContain('title: "Save me!"');
  expect(printed()).not.toContain('Me, too!');
});

test('kept files come only to a node that is stopped, so that none of their entries is written over', async () => {
  const place = new FakePlace();
  const first = await opened(place, [START, BOB, SAVE]);
  first.run.play(3000);
  await settled();
  // It has begun in memory, and its bob knows nothing of that entry.
  const disk = new RealDisk({ places: [async () => place], locks: undefined });
  const run = playing(tapeOf([START, BOB]));
  run.play(1300);
  run.act(line('1 + 1'));
  await disk.open();
  const keeper = new DiskKeeper(run.player, disk);
  keeper.watch();
  keeper.settle(true);
  expect(keeper.situation().standing).toBe('asks');
  keeper.useKept();
  const now = () => worldAt(run.context().tape, run.context().position);
  expect(now().processes.size).toBe(0);
  expect(keeper.situation().undo).toMatchObject({
    text: expect.stringContaining('The node is stopped'),
    back: undefined,
  });
  run.act(line(MORE));
  run.act(ex`{:boot}`);
  // Until iex listens.
  run.play(50);
  for (const text of [START, BOB, MORE]) run.act(line(text));
  run.play(1500);
  await settled();
  expect(new TextDecoder().decode(place.files.get('bob.list'))).toMatch(/Save me!.*Me, too!/s);
});
