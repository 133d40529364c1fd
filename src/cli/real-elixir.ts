/** Plays scenarios on a real Elixir, if one is at hand, and gives the text that it prints of each. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { findElixir, type RunElixir } from './elixir.ts';
import { type Twin, TWINS, twinOf } from './twins.ts';

/** Where the project is, seen from this file. */
const ROOT = new URL('../../', import.meta.url);

export type RealPlayer = (files: readonly string[]) => ReadonlyMap<string, string>;

/** At that many files a run takes half a minute, and a longer one is taken for one without an end. */
const FILES_A_RUN = 20;

/** `undefined`: there is no Elixir of the version that we are true to. */
export function realPlayer(slower = 1): RealPlayer | undefined {
  const elixir = findElixir();
  if (elixir === undefined) return undefined;
  const most = Math.max(1, Math.floor(FILES_A_RUN / slower));
  return (files) => {
    const runs = TWINS.flatMap((twin) => {
      const its = files.filter((file) => isOf(twin, file));
      return Array.from({ length: Math.ceil(its.length / most) }, (_, run) =>
        playedBy(elixir, { twin, files: its.slice(run * most, (run + 1) * most), slower }),
      );
    });
    return new Map(runs.flat());
  };
}

/** A file that cannot be read is for the first runner to refuse. */
function isOf(twin: Twin, file: string): boolean {
  return (systemIn(file) ?? TWINS[0]) === twin;
}

function systemIn(file: string): Twin | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof json === 'object' && json !== null && 'system' in json
      ? twinOf(json.system)
      : undefined;
  } catch {
    return undefined;
  }
}

type Played = readonly (readonly [file: string, text: string])[];

type Run = { readonly twin: Twin; readonly files: readonly string[]; readonly slower: number };

function playedBy(elixir: RunElixir, { twin, files, slower }: Run): Played {
  const names = files.map((file, at) => `${at}-${basename(file)}`);
  const modules = [...(twin.source === undefined ? [] : [twin.source]), ...twin.beside];
  const given = {
    ...Object.fromEntries(modules.map((path) => [basename(path), readRoot(path)])),
    ...Object.fromEntries(elixirIn(twin.folder).map((path) => [path, readRoot(path)])),
    'run.exs': readRoot(twin.runner),
    ...Object.fromEntries(files.map((file, at) => [names[at] ?? '', readFileSync(file, 'utf8')])),
  };
  const required = modules.flatMap((path) => ['-r', basename(path)]);
  const flags = ['--erl', '+S 1:1 +sbwt none', ...required];
  const factor = ['--slower', String(slower)];
  const { stdout, stderr, status } = elixir([...flags, 'run.exs', ...factor, ...names], given);
  if (status === null) throw new RangeError(`Elixir took too long for ${files.join(', ')}`);
  if (status !== 0) throw new RangeError(`Elixir refused: ${stderr.trim() || stdout.trim()}`);
  return files.map((file, at) => [file, textFor(names, at, stdout)]);
}

/** From the root, as they are given. */
function elixirIn(folder: string | undefined): readonly string[] {
  if (folder === undefined) return [];
  const files = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ex')).map((file) => `${folder}/${file}`);
}

function readRoot(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** Several files are told apart by a line `# name`; one has none. */
function textFor(names: readonly string[], at: number, stdout: string): string {
  if (names.length === 1) return stdout;
  const heading = `# ${names[at] ?? ''}\n`;
  const from = stdout.indexOf(heading);
  if (from < 0) return '';
  const rest = stdout.slice(from + heading.length);
  const next = names[at + 1];
  const end = next === undefined ? -1 : rest.indexOf(`# ${next}\n`);
  return end < 0 ? rest : rest.slice(0, end);
}
