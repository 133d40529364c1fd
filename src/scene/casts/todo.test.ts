/** The to-do system in its picture: what each says of itself, and who keeps which place. */
import { describe, expect, it } from 'vitest';

import { faultableIn } from '#cli/fault.ts';
import { momentOf } from '#scene/moment-of.ts';
import type { Moment } from '#scene/moment.ts';
import { slotOf } from '#scene/plan.ts';
import { queuesSceneOf } from '#scene/queues-scene.ts';
import { seatedPlan } from '#scene/seats.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';
import { ex } from '#term/ex.ts';
import { parseFault } from '#trace/fault-text.ts';
import { plansOf } from '#trace/plans.ts';
import { lengthOf, playUntil, positionAt, record, type Tape } from '#trace/tape.ts';

import { todoCast } from './todo.ts';

const ENTRY = '%{date: ~D[2023-01-01], title: "Save me, in more than a chunk of sixty-four bytes"}';

type Run = { readonly tape: Tape; readonly cast: ReturnType<typeof todoCast> };

/** Each line half a second after the one before. */
function played(options: unknown, lines: readonly string[], faults: readonly string[] = []): Run {
  const term = optionsTerm(todo.options, options);
  const inputs = lines.map((line, at) => ({
    at: (at + 1) * 500_000,
    input: ex`{:line, "IEx", ${line}}`,
  }));
  const timed = faults.map((text) => parseFault(text, faultableIn(todo)));
  const tape = record(todo.system, { options: term, flight: 10_000 }, plansOf(inputs, timed));
  playUntil(tape, 16_000_000);
  return { tape, cast: todoCast(term) };
}

function momentAt({ tape, cast }: Run, at: number): Moment {
  return momentOf({ tape, position: positionAt(tape, at), at }, cast.parts);
}

const PLAIN = [
  '{:ok, cache} = Todo.Cache.start()',
  'bob = Todo.Cache.server_process(cache, "bob")',
  `Todo.Server.add_entry(bob, ${ENTRY})`,
];
const NAMED = [`Todo.Server.add_entry(Todo.Cache.server_process("bob"), ${ENTRY})`];

describe.each([
  ['plain', PLAIN],
  ['supervised', NAMED],
  ['registered', NAMED],
] as const)('%s', (form, lines) => {
  const run = played({ form }, lines);
  const { tape, cast } = run;

  it('has a place for each process but for the one that keeps the names', () => {
    const plan = cast.plan({ width: 748, height: 640 });
    const moment = momentAt(run, 11_000_000);
    const without = moment.processes
      .map(({ key }) => key)
      .filter((key) => slotOf(seatedPlan(plan, moment), key) === undefined);
    expect(without).toEqual(form === 'registered' ? ['Partition'] : []);
    const living = [...tape.roll.byLabel.keys()].toSorted();
    expect(moment.processes.map(({ key }) => key).toSorted()).toEqual(living);
  });

  it('says what the server, the worker and the disk do', () => {
    const told = new Set<string>();
    for (let position = 0; position < lengthOf(tape); position += 1) {
      const moment = momentOf({ tape, position, at: tape.times[position] ?? 0 }, cast.parts);
      for (const { key, stateText } of moment.processes) told.add(`${key}: ${stateText}`);
      for (const { key, texts } of moment.devices) told.add(`${key}: ${texts?.[0]}`);
    }
    expect([...told]).toEqual(
      expect.arrayContaining([
        'IEx: ready',
        'IEx: waits for a reply',
        'Server bob: loads its list',
        'Server bob: 0 entries',
        'Server bob: 0, waits for worker',
        'Server bob: 1 entry',
        'Worker 0: idle',
        'Worker 0: reads a list',
        'Worker 0: writes aside',
        'Worker 0: renames',
        'disk: idle',
        'disk: reads bob.list',
        expect.stringMatching(/^disk: writes bob\.list 64\/\d+ B$/),
      ]),
    );
  });
});

it('keeps a server that died in its place, and puts the next one there', () => {
  const again = 'bob = Todo.Cache.server_process("bob")';
  const run = played({ form: 'registered' }, [again, 'Process.exit(bob, :kill)', again]);
  const at = (time: number) =>
    momentAt(run, time).processes.find(({ key }) => key === 'Server bob');
  expect(at(900_000)).toMatchObject({ alive: true, generation: 1, group: 'Servers' });
  expect(at(1_400_000)).toMatchObject({ alive: false, exitReason: ':killed', group: 'Servers' });
  expect(at(1_900_000)).toMatchObject({ alive: true, generation: 2 });
  expect(momentAt(run, 1_400_000).groups).toMatchObject([{ key: 'Servers', alive: 0, ended: 1 }]);
});

it('shows more than six lists as a tile', () => {
  const lines = Array.from({ length: 7 }, (_, at) => `Todo.Cache.server_process("${at}")`);
  const run = played({ form: 'supervised' }, lines);
  const plan = run.cast.plan({ width: 748, height: 640 });
  const placed = (time: number) =>
    seatedPlan(plan, momentAt(run, time)).slots.map(({ key }) => key);
  expect(placed(3_400_000)).toContain('Server 5');
  expect(placed(3_400_000)).not.toContain('Servers');
  expect(placed(4_000_000)).toContain('Servers');
});

it('gives runs with the same parts the same cast', () => {
  const options = (changes: unknown) => optionsTerm(todo.options, changes);
  expect(todoCast(options({ workers: 3 }))).toBe(todoCast(options({ write: 50 })));
  expect(todoCast(options({ workers: 4 }))).not.toBe(todoCast(options({})));
});

it('tells a flood of casts as a queue that shrinks', () => {
  const flood = `Enum.each(1..20, fn i -> Todo.Server.cast_entry(bob, ${ENTRY}) end)`;
  const run = played({ form: 'supervised' }, ['bob = Todo.Cache.server_process("bob")', flood]);
  const scene = (at: number) =>
    queuesSceneOf({
      frame: { ...run, position: positionAt(run.tape, at), at },
      parts: run.cast.parts,
      size: { width: 748, height: 400 },
      focus: {},
    });
  const [now, most, requests] = scene(1_100_000).rows.find(({ told }) => told)?.cells ?? [];
  expect([now, most, requests]).toEqual(['19', '19', '1']);
  const later = scene(16_000_000).rows.find(({ name }) => name === 'Server bob');
  expect(later?.cells.slice(0, 3)).toEqual(['0', '19', '20']);
  expect(later?.told).toBe(true);
});

it('says that the disk is slow or full, and who waits for it', () => {
  const lines = ['a', 'b', 'c'].map(
    (name) => `Todo.Server.add_entry(Todo.Cache.server_process("${name}"), ${ENTRY})`,
  );
  const text = (fault: string, at: number) => {
    const run = played({ form: 'supervised', channels: 1 }, lines, [fault]);
    return momentAt(run, at).devices[0];
  };
  expect(text('disk slow at 100', 700_000)).toMatchObject({
    stateText: 'slow',
    health: 'ailing',
    texts: expect.arrayContaining([expect.stringMatching(/^slow · writes a\.list 0\/\d+ B$/)]),
  });
  const full = text('disk full at 100', 5_000_000);
  expect(full).toMatchObject({ stateText: 'full', health: 'down', texts: ['full'] });
});
