/** Where a step leads that has a name: to the next event, to what a process does next, to a crash. */
import type { Microseconds } from '#kernel/behaviour.ts';
import { isCrash } from '#trace/reason.ts';
import { lengthOf, playUntil, positionOf, type Tape } from '#trace/tape.ts';

import type { Notice, PlayerContext, StepUnit } from './context.ts';
import { glideToPosition, landed } from './seek.ts';

/** So far beyond the moment, and for so many steps, it is looked for what is not recorded yet. */
const FARTHEST: Microseconds = 60_000_000;
const MOST_STEPS = 20_000;
/** Looked through at a time. */
const STRETCH: Microseconds = 2_000_000;

/** A step back or forward; where it leads nowhere, the run stays and a notice says so. */
export function stepBy(before: PlayerContext, by: 1 | -1, unit: StepUnit): PlayerContext {
  const context = landed(before);
  const found = by === 1 ? forward(context, unit) : back(context, unit);
  if (found !== undefined) return glideToPosition({ ...context, notice: undefined }, found);
  if (unit.kind === 'event') return glideToPosition(context, by === 1 ? Infinity : 0);
  const notice: Notice = { kind: 'nothing found', by, unit };
  return { ...context, notice };
}

function back({ tape, position }: PlayerContext, unit: StepUnit): number | undefined {
  const last = position === 0 ? 0 : (tape.eventCounts[position - 1] ?? 0);
  for (let id = last; id > 0; id -= 1) if (isWanted(tape, id, unit)) return positionOf(tape, id);
  return undefined;
}

function forward(context: PlayerContext, unit: StepUnit): number | undefined {
  const { tape, position, at, byHand } = context;
  const most = Math.max(lengthOf(tape), position + MOST_STEPS);
  let id = (tape.eventCounts[position] ?? 0) + 1;
  for (let until = at; ; until += STRETCH) {
    for (; id <= tape.events.length; id += 1) {
      if (isWanted(tape, id, unit)) return positionOf(tape, id);
    }
    if (byHand || until > at + FARTHEST || lengthOf(tape) >= most) return undefined;
    playUntil(tape, until, most - lengthOf(tape));
  }
}

function isWanted({ roll, events }: Tape, id: number, unit: StepUnit): boolean {
  const event = events[id - 1];
  if (event === undefined) return false;
  switch (unit.kind) {
    case 'event':
      return true;
    case 'process':
      return roll.byPid.get(event.pid.id)?.label === unit.label;
    case 'crash':
      return event.kind === 'exited' && isCrash(event.reason);
  }
}
