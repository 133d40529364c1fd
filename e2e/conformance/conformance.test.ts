/**
 * The simulation against a real Erlang/OTP. What a real Elixir printed of each scenario is recorded
 * beside it and always compared; where that Elixir is at hand it plays all of them anew.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { accountOf } from '#cli/account.ts';
import { findElixir } from '#cli/elixir.ts';
import { play } from '#cli/play.ts';
import { realPlayer } from '#cli/real-elixir.ts';
import { readScenario } from '#cli/scenario.ts';

const HERE = import.meta.dirname;
const SCENARIOS = resolve(HERE, 'coffee-shop');
const RECORDED = resolve(HERE, 'recorded/coffee-shop');
const TWIN = resolve(HERE, '../../src/systems/coffee-shop/coffee_shop.ex');

const elixir = findElixir();
const player = elixir === undefined ? 'no Elixir 1.18 on OTP 27 at hand' : 'a real Elixir';
/** Everything takes twice as long there, so that a busy machine keeps up. */
const real = realPlayer(2);
const MINUTES = 60_000;
/** One run of Elixir each; while it runs, nothing else does here. */
const AT_ONCE = 9;

const COMPILE = `
case Kernel.ParallelCompiler.compile(["coffee_shop.ex"], return_diagnostics: true) do
  {:ok, _modules, %{compile_warnings: [], runtime_warnings: []}} -> IO.puts("no warnings")
  other -> IO.inspect(other)
end`;
const FORMAT = `
source = File.read!("coffee_shop.ex")
formatted = IO.iodata_to_binary([Code.format_string!(source), "\\n"])
IO.puts(if formatted == source, do: "formatted", else: formatted)`;

const names = namesIn(SCENARIOS, '.json');

test('every scenario is recorded, and every recording is of a scenario', () => {
  expect(names.length).toBeGreaterThan(30);
  expect(namesIn(RECORDED, '.txt')).toEqual(names);
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

describe.skipIf(elixir === undefined)(`the twin, by ${player}`, () => {
  const files = { 'coffee_shop.ex': readFileSync(TWIN, 'utf8') };

  test('compiles without a warning', { timeout: MINUTES }, () => {
    const done = elixir?.(['-e', COMPILE], files);
    expect(done).toMatchObject({ stdout: 'no warnings\n', stderr: '', status: 0 });
  });

  test('is formatted as `mix format` does it', { timeout: MINUTES }, () => {
    expect(elixir?.(['-e', FORMAT], files)).toMatchObject({ stdout: 'formatted\n', status: 0 });
  });
});

type Chunk = { readonly first: string; readonly last: string; readonly chunk: readonly string[] };

function chunksOf(all: readonly string[]): readonly Chunk[] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) => {
    const chunk = all.slice(index * AT_ONCE, (index + 1) * AT_ONCE);
    return { first: chunk[0] ?? '', last: chunk.at(-1) ?? '', chunk };
  });
}

/** Without their ending, in order. */
function namesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => basename(file, ending))
    .toSorted();
}

function scenario(name: string): string {
  return resolve(SCENARIOS, `${name}.json`);
}

function recording(name: string): string {
  return readFileSync(resolve(RECORDED, `${name}.txt`), 'utf8');
}
