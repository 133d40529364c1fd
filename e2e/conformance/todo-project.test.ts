/**
 * The Mix project of the to-do server, in each of its forms, by a real Elixir: it compiles, is formatted
 * and passes its tests. And a file of a list is the same list on both sides.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { type ElixirRun, findElixir } from '#cli/elixir.ts';
import { play } from '#cli/play.ts';
import { scenarioOf } from '#cli/scenario.ts';
import { Disk } from '#systems/todo/disk.ts';
import { addEntry, LIST_FIELDS, newList } from '#systems/todo/list.ts';
import { parseTerm } from '#term/ex.ts';
import { decode } from '#term/external.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';

const FORMS = resolve(import.meta.dirname, '../../src/systems/todo');
const MINUTE = 60_000;

const ENTRIES = [
  '%{date: ~D[2023-01-01], title: "Save me!"}',
  '%{date: ~D[0999-03-15], title: "größe ☕ \\"", tags: [:a, nil, true, "b"], price: 4.5}',
  '%{date: ~D[9999-12-31], title: "", far: 123456789012345678901234567890, near: -1, to: {1, 300}}',
];

/** Prints what each file of a list holds, a line each. */
const READ = `
for file <- Enum.sort(Path.wildcard("persist/*.list")) do
  %Todo.List{} = list = :erlang.binary_to_term(File.read!(file))
  IO.inspect(list, width: :infinity, limit: :infinity, custom_options: [sort_maps: true])
end`;

/** Prints what a worker writes into the file of a list. */
const WRITE = `
list = Enum.reduce([${ENTRIES.join()}], Todo.List.new(), &Todo.List.add_entry(&2, &1))
{:ok, worker} = Todo.DatabaseWorker.start(0)
:ok = Todo.DatabaseWorker.store(worker, "bob", list)
IO.puts(Base.encode64(File.read!("persist/bob.list")))`;

type Files = Readonly<Record<string, string | Uint8Array>>;

const elixir = findElixir();

/** `mix …` in a folder of its own, which has that form of the project and these files. */
function mix(form: string, args: readonly string[], files: Files = {}): ElixirRun | undefined {
  const project = { ...filesIn('project'), ...(form !== 'project' && filesIn(form)), ...files };
  return elixir?.(['-S', 'mix', ...args], project);
}

function filesIn(form: string): Files {
  const folder = resolve(FORMS, form);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => /\.exs?$/.test(name));
  return Object.fromEntries(
    sources.map((name) => [name, readFileSync(resolve(folder, name), 'utf8')]),
  );
}

describe.skipIf(elixir === undefined).each(['project', 'supervised', 'registered'])(
  'todo/%s, by a real Elixir',
  (form) => {
    test('compiles without a warning', { timeout: MINUTE }, () => {
      const done = mix(form, ['compile', '--warnings-as-errors']);
      expect(done).toMatchObject({ stderr: '', status: 0 });
    });

    test('is formatted as `mix format` does it', { timeout: MINUTE }, () => {
      const done = mix(form, ['format', '--check-formatted']);
      expect(done).toMatchObject({ stdout: '', stderr: '', status: 0 });
    });

    test('passes its tests', { timeout: MINUTE }, () => {
      const done = mix(form, ['test']);
      expect(done?.stdout).toMatch(/\d\d tests, 0 failures\n/);
      expect(done).toMatchObject({ stderr: '', status: 0 });
    });
  },
);

describe.skipIf(elixir === undefined)('a file of a list', () => {
  test('that the simulation wrote is read by a real Elixir', { timeout: MINUTE }, () => {
    const files = filesOfARun();
    const kept = Object.fromEntries([...files].map(([name, bytes]) => [`persist/${name}`, bytes]));
    const done = mix('project', ['run', '-e', READ], kept);
    const lists = [...files].map(([, bytes]) => shown(decode(bytes)));
    expect(lists).toHaveLength(2);
    expect(done?.stdout.trim().split('\n').slice(-lists.length)).toEqual(lists);
    expect(lists[0]).toBe(shown(listOf(ENTRIES.slice(0, 1))));
    expect(lists[1]).toBe(shown(listOf(ENTRIES)));
  });

  test('that a real worker wrote is read by the simulation', { timeout: MINUTE }, () => {
    const done = mix('project', ['run', '-e', WRITE]);
    const bytes = Buffer.from(done?.stdout.trim().split('\n').at(-1) ?? '', 'base64');
    expect(shown(decode(bytes))).toBe(shown(listOf(ENTRIES)));
  });
});

/** Ann keeps one entry, Bob all. */
function filesOfARun(): ReadonlyMap<string, Uint8Array> {
  const lines = [
    '{:ok, cache} = Todo.Cache.start()',
    'ann = Todo.Cache.server_process(cache, "ann")',
    'bob = Todo.Cache.server_process(cache, "bob")',
    ...ENTRIES.slice(0, 1).map((entry) => `Todo.Server.add_entry(ann, ${entry})`),
    ...ENTRIES.map((entry) => `Todo.Server.add_entry(bob, ${entry})`),
  ];
  const inputs = lines.map((line, index) => ({ at: 100 + index * 300, shell: 'IEx', line }));
  const { world } = play(scenarioOf({ system: 'todo', title: '', inputs, end: 3000 }));
  const disk = world.devices.get('disk');
  if (!(disk instanceof Disk)) throw new Error('the to-do server has lost its disk');
  return disk.files;
}

function listOf(entries: readonly string[]): Term {
  return entries.reduce((list, entry) => addEntry(list, parseTerm(entry)), newList());
}

function shown(list: Term): string {
  return inspectLine(list, { limit: Infinity, fields: LIST_FIELDS });
}
