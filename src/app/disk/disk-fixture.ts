/** A run whose disk changes by what comes from outside, its player, and places that a test can break. */
import { createActor, fromCallback } from 'xstate';

import type { Device } from '#kernel/device.ts';
import type { System } from '#kernel/world.ts';
import { type PlayerEvent, playerMachine } from '#player/player.ts';
import type { DiskState } from '#scene/disk-state.ts';
import { element, tagOf } from '#term/access.ts';
import { encode } from '#term/external.ts';
import { atom, binary, isBinary, isMap, NIL, type Term, tuple } from '#term/term.ts';
import { encodeUtf8 } from '#term/utf8.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record, type Tape } from '#trace/tape.ts';

import type { Changes, Files } from './files.ts';
import type { DiskPlayer } from './keeper.ts';
import type { Place } from './place.ts';

export const MS = 1000;

const disk: Device<DiskState> = {
  start: () => ({ files: new Map(), underWay: [], queue: [] }),
  handle: (state) => ({ state, answers: [], wakes: [] }),
  query: (state, request) => ({
    state: { ...state, files: afterRequest(state.files, request) },
    answer: atom('ok'),
  }),
  faults: [],
  describe: () => NIL,
};

function afterRequest(files: Files, request: Term): Files {
  const [kind, what = '', bytes] = [tagOf(request), element(request, 1), element(request, 2)];
  if (kind === 'put') return new Map([...files, [textIn(what), bytesIn(bytes)]]);
  if (kind === 'remove') return new Map([...files].filter(([name]) => name !== what));
  const entries = isMap(what) ? what.entries : [];
  return new Map(entries.map(([name, held]) => [textIn(name), bytesIn(held)] as const));
}

function textIn(term: Term): string {
  return typeof term === 'string' ? term : '';
}

function bytesIn(term: Term | undefined): Uint8Array {
  if (typeof term === 'string') return encodeUtf8(term);
  return term !== undefined && isBinary(term) && typeof term === 'object' && 'bytes' in term
    ? term.bytes
    : new Uint8Array();
}

const system: System = {
  name: 'files',
  devices: { disk },
  boot: () => [],
  input: (request) => [{ kind: 'query', device: 'disk', request }],
};

/** A file comes onto the disk: its bytes are that text as a term. */
export function putInput(name: string, text: string): Term {
  return tuple(atom('put'), name, binary(encode(text)));
}

/** `bob.list` says its number anew each 100 ms, from `first` on. */
export function filesTape({ first = 100, count = 10, until = 2000, seed = 1 } = {}): Tape {
  const inputs = Array.from({ length: count }, (_, at) => ({
    at: (first + at * 100) * MS,
    input: putInput(at % 2 === 0 ? 'bob.list' : 'ann.list', `number ${at}`),
  }));
  const tape = record(system, { options: NIL, seed }, plansOf(inputs, []));
  playUntil(tape, until * MS);
  return tape;
}

export function playing(tape: Tape, at = 0) {
  const asking = new Set<(elapsed: number) => void>();
  const frames = fromCallback<{ type: 'none' }>(({ sendBack }) => {
    const frame = (elapsed: number) => sendBack({ type: 'tick', elapsed });
    asking.add(frame);
    return () => asking.delete(frame);
  });
  const actor = createActor(playerMachine.provide({ actors: { frames } }), {
    input: { tape, at, horizon: 2000 * MS, still: true },
  }).start();
  const player: DiskPlayer = {
    now: () => ({
      context: actor.getSnapshot().context,
      scrubbing: actor.getSnapshot().matches('scrubbing'),
    }),
    subscribe: (listener) => {
      const watching = actor.subscribe(listener);
      return () => watching.unsubscribe();
    },
    send: (event: PlayerEvent) => actor.send(event),
    isPlaying: () => actor.getSnapshot().matches('playing'),
  };
  return {
    actor,
    player,
    send: (event: PlayerEvent) => actor.send(event),
    context: () => actor.getSnapshot().context,
    act: (input: Term) => actor.send({ type: 'act', moveIn: () => ({ kind: 'input', input }) }),
    /** Plays for so many milliseconds. */
    play: (milliseconds: number) => {
      actor.send({ type: 'play' });
      for (let left = milliseconds; left > 0; left -= 50) {
        for (const frame of asking) frame(Math.min(left, 50));
      }
      actor.send({ type: 'pause' });
    },
  };
}

/** What is kept, as the texts that its files say. */
export function textsOf(files: Files): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes.subarray(6))]),
  );
}

export function filesSaying(texts: Readonly<Record<string, string>>): Files {
  return new Map(Object.entries(texts).map(([name, text]) => [name, encode(text)]));
}

/** A place in memory; `refuse` makes writing fail with that name of an error until it is taken back. */
export class FakePlace implements Place {
  readonly name = 'private files';
  files = new Map<string, Uint8Array>();
  kept: string | undefined;
  refuse: string | undefined;
  writes = 0;
  /** `bob.list number 3`: all that was ever put. */
  readonly puts: string[] = [];

  version = async () => this.kept;

  mark = async (version: string) => {
    if (this.refuse !== undefined) throw new DOMException('refused', this.refuse);
    this.kept = version;
  };

  read = async (): Promise<Files> => new Map(this.files);

  write = async ({ put, removed }: Changes) => {
    if (this.refuse !== undefined) throw new DOMException('refused', this.refuse);
    this.writes += 1;
    for (const [name, bytes] of put) {
      await Promise.resolve();
      this.files.set(name, bytes);
      for (const [, text] of Object.entries(textsOf(new Map([[name, bytes]])))) {
        this.puts.push(`${name} ${text}`);
      }
    }
    for (const name of removed) this.files.delete(name);
  };
}

/** Until all that was begun is done: nothing here waits for a clock. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
