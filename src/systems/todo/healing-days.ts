/**
 * Bad days of the to-do server as a seed makes them, and what must hold after each: whoever designs
 * its supervision tree wants every list to be readable again soon, and nobody ended without need.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import { mix } from '#kernel/chance.ts';
import type { KernelEvent } from '#kernel/event.ts';
import type { TimedInput } from '#systems/subject.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { isAtom, type Term } from '#term/term.ts';

import { encodedList } from './list-bytes.ts';
import { addEntry, newList } from './list.ts';
import type { Settings } from './options.ts';

/** Faults are in the words of the command line. */
export type HealingDay = {
  readonly inputs: readonly TimedInput[];
  readonly faults: readonly string[];
};

/** Who reads which list: one for each of three workers. */
const READERS = [
  ['IEx', 'bob'],
  ['Ann', 'carol'],
  ['Ben', 'alice'],
] as const;

export const HEALING_SHELLS: readonly string[] = READERS.map(([shell]) => shell);

/** When the last reading is over. */
export const HEALING_DAY_ENDS: Microseconds = 11_000_000;

const SOON: Microseconds = 3_000_000;

/** Milliseconds: people ask as soon as the node is started, and then again and again. */
const ASKED_AT = [
  ...Array.from({ length: 18 }, (_, index) => 60 + index * 20),
  ...Array.from({ length: 27 }, (_, index) => 800 + index * 370),
];

/** One list crashes several times in a row; in between, others are killed. */
export function healingDay(seed: number, form: Settings['form']): HealingDay {
  const below = chance(seed);
  const [, poor] = READERS[below(READERS.length)] ?? READERS[0];
  const begin = 2000 + below(1500);
  const crashes = [0, 1, 2, 3, 4].map((turn) => `crash Server ${poor} at ${begin + turn * 450}`);
  const kills = ['Cache', 'Database', `Worker ${below(READERS.length)}`]
    .filter(() => below(4) > 0)
    .map((who) => `kill ${who} at ${2000 + below(5000)}`);
  return { inputs: [...opening(form), ...readings(form)], faults: [...crashes, ...kills] };
}

function chance(seed: number): (limit: number) => number {
  let drawn = 0;
  return (limit) => {
    drawn += 1;
    return mix(mix(seed, 53), drawn) % limit;
  };
}

/** The lists are on the disk; in the plain form somebody starts the cache. */
function opening(form: Settings['form']): readonly TimedInput[] {
  const bytes = encodedList(addEntry(newList(), ex`%{date: ~D[2026-03-02], title: "Save me!"}`));
  const files = ex`%{"bob.list" => ${bytes}, "carol.list" => ${bytes}, "alice.list" => ${bytes}}`;
  const mount = { at: 0, input: ex`{:mount, ${files}}` };
  if (form !== 'plain') return [mount];
  const lines = ['{:ok, cache} = Todo.Cache.start()', 'Process.register(cache, :cache)'];
  return [mount, ...lines.map((line) => typed(10, 'IEx', line))];
}

function readings(form: Settings['form']): readonly TimedInput[] {
  const first = form === 'plain' ? ':cache, ' : '';
  return ASKED_AT.flatMap((at) =>
    READERS.map(([shell, list]) => {
      const server = `Todo.Cache.server_process(${first}"${list}")`;
      return typed(at, shell, `Todo.Server.entries(${server}, ~D[2026-03-02])`);
    }),
  );
}

function typed(at: number, shell: string, line: string): TimedInput {
  return { at: at * 1000, input: ex`{:line, ${shell}, ${line}}` };
}

type Events = readonly KernelEvent[];
type Exited = KernelEvent & { readonly kind: 'exited' };

/** Somebody ended who was neither hit nor below one who was. */
export function endedWithoutNeed(events: Events): string | undefined {
  const hit = new Set<number>();
  for (const event of events) {
    if (event.kind === 'fault' && event.fault.kind === 'exit') hit.add(event.fault.pid.id);
    if (event.kind === 'exited' && !hit.has(event.pid.id)) {
      const what = inVain(event, hit.size > 0);
      if (what !== undefined) return what;
    }
  }
  return undefined;
}

function inVain(event: Exited, isAfterCrash: boolean): string | undefined {
  const { label, reason } = event;
  if (label === 'System') return `Todo.System ended at ${seconds(event)}, and all with it`;
  if (isAtom(reason, 'shutdown') || isAtom(reason, 'boom'))
    return `${label} was well, and was ended at ${seconds(event)}`;
  if (!isAfterCrash && isAtom(element(reason, 0) ?? reason, 'noproc'))
    return `${label} was opened at ${seconds(event)}, found no worker, and died`;
  return undefined;
}

/** After each crash each list is read again soon. */
export function unreadable(events: Events): string | undefined {
  const crashes = events.filter(({ kind }) => kind === 'fault');
  const read = readBy(events);
  for (const crash of crashes) {
    for (const [shell, list] of READERS) {
      const times = read.get(shell) ?? [];
      if (!times.some((at) => at > crash.at && at <= crash.at + SOON))
        return `${list}’s list could not be read after the crash at ${seconds(crash)}`;
    }
  }
  return undefined;
}

/** When each shell was shown its list. */
function readBy(events: Events): ReadonlyMap<string, readonly Microseconds[]> {
  const shells = new Map<number, string>();
  const read = new Map<string, Microseconds[]>();
  for (const event of events) {
    if (event.kind === 'spawned' && HEALING_SHELLS.includes(event.label)) {
      shells.set(event.pid.id, event.label);
      read.set(event.label, []);
    }
    if (event.kind === 'logged' && isShown(event.message))
      read.get(shells.get(event.pid.id) ?? '')?.push(event.at);
  }
  return read;
}

function isShown(message: Term): boolean {
  return typeof message === 'string' && message.includes('Save me!');
}

function seconds({ at }: KernelEvent): string {
  return `${(at / 1_000_000).toFixed(1)} s`;
}
