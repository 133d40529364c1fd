/**
 * A run as data: its system, its settings and what came from outside, each with its place. From
 * these the whole run comes again, event for event; as text it is a link, a file or a bug report.
 */
import type { Fault } from '#kernel/event.ts';
import type { Choice, Move } from '#kernel/move.ts';
import type { System } from '#kernel/world.ts';
import { parseTerm } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { pid } from '#term/term.ts';

import { act, lengthOf, playUntil, record, type Tape, type TapeSettings } from './tape.ts';

export type Run = {
  readonly system: string;
  readonly settings: Omit<TapeSettings, 'options'>;
  /** The system's options as an Elixir term. */
  readonly options: string;
  readonly moves: readonly RunMove[];
  /** How many steps it has in all. */
  readonly steps: number;
};

/** A move from outside: after how many steps, at what time, and what it was, terms as Elixir. */
export type RunMove = { readonly step: number; readonly at: number; readonly move: MoveText };

export type MoveText =
  | { readonly kind: 'input'; readonly input: string }
  | { readonly kind: 'choose'; readonly choice: Choice }
  | { readonly kind: 'exit'; readonly pid: number; readonly reason: string }
  | { readonly kind: 'suspend' | 'resume'; readonly pid: number }
  | { readonly kind: 'slow'; readonly pid: number; readonly lag: number }
  | { readonly kind: 'device'; readonly device: string; readonly fault: string }
  | { readonly kind: 'halt' };

export function runOf(tape: Tape): Run {
  const { options, ...settings } = tape.settings;
  return {
    system: tape.system.name,
    settings,
    options: inspectLine(options),
    moves: tape.placed.flatMap(({ step: before, at, move }) => {
      const text = moveText(move);
      return text === undefined ? [] : [{ step: before, at, move: text }];
    }),
    steps: lengthOf(tape),
  };
}

/** The same run again. Throws a `RangeError` where it is not one of this system. */
export function replay(run: Run, system: System): Tape {
  if (run.system !== system.name) {
    throw new RangeError(`this is a run of "${run.system}", not of "${system.name}"`);
  }
  const tape = record(system, { ...run.settings, options: parseTerm(run.options) });
  for (const { step: before, at, move } of run.moves) {
    playTo(tape, before);
    act(tape, moveOf(move), at);
  }
  playTo(tape, run.steps);
  return tape;
}

function playTo(tape: Tape, position: number): void {
  playUntil(tape, Infinity, position - lengthOf(tape));
  if (lengthOf(tape) < position) {
    throw new RangeError(`the run ends after ${lengthOf(tape)} steps, not ${position}`);
  }
}

/** What the kernel does by itself is no move from outside. */
export function moveText(move: Move): MoveText | undefined {
  switch (move.kind) {
    case 'go':
      return undefined;
    case 'choose':
      return move;
    case 'input':
      return { kind: 'input', input: inspectLine(move.input) };
    case 'fault':
      return faultText(move.fault);
  }
}

function faultText(fault: Fault): MoveText {
  switch (fault.kind) {
    case 'exit':
      return { kind: 'exit', pid: fault.pid.id, reason: inspectLine(fault.reason) };
    case 'suspend':
    case 'resume':
      return { kind: fault.kind, pid: fault.pid.id };
    case 'slow':
      return { kind: 'slow', pid: fault.pid.id, lag: fault.lag };
    case 'device':
    case 'halt':
      return fault;
  }
}

export function moveOf(text: MoveText): Move {
  switch (text.kind) {
    case 'input':
      return { kind: 'input', input: parseTerm(text.input) };
    case 'choose':
      return text;
    case 'exit':
      return {
        kind: 'fault',
        fault: { kind: 'exit', pid: pid(text.pid), reason: parseTerm(text.reason) },
      };
    case 'suspend':
    case 'resume':
      return { kind: 'fault', fault: { kind: text.kind, pid: pid(text.pid) } };
    case 'slow':
      return { kind: 'fault', fault: { kind: 'slow', pid: pid(text.pid), lag: text.lag } };
    case 'device':
    case 'halt':
      return { kind: 'fault', fault: text };
  }
}
