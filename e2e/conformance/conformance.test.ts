/**
 * The simulation against a real Erlang/OTP. What a real Elixir printed of each scenario is recorded
 * beside it and always compared; where that Elixir is at hand it plays all of them anew.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { accountOf } from '#cli/account.ts';
import { findElixir } from '#cli/elixir.ts';
import { play } from '#cli/play.ts';
import { realPlayer } from '#cli/real-elixir.ts';
import { readScenario } from '#cli/scenario.ts';
import { TWINS } from '#cli/twins.ts';

const HERE = import.meta.dirname;
const ROOT = resolve(HERE, '../..');

const elixir = findElixir();
const player = elixir === undefined ? 'no Elixir 1.18 on OTP 27 at hand' : 'a real Elixir';
/** Everything takes twice as long there, so that a busy machine keeps up. */
const real = realPlayer(2);
const MINUTES = 60_000;
/** One run of Elixir each; while it runs, nothing else does here. */
const AT_ONCE = 9;

const COMPILE = `
case Kernel.ParallelCompiler.compile(["twin.ex"], return_diagnostics: true) do
  {:ok, _modules, %{compile_warnings: [], runtime_warnings: []}} -> IO.puts("no warnings")
  other -> IO.inspect(other)
end`;
const FORMAT = `
source = File.read!("twin.ex")
formatted = IO.iodata_to_binary([Code.format_string!(source), "\\n"])
IO.puts(if formatted == source, do: "formatted", else: formatted)`;
/** Of the lesson on pipes: both functions give the same. */
const PIPED = `
Code.require_file("twin.ex")
texts = ["", "  The Quick  fox ", "one", " a b c "]
IO.inspect(for text <- texts, do: {Pipes.nested(text), Pipes.piped(text)})`;

const ORDER = { order_id: 101, type: 'latte', milk: 'oat', card_token: '' };
const LEAST = { system: 'coffee-shop', title: '', end: 10 };
const LITERALS = [
  ':a',
  'nil',
  '1.5e-3',
  '0x1F',
  '1_000',
  '?a',
  '"~ at 3 | %x"',
  '{:shutdown, [a: 1]}',
  '%{"b" => 2, a: 1}',
  'Foo.Bar',
  ':"a b"',
  ':||',
  '<<1, 2>>',
  '[]',
];

/** `letters/01-any-term`, system by system. */
const names = TWINS.flatMap(({ subject }) => namesIn(resolve(HERE, subject.name), '.json'));

test('every scenario is recorded, and every recording is of a scenario', () => {
  const recorded = TWINS.flatMap(({ subject: { name } }) =>
    namesIn(resolve(HERE, 'recorded', name), '.txt'),
  );
  expect(recorded).toEqual(names);
  const least = {
    'coffee-shop': 35,
    letters: 5,
    mailbox: 5,
    'bank-account': 5,
    pipes: 8,
    'back-room': 6,
    workshop: 12,
    todo: 18,
  };
  for (const [system, number] of Object.entries(least)) {
    const its = names.filter((name) => name.startsWith(`${system}/`));
    expect(its.length, system).toBeGreaterThanOrEqual(number);
  }
});

describe('the simulation does what the recorded Elixir did', () => {
  test.each(names)('%s', (name) => {
    expect(accountOf(play(readScenario(scenario(name))))).toBe(recording(name));
  });
});

describe.skipIf(real === undefined)(`played anew by ${player}`, () => {
  test.each(chunksOf(names))('$first to $last', { timeout: 5 * MINUTES }, ({ chunk }) => {
    const printed = real?.(chunk.map(scenario)) ?? new Map<string, string>();
    for (const name of chunk) {
      const text = printed.get(scenario(name));
      expect(text, `${name}, compared with its recording`).toBe(recording(name));
      const account = accountOf(play(readScenario(scenario(name))));
      expect(text, `${name}, compared with the simulation`).toBe(account);
    }
  });
});

