/** The queues over time in numbers, as far as they have been seen; the present is a line in them. */
import { ticks } from 'd3';

import type { Microseconds } from '#kernel/behaviour.ts';

import type { Focus } from './focus.ts';
import type { Size } from './geometry.ts';
import type { LanesFrame } from './lanes-sight.ts';
import type { Parts } from './parts.ts';
import type { Queue } from './queues-index.ts';
import { COLUMNS, DECADES, linesOf, queueAt, rowOf, ROWS } from './queues-lines.ts';
import type {
  Plot,
  QueueLine,
  QueueLook,
  QueueRow,
  QueuesScene,
  ShareLine,
  Tick,
} from './queues-shapes.ts';
import { queuesOf } from './queues.ts';
import { PHONE_BELOW } from './room.ts';
import { secondsText } from './words.ts';

type QueuesSight = {
  readonly frame: LanesFrame;
  readonly parts: Parts;
  readonly size: Size;
  readonly focus: Focus;
};

type Shown = { readonly queue: Queue; readonly look: QueueLook };

/** The beginning of a run is not drawn out over the whole width. */
const LEAST_SPAN: Microseconds = 1_000_000;

export function queuesSceneOf({ frame, parts, size, focus }: QueuesSight): QueuesScene {
  const { tape, position, at } = frame;
  const reached = Math.max(frame.reached ?? 0, tape.eventCounts[position] ?? 0);
  const until = Math.max(at, tape.events[reached - 1]?.at ?? 0, LEAST_SPAN);
  const { shown, byKey } = queuesOf({ tape, parts }, reached, until);
  const lines = fewer(chosen(shown, byKey, focus), focus, size.width < PHONE_BELOW ? 3 : 4);
  const told =
    lines.find(({ queue }) => queue.key === focus.selected && hasWaited(queue)) ?? mostIn(lines);
  const span = LEAST_SPAN * 2 ** Math.ceil(Math.log2(until / LEAST_SPAN));
  const room = roomIn(size);
  const perColumn = (room.width * span) / until / COLUMNS;
  const drawn = { span, until, at };
  return {
    size,
    lengths: { ...room.lengths, ...lengthAxis(lines.map(({ queue }) => queue.peak)) },
    waits: { ...room.waits, top: ROWS, ticks: WAIT_TICKS },
    times: timeTicks(until, room),
    lines: lines.map((line) => lineOf(line, drawn, isFaint(line, lines, focus))),
    shares: told === undefined ? [] : sharesOf(told, drawn),
    present: { x: room.left + (at / until) * room.width, text: secondsText(at), at },
    until,
    perColumn,
    rows: lines.map((line) => rowIn(line, at, { focus, told })),
    none: lines.length === 0 ? 'Nothing has waited yet.' : '',
  };
}

/** The selected one is always among them. */
function chosen(
  shown: readonly (Queue | undefined)[],
  byKey: ReadonlyMap<string, Queue>,
  { selected = '' }: Focus,
): readonly Shown[] {
  const asked = byKey.get(selected);
  const all = [...shown];
  if (asked !== undefined && !all.includes(asked)) {
    const free = all.indexOf(undefined);
    all[free < 0 ? all.length - 1 : free] = asked;
  }
  return all.flatMap((queue, at): readonly Shown[] => {
    const look = LOOKS[at];
    return queue === undefined || look === undefined ? [] : [{ queue, look }];
  });
}

/** Where there is no room for all, without the shortest. */
function fewer(lines: readonly Shown[], focus: Focus, most: number): readonly Shown[] {
  if (lines.length <= most) return lines;
  const others = lines.filter(({ queue }) => queue.key !== focus.selected);
  const least = others.reduce((one, line) => (line.queue.peak < one.queue.peak ? line : one));
  return lines.filter((line) => line !== least);
}

const LOOKS: readonly QueueLook[] = [1, 2, 3, 4];

function mostIn(lines: readonly Shown[]): Shown | undefined {
  return lines.reduce<Shown | undefined>(
    (most, line) => (most === undefined || line.queue.peak > most.queue.peak ? line : most),
    undefined,
  );
}

function hasWaited({ waits, peak }: Queue): boolean {
  return waits.ends.length > 0 || peak > 0;
}

function isFaint({ queue }: Shown, lines: readonly Shown[], focus: Focus): boolean {
  const looked = focus.hovered ?? focus.selected;
  return (
    looked !== queue.key && lines.some((one) => one.queue.key === looked && hasWaited(one.queue))
  );
}

type Drawn = {
  readonly span: Microseconds;
  readonly until: Microseconds;
  readonly at: Microseconds;
};

