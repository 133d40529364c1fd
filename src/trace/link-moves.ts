/** The learner's moves in a link: what kind, when, to whom; terms as Elixir writes them. */
import { parseTerm } from '#term/ex.ts';

import { BadLink, type LinkReader, type LinkWriter } from './link-bytes.ts';
import type { MoveText, RunMove } from './run.ts';

export const MOST_STEPS = 60_000;
export const LONGEST_RUN = 3_600_000_000; // an hour, in microseconds
const MOST_MOVES = 200;
const HIGHEST_ID = 2 ** 31;
const LONGEST_REASON = 400;
/** Files that a disk holds may come from outside. */
const LONGEST_INPUT = 6000;

/** The order is part of the format: more may be added at the end. */
const KINDS = [
  'input',
  'run',
  'happen',
  'exit',
  'suspend',
  'resume',
  'slow',
  'device',
  'halt',
] as const;
type Kind = (typeof KINDS)[number];

export function writeMoves(out: LinkWriter, moves: readonly RunMove[]): void {
  out.count(moves.length);
  let [before, since] = [0, 0];
  for (const { step, at, move } of moves) {
    out.count(KINDS.indexOf(kindOf(move)));
    out.count(step - before);
    out.count(at - since);
    writeMove(out, move);
    [before, since] = [step, at];
  }
}

function kindOf(move: MoveText): Kind {
  return move.kind === 'choose' ? move.choice.kind : move.kind;
}

function writeMove(out: LinkWriter, move: MoveText): void {
  switch (move.kind) {
    case 'input':
      return out.text(move.input);
    case 'choose':
      return out.count(move.choice.kind === 'run' ? move.choice.pid : move.choice.seq);
    case 'exit':
      out.count(move.pid);
      return out.text(move.reason);
    case 'suspend':
    case 'resume':
      return out.count(move.pid);
    case 'slow':
      out.count(move.pid);
      return out.count(move.lag);
    case 'device':
      out.text(move.device);
      return out.text(move.fault);
    case 'halt':
  }
}

/** Throws a `BadLink` that says what is wrong with them. */
export function readMoves(from: LinkReader): readonly RunMove[] {
  const moves: RunMove[] = [];
  let [step, at] = [0, 0];
  for (let left = from.count('number of moves', MOST_MOVES); left > 0; left -= 1) {
    const kind = KINDS[from.count('kind of a move', KINDS.length - 1)] ?? 'input';
    step += from.count('step of a move', MOST_STEPS);
    at += from.count('time of a move', LONGEST_RUN);
    if (step > MOST_STEPS || at > LONGEST_RUN) throw new BadLink('its moves go on for too long');
    moves.push({ step, at, move: readMove(from, kind) });
  }
  return moves;
}

function readMove(from: LinkReader, kind: Kind): MoveText {
  const id = (what: string) => from.count(what, HIGHEST_ID);
  switch (kind) {
    case 'input':
      return { kind, input: termIn(from, 'input', LONGEST_INPUT) };
    case 'run':
      return { kind: 'choose', choice: { kind, pid: id('pid') } };
    case 'happen':
      return { kind: 'choose', choice: { kind, seq: id('choice') } };
    case 'exit':
      return { kind, pid: id('pid'), reason: termIn(from, 'exit reason', LONGEST_REASON) };
    case 'suspend':
    case 'resume':
      return { kind, pid: id('pid') };
    case 'slow':
      return { kind, pid: id('pid'), lag: from.count('delay', LONGEST_RUN) };
    case 'device':
      return { kind, device: nameIn(from, 'device'), fault: nameIn(from, 'fault') };
    case 'halt':
      return { kind };
  }
}

/** Its text, once it is known to be a term. */
function termIn(from: LinkReader, what: string, longest: number): string {
  const text = from.text(what, longest);
  try {
    parseTerm(text);
  } catch {
    throw new BadLink(`its ${what} is no Elixir term`);
  }
  return text;
}

/** A word that names something, and nothing that every object has. Throws a `BadLink`. */
export function nameIn(from: LinkReader, what: string): string {
  const text = from.text(what, 80);
  if (!/^[\p{L}\p{N}_][\p{L}\p{N} ._/:#<>()@!?-]*$/u.test(text) || text in {}) {
    throw new BadLink(`its ${what} is no name`);
  }
  return text;
}
