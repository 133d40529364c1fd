/** The other futures as a learner knows them: where each leaves the one at hand, and by what it differs. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Fault } from '#kernel/event.ts';
import { clock } from '#trace/clock.ts';
import { shortReason } from '#trace/reason.ts';
import { nameIn, type Roll } from '#trace/roll.ts';
import type { Placed, Tape } from '#trace/tape.ts';
import { lineOf } from '#trace/transcript.ts';

import type { Branch, PlayerContext } from './context.ts';

export type Future = {
  readonly id: number;
  /** Up to here it is the run at hand. */
  readonly from: Microseconds;
  /** The last moment that was seen of it. */
  readonly until: Microseconds;
  /** `the run without crash PaymentGateway at 4.20 s` */
  readonly name: string;
};

export function futuresOf({
  tape,
  branches,
}: Pick<PlayerContext, 'tape' | 'branches'>): readonly Future[] {
  return branches.map((branch) => futureOf(tape, branch));
}

function futureOf(tape: Tape, { id, tape: other, reached }: Branch): Future {
  const until = other.times[reached] ?? 0;
  if (seedOf(tape) !== seedOf(other)) return { id, from: 0, until, name: runName(other) };
  const [mine, theirs] = [ownMoves(tape), ownMoves(other)];
  const shared = mine.filter((move, i) => move === theirs[i]).length;
  const from = Math.min(mine[shared]?.at ?? until, theirs[shared]?.at ?? until);
  const [first, ...more] = theirs.slice(shared);
  if (first !== undefined) {
    return { id, from, until, name: `the run with ${movesText(other, [first, ...more])}` };
  }
  const without = mine[shared];
  const name =
    without === undefined ? runName(other) : `the run without ${moveText(tape, without)}`;
  return { id, from, until, name };
}

/** A run by itself: `the run with seed 7 and crash Barista at 4.20 s`. */
export function runName(tape: Tape): string {
  const own = ownMoves(tape);
  const seed = `the run with seed ${seedOf(tape)}`;
  return own.length === 0 ? seed : `${seed} and ${movesText(tape, own)}`;
}

/** What the learner did in it. */
export function ownMoves({ placed }: Tape): readonly Placed[] {
  return placed.filter(({ planned }) => !planned);
}

export function seedOf({ world }: Tape): number {
  return world.settings.seed;
}

function movesText(tape: Tape, [first, ...more]: readonly Placed[]): string {
  if (first === undefined) return 'nothing done';
  const text = moveText(tape, first);
  return more.length === 0 ? text : `${text} and ${more.length} more`;
}

function moveText(tape: Tape, { step, at, move }: Placed): string {
  const event = tape.events[tape.eventCounts[step] ?? 0];
  const said = event === undefined ? 'another choice' : lineOf(event, tape.roll).text;
  const text = move.kind === 'fault' ? faultText(move.fault, tape.roll) : `“${said}”`;
  return `${text} at ${clock(at)}`;
}

function faultText(fault: Fault, roll: Roll): string {
  switch (fault.kind) {
    case 'exit':
      return exitText(nameIn(roll, fault.pid), shortReason(fault.reason));
    case 'suspend':
    case 'resume':
    case 'slow':
      return `${fault.kind} ${nameIn(roll, fault.pid)}`;
    case 'device':
      return `${fault.device} ${fault.fault}`;
    case 'halt':
      return 'halt';
  }
}

function exitText(name: string, reason: string): string {
  if (reason === ':kill') return `kill ${name}`;
  return reason === ':boom' ? `crash ${name}` : `crash ${name} with ${reason}`;
}
