/** What stands on the screen of a terminal at a moment of a tape. */
import type { Player } from '#app/time/use-player.ts';
import type { Terminal } from '#systems/todo/terminal-state.ts';
import { lengthOf, type Tape } from '#trace/tape.ts';

import { type Mode, type Row, sessionOf, terminalAt, type Turn } from './session.ts';

export type Screen = {
  /** The last ones, the newest at the end. */
  readonly rows: readonly Row[];
  /** How many more stand before those. */
  readonly earlier: number;
  readonly mode: Mode;
  readonly prompt: string;
  readonly waiting: boolean;
  /** Lines that were typed until now, the oldest first. */
  readonly typed: readonly string[];
};

const MOST_ROWS = 400;
const MOST_TYPED = 50;

/** By how many events have happened: nothing that comes later is on it. */
export function screenAt(tape: Tape, eventCount: number, label?: string): Screen {
  const { rows } = sessionOf(tape, label);
  const turn = turnAt(tape, eventCount, label);
  const end = countUntil(rows, eventCount);
  const from = turn?.from ?? 0;
  const first = Math.max(from, end - MOST_ROWS);
  return {
    rows: rows.slice(first, end),
    earlier: first - from,
    mode: turn?.mode ?? 'off',
    prompt: turn?.prompt ?? '',
    waiting: turn?.waiting ?? false,
    typed: typedIn(rows, end),
  };
}

function turnAt(tape: Tape, eventCount: number, label?: string): Turn | undefined {
  const { turns } = sessionOf(tape, label);
  return turns[countUntil(turns, eventCount) - 1];
}

function typedIn(rows: readonly Row[], end: number): readonly string[] {
  const found: string[] = [];
  for (let at = end - 1; at >= 0 && found.length < MOST_TYPED; at -= 1) {
    const row = rows[at];
    const isTyped = row?.kind === 'typed' && row.text.trim() !== '';
    if (isTyped && row.text !== found.at(-1)) found.push(row.text);
  }
  return found.toReversed();
}

/** How many come up to that event, where they are in the order of events. */
function countUntil(items: readonly { readonly id: number }[], id: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.id ?? Infinity) <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}

export type TerminalFeed = {
  readonly screen: () => Screen;
  readonly computer: () => Terminal | undefined;
  /** Whether more was seen of the run than what is shown. */
  readonly past: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
};

/** What the player shows now. The same value as before while nothing in it has changed. */
export function terminalFeed(actor: Player['actor'], label?: string): TerminalFeed {
  let shown: { readonly tape: Tape; readonly events: number; readonly screen: Screen } | undefined;
  let known: { readonly turn: Turn; readonly computer: Terminal | undefined } | undefined;
  const now = () => actor.getSnapshot().context;
  return {
    screen: () => {
      const { tape, position } = now();
      const events = tape.eventCounts[position] ?? 0;
      if (shown?.tape === tape && shown.events === events) return shown.screen;
      const next = screenAt(tape, events, label);
      const screen = shown !== undefined && isSame(shown.screen, next) ? shown.screen : next;
      shown = { tape, events, screen };
      return screen;
    },
    computer: () => {
      const { tape, position } = now();
      // Between two turns nothing of it changes.
      const turn = turnAt(tape, tape.eventCounts[position] ?? 0, label);
      if (known === undefined || turn === undefined || known.turn !== turn) {
        const computer = terminalAt(tape, position);
        known = turn && { turn, computer };
        return computer;
      }
      return known.computer;
    },
    past: () => {
      const { tape, position, reached } = now();
      return position < Math.min(reached, lengthOf(tape));
    },
    subscribe: (listener) => {
      const subscription = actor.subscribe(listener);
      return () => subscription.unsubscribe();
    },
  };
}

function isSame(one: Screen, other: Screen): boolean {
  return (
    one.prompt === other.prompt &&
    one.waiting === other.waiting &&
    one.mode === other.mode &&
    one.earlier === other.earlier &&
    one.rows.length === other.rows.length &&
    one.rows.at(-1) === other.rows.at(-1) &&
    one.rows[0] === other.rows[0]
  );
}