describe.skipIf(real === undefined)(`what a scenario may be, by ${player}`, () => {
  /** Of one customer and one fault. */
  const fileWith = (faults: readonly string[], order: object = {}): string => {
    const folder = mkdtempSync(join(tmpdir(), 'let-it-brew-conformance-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'scenario.json');
    const inputs = [{ at: 1, order: { ...ORDER, ...order } }];
    writeFileSync(file, JSON.stringify({ ...LEAST, inputs, faults }));
    return file;
  };

  test('both take every form', { timeout: MINUTES }, () => {
    const file = fileWith([
      'kill Customer 101 at 2',
      'bank lost at 05',
      ...LITERALS.map((term) => `crash Barista with ${term} at 9`),
    ]);
    expect(readScenario(file).faults).toHaveLength(LITERALS.length + 2);
    expect(real?.([file]).get(file)).toContain('Barista\n');
  });

  test.each([
    ['crash Barista with -5 at 5'],
    ['crash Barista with [1 | 2] at 5'],
    ['crash Barista with ~c"a" at 5'],
    ['crash Barista with %Foo{} at 5'],
    ['kill Customer 102 at 5'],
    ['kill  Barista at 5'],
    ['kill Barista at 10'],
    ['suspend Barista at 5'],
  ])('both refuse %j', { timeout: MINUTES }, (fault) => {
    const file = fileWith([fault]);
    expect(() => readScenario(file)).toThrow(`${file}: faults[0]`);
    expect(() => real?.([file])).toThrow('faults[0]');
  });

  test.each([{ order_id: 0 }, { type: 'Latte' }, { milk: '' }, { card_token: 5 }, { size: 1 }])(
    'both refuse an order with %j',
    { timeout: MINUTES },
    (change) => {
      const file = fileWith([], change);
      expect(() => readScenario(file)).toThrow(`${file}: inputs[0].order`);
      expect(() => real?.([file])).toThrow('inputs[0].order');
    },
  );
});

describe.skipIf(elixir === undefined)(`the twins, by ${player}`, () => {
  describe.each(TWINS.flatMap(({ source }) => source ?? []))('%s', (source) => {
    const files = { 'twin.ex': readFileSync(resolve(ROOT, source), 'utf8') };

    test('compiles without a warning', { timeout: MINUTES }, () => {
      const done = elixir?.(['-e', COMPILE], files);
      expect(done).toMatchObject({ stdout: 'no warnings\n', stderr: '', status: 0 });
    });

    test('is formatted as `mix format` does it', { timeout: MINUTES }, () => {
      expect(elixir?.(['-e', FORMAT], files)).toMatchObject({ stdout: 'formatted\n', status: 0 });
    });
  });

  test('a pipe and its nested calls give the same', { timeout: MINUTES }, () => {
    const pipes = TWINS.find(({ subject: { name } }) => name === 'pipes');
    const files = { 'twin.ex': readFileSync(resolve(ROOT, pipes?.source ?? ''), 'utf8') };
    const { stdout } = elixir?.(['-e', PIPED], files) ?? { stdout: '' };
    expect(stdout).toBe('[{0, 0}, {11, 11}, {3, 3}, {3, 3}]\n');
  });
});

type Chunk = { readonly first: string; readonly last: string; readonly chunk: readonly string[] };

function chunksOf(all: readonly string[]): readonly Chunk[] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) => {
    const chunk = all.slice(index * AT_ONCE, (index + 1) * AT_ONCE);
    return { first: chunk[0] ?? '', last: chunk.at(-1) ?? '', chunk };
  });
}

/** With their folder and without their ending, in order. */
function namesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => `${basename(folder)}/${basename(file, ending)}`)
    .toSorted();
}

function scenario(name: string): string {
  return resolve(HERE, `${name}.json`);
}

function recording(name: string): string {
  return readFileSync(resolve(HERE, 'recorded', `${name}.txt`), 'utf8');
}
