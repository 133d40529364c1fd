/**
 * Bad days of the to-do system, as a seed makes them: people at their shells, crashes of everybody,
 * power cuts, a disk that is slow or full. In the evening all is quiet; then the node is stopped and
 * started a last time, and every list is read.
 */
import { mix } from '#kernel/chance.ts';
import type { BadDay, TimedData } from '#systems/chaos.ts';

/** Milliseconds. From here on nothing goes wrong any more. */
const QUIET_AFTER = 20_000;
/** What was begun is over by then, and the power is cut for the last time. */
const LAST_HALT = 60_000;
const LAST_READING = 62_000;

const FORMS = ['plain', 'supervised', 'registered'];
const STRATEGIES = ['one_for_one', 'rest_for_one', 'one_for_all'];
const SHELLS = ['IEx', 'Ann', 'Ben', 'Cat', 'Dan'];
const LISTS = ['bob', 'alice', 'work', 'trip to Rome', 'café/bar'];
const DATES = ['~D[2023-12-19]', '~D[2023-12-20]'];
const REASONS = [
  ':boom',
  ':kill',
  ':shutdown',
  '{:shutdown, :lunch}',
  ':normal',
  '{:badarith, []}',
];
const DISK_FAULTS = ['slow', 'quick', 'full', 'space'];

type Below = (limit: number) => number;

/** What the whole day keeps to. */
type Frame = {
  readonly below: Below;
  readonly form: string;
  readonly shells: readonly string[];
  readonly lists: readonly string[];
  readonly workers: number;
};

export function badDay(seed: number): BadDay {
  const below = chance(seed);
  const form = oneOf(below, FORMS);
  const workers = 1 + below(4);
  const frame: Frame = {
    below,
    form,
    shells: SHELLS.slice(0, 1 + below(SHELLS.length)),
    lists: LISTS.slice(0, 2 + below(4)),
    workers,
  };
  const work = Array.from({ length: 10 + below(40) }, (_, index) => task(frame, index)).flat();
  // In the plain form nobody starts again what has ended, but the power.
  const [cutsAtMost, faultsAtMost] = form === 'plain' ? [6, 6] : [3, 14];
  const cuts = Array.from({ length: below(cutsAtMost + 1) }, () => nearTo(frame, work));
  const faults = Array.from({ length: below(faultsAtMost + 1) }, () => fault(frame, work));
  const starts = cuts.flatMap((at) => start(frame, at + 20 + below(2000)));
  return {
    settings: {
      seed,
      schedulers: 1 + below(4),
      flight: below(2) * below(20_000),
      jitter: below(2) * below(10_000),
    },
    options: {
      form,
      workers,
      shells: [...frame.shells],
      strategy: oneOf(below, STRATEGIES),
      max_restarts: 1 + below(8),
      write: 1 + below(20),
      channels: 1 + below(4),
    },
    inputs: [...opening(frame, 0), ...work, ...starts, ...evening(frame)],
    faults: [
      ...faults,
      ...cuts.map((at) => `halt at ${at}`),
      `disk quick at ${QUIET_AFTER}`,
      `disk space at ${QUIET_AFTER}`,
      `halt at ${LAST_HALT}`,
    ],
  };
}

function chance(seed: number): Below {
  let drawn = 0;
  return (limit) => {
    drawn += 1;
    return mix(mix(seed, 99), drawn) % limit;
  };
}

function oneOf(below: Below, choices: readonly string[]): string {
  return choices[below(choices.length)] ?? '';
}

/** The node is started, if it does not run. */
function start(frame: Frame, at: number): readonly TimedData[] {
  return [{ at, boot: true }, ...opening(frame, at + 1)];
}

/** In the plain form somebody starts the cache, and gives it a name by which all shells find it. */
function opening({ form }: Frame, at: number): readonly TimedData[] {
  if (form !== 'plain') return [];
  const lines = ['{:ok, cache} = Todo.Cache.start()', 'Process.register(cache, :cache)'];
  return lines.map((line) => ({ at, shell: 'IEx', line }));
}

/** What somebody types: a change with a text that nobody else writes, or a question. */
function task(frame: Frame, index: number): readonly TimedData[] {
  const { below } = frame;
  const at = 100 + below(QUIET_AFTER - 100);
  const shell = oneOf(below, frame.shells);
  const list = oneOf(below, frame.lists);
  const variable = /^[a-z]+/.exec(list)?.[0] ?? '';
  const isNamed = below(2) === 0;
  const server = isNamed ? variable : serverOf(frame, list);
  const asking = { at, shell, line: `${variable} = ${serverOf(frame, list)}` };
  const line = lineOf(below, server, `${list} ${index}`);
  return [...(isNamed ? [asking] : []), { at, shell, line }];
}

function serverOf({ form }: Frame, list: string): string {
  const first = form === 'plain' ? ':cache, ' : '';
  return `Todo.Cache.server_process(${first}"${list}")`;
}

function lineOf(below: Below, server: string, text: string): string {
  const date = oneOf(below, DATES);
  const entry = `%{date: ${date}, title: "${text}"}`;
  const each = `%{date: ${date}, title: "${text}-#{i}"}`;
  const id = 1 + below(8);
  const kind = below(20);
  if (kind < 9) return `Todo.Server.add_entry(${server}, ${entry})`;
  if (kind < 11) return `Todo.Server.cast_entry(${server}, ${entry})`;
  if (kind < 12) return several(2 + below(4), `Todo.Server.cast_entry(${server}, ${each})`);
  if (kind < 13) return several(2 + below(2), `Todo.Server.add_entry(${server}, ${each})`);
  if (kind < 15) return `Todo.Server.update_entry(${server}, ${id}, %{note: "${text}"})`;
  if (kind < 16) return `Todo.Server.delete_entry(${server}, ${id})`;
  return `Todo.Server.entries(${server}, ${date})`;
}

function several(times: number, body: string): string {
  return `Enum.each(1..${times}, fn i -> ${body} end)`;
}

/** Half of what goes wrong does so while somebody's line is being done. */
function nearTo({ below }: Frame, work: readonly TimedData[]): number {
  const at = below(2) === 0 ? work[below(work.length)]?.at : undefined;
  return Math.min(QUIET_AFTER, at === undefined ? below(QUIET_AFTER) : at + below(300));
}

function fault(frame: Frame, work: readonly TimedData[]): string {
  const { below, lists, shells, workers } = frame;
  const at = nearTo(frame, work);
  const kind = below(20);
  if (kind < 5) return `disk ${oneOf(below, DISK_FAULTS)} at ${at}`;
  const who =
    kind === 5
      ? oneOf(below, shells)
      : oneOf(below, [
          oneOf(below, ['Cache', 'Database', 'System', 'Registry', 'Partition']),
          `Worker ${below(workers)}`,
          `Server ${oneOf(below, lists)}`,
        ]);
  return `crash ${who} with ${oneOf(below, REASONS)} at ${at}`;
}

function evening(frame: Frame): readonly TimedData[] {
  const readings = frame.lists.flatMap((list) =>
    DATES.map((date) => `Todo.Server.entries(${serverOf(frame, list)}, ${date})`),
  );
  return [
    ...start(frame, LAST_HALT + 1000),
    ...readings.map((line) => ({ at: LAST_READING, shell: 'IEx', line })),
  ];
}
