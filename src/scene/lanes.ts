/**
 * What happened when, as lanes: who lived from when to when, what went from one to another, what
 * stood out. An index of a tape that grows with it, so that a window of time is looked up and never
 * searched for. A process that is started again goes on in the lane of the one before.
 */
import type { EventId } from '#kernel/event.ts';
import type { Tape } from '#trace/tape.ts';

import { enterLaneEvent } from './lanes-enter.ts';
import type { Lanes, LanesView } from './lanes-index.ts';
import { addSpan, noSpans, spansIn } from './lanes-spans.ts';
import type { Span } from './lanes-spans.ts';
import type { Parts } from './parts.ts';

const indexes = new WeakMap<Tape, WeakMap<Parts, Lanes>>();

/** The index of a tape, with all events that it holds by now. */
export function lanesOf(tape: Tape, parts: Parts): Lanes {
  const known = indexes.get(tape) ?? new WeakMap<Parts, Lanes>();
  indexes.set(tape, known);
  const lanes = known.get(parts) ?? emptyLanes(tape, parts);
  known.set(parts, lanes);
  for (; lanes.entered < tape.events.length; lanes.entered += 1) {
    const event = tape.events[lanes.entered];
    if (event !== undefined) enterLaneEvent(lanes, event);
  }
  giveUpFlights(lanes);
  return lanes;
}

function emptyLanes(tape: Tape, parts: Parts): Lanes {
  return {
    tape,
    parts,
    messages: noSpans(),
    lives: noSpans(),
    waits: noSpans(),
    marks: noSpans(),
    members: [],
    open: {
      flights: new Map(),
      landed: new Map(),
      asks: new Map(),
      lives: new Map(),
      crowds: new Map(),
    },
    lanesOf: new Map(),
    entered: 0,
  };
}

/** An exit signal to a dead process leaves no trace: it is lost when it should long have landed. */
function giveUpFlights({ open, messages, tape }: Lanes): void {
  for (const [id, flight] of open.flights) {
    const patience = 2 * ((tape.settings.flight ?? 0) + (tape.settings.jitter ?? 0)) + 1;
    if (flight.start + patience >= tape.world.now) return;
    open.flights.delete(id);
    addSpan(messages, { ...flight, lost: true });
  }
}

export function lanesIn(lanes: Lanes, window: Span): LanesView {
  const { flights, asks, lives, crowds } = lanes.open;
  const crowded = [...crowds.values()].map(({ life }) => life);
  return {
    messages: byId([...spansIn(lanes.messages, window), ...overlapping(flights.values(), window)]),
    lives: byId([
      ...spansIn(lanes.lives, window),
      ...[...lives.values()].flatMap((some) => overlapping(some, window)),
      ...overlapping(crowded, window),
    ]),
    waits: byId([...spansIn(lanes.waits, window), ...overlapping(asks.values(), window)]),
    marks: byId(spansIn(lanes.marks, window)),
  };
}

function overlapping<Item extends Span>(items: Iterable<Item>, { start, end }: Span): Item[] {
  return [...items].filter((item) => item.start <= end && item.end >= start);
}

function byId<Item extends { readonly id: EventId }>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => one.id - other.id);
}
