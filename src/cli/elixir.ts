/**
 * A real Elixir, of the version that the simulation is true to, where one is at hand: the folder in
 * ELIXIR_ROOT (a whole Debian, entered with chroot, which only root may), the same at its usual
 * place, or `elixir` on the PATH. The conformance runs compare with it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type ElixirRun = {
  readonly stdout: string;
  readonly stderr: string;
  /** `null` when it was killed, which happens to a run that does not end. */
  readonly status: number | null;
};

/** What is in each file: text, or bytes. */
type Files = Readonly<Record<string, string | Uint8Array>>;

/** Runs `elixir` with these arguments in an empty folder that has these files, by path. */
export type RunElixir = (args: readonly string[], files?: Files) => ElixirRun;

/** Where an elixir is: in a root of its own, or in this one. */
type Place = { readonly root: string | undefined; readonly folders: string };

const USUAL_ROOT = '/opt/elixir-1.18';
const LONGEST_RUN_MS = 20 * 60 * 1000;
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Undefined where there is no Elixir 1.18 on OTP 27: recorded output must do. */
export function findElixir(): RunElixir | undefined {
  const roots = [process.env['ELIXIR_ROOT'], USUAL_ROOT].filter((root) => root !== undefined);
  const places: Place[] = [
    ...roots.map((root) => ({ root, folders: join(root, 'tmp') })),
    { root: undefined, folders: tmpdir() },
  ];
  const place = places.find(isTheVersion);
  return place && ((args, files = {}) => runIn(place, args, files));
}

function isTheVersion(place: Place): boolean {
  const { stdout } = elixir(place, '/', ['--version']);
  return /^Erlang\/OTP 27\b/m.test(stdout) && /^Elixir 1\.18\./m.test(stdout);
}

function runIn(place: Place, args: readonly string[], files: Files): ElixirRun {
  const folder = mkdtempSync(join(place.folders, 'let-it-brew-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return elixir(place, folder.slice(place.root?.length ?? 0), args);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `folder` is named as seen from inside the place's root. */
function elixir({ root }: Place, folder: string, args: readonly string[]): ElixirRun {
  const command = ['env', '-C', folder, 'elixir', ...args];
  const [program = '', ...rest] = root === undefined ? command : ['chroot', root, ...command];
  const { stdout, stderr, status } = spawnSync(program, rest, {
    encoding: 'utf8',
    input: '',
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_OUTPUT,
    // A root of its own has its own idea of where things are, and text is UTF-8 in each.
    env: {
      ...process.env,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      ...(root !== undefined && {
        HOME: '/root',
        PATH: `${process.env['PATH']}:/usr/sbin:/usr/bin:/bin`,
      }),
    },
  });
  // Nulls when the program could not be started at all, whatever the types say.
  return { stdout: stdout ?? '', stderr: stderr ?? '', status };
}