function lineOf({ queue, look }: Shown, { span, until }: Drawn, faint: boolean): QueueLine {
  const { steps, dots } = linesOf(queue, span);
  const { times, lengths } = queue;
  const from = ((times.at(-1) ?? 0) / span) * COLUMNS;
  const last = lengths.at(-1) ?? 0;
  const tail = times.length === 0 ? [] : [{ column: from, least: last, most: last, last }];
  const end = (until / span) * COLUMNS;
  return { key: queue.key, look, steps: [...steps, ...tail], end: [end, last], dots, faint };
}

function sharesOf({ queue, look }: Shown, { span, until, at }: Drawn): readonly ShareLine[] {
  const { half, most } = linesOf(queue, span);
  const now = queueAt(queue, at);
  const end = (until / span) * COLUMNS;
  const line = (
    key: ShareLine['key'],
    steps: ShareLine['steps'],
    lasted: Microseconds | undefined,
  ): readonly ShareLine[] => {
    if (lasted === undefined) return [];
    const text = `${key === 'half' ? 'p50' : 'p95'} ${durationText(lasted)}`;
    return [{ key, look, steps, end, row: rowOf(lasted), text }];
  };
  return [...line('half', half, now.half), ...line('most', most, now.most)];
}

/** `43 ms`, `1.25 s` */
function durationText(lasted: Microseconds): string {
  const milliseconds = lasted / 1000;
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds >= 10 ? Math.round(milliseconds) : Number(milliseconds.toFixed(1))} ms`;
}

type Told = { readonly focus: Focus; readonly told: Shown | undefined };

function rowIn({ queue, look }: Shown, at: Microseconds, { focus, told }: Told): QueueRow {
  const { length, peak, waited, half, most } = queueAt(queue, at);
  return {
    key: queue.key,
    look,
    name: queue.name,
    cells: [String(length), String(peak), String(waited), lastedText(half), lastedText(most)],
    selected: focus.selected === queue.key,
    told: told?.queue === queue,
  };
}

function lastedText(lasted: Microseconds | undefined): string {
  return lasted === undefined ? '–' : durationText(lasted);
}

type Room = {
  readonly left: number;
  readonly width: number;
  readonly lengths: Pick<Plot, 'box' | 'title'>;
  readonly waits: Pick<Plot, 'box' | 'title'>;
};

function roomIn({ width, height }: Size): Room {
  const phone = width < PHONE_BELOW;
  const [left, right, title, foot] = phone ? [38, 8, 21, 18] : [58, 16, 26, 24];
  const each = Math.max(30, (height - 2 * title - foot - (phone ? 8 : 14)) / 2);
  const across = Math.max(60, width - left - right);
  const box = { x: left, width: across, height: each };
  return {
    left,
    width: across,
    lengths: { title: 'Messages waiting', box: { ...box, y: title } },
    waits: {
      title: phone
        ? 'How long each waits'
        : 'How long each request waits, each line ten times the one below',
      box: { ...box, y: height - foot - each },
    },
  };
}

/** Round numbers with room above: 5, 10, 20, 50… */
function lengthAxis(peaks: readonly number[]): Pick<Plot, 'top' | 'ticks'> {
  const most = Math.max(1, ...peaks);
  const power = 10 ** Math.floor(Math.log10(most));
  const top = most <= 5 ? 5 : ([1, 2, 5, 10].find((one) => one * power >= most) ?? 10) * power;
  const values = [0, top / 2, top].filter(Number.isInteger);
  return { top, ticks: values.map((at) => ({ key: String(at), at, text: String(at) })) };
}

const WAIT_TICKS: readonly Tick[] = ['1 ms', '10 ms', '0.1 s', '1 s', '10 s'].map((text, at) => ({
  key: text,
  at: (at / DECADES) * ROWS,
  text,
}));

const PIXELS_OF_A_TICK = 90;

function timeTicks(until: Microseconds, { left, width }: Room): readonly Tick[] {
  const seconds = ticks(0, until / 1_000_000, Math.max(2, Math.floor(width / PIXELS_OF_A_TICK)));
  const step = (seconds[1] ?? 1) - (seconds[0] ?? 0);
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return seconds.map((second) => ({
    key: String(second),
    at: left + ((second * 1_000_000) / until) * width,
    text: `${second.toFixed(digits)} s`,
  }));
}

/** The time at a place of the charts. */
export function timeAtX({ lengths: { box }, until }: QueuesScene, x: number): Microseconds {
  return Math.round(Math.max(0, Math.min(1, (x - box.x) / box.width)) * until);
}
