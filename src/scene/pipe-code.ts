/** The steps of a pipe as code, twice: as calls within calls, and line by line. */
import { inspectLine } from '#term/inspect.ts';

import type { PipeFrame } from './pipe-frame.ts';

/** A piece of code that belongs to a step; `step` -1: to what flows in. */
export type CodePiece = {
  readonly step: number;
  readonly text: string;
  readonly line: number;
  readonly column: number;
};

type Coded = Pick<PipeFrame, 'steps' | 'safe' | 'ofText'>;

/** What flows in, by the name that the code gives it. */
export function inputName({ safe, ofText }: Omit<Coded, 'steps'>): string {
  const name = ofText ? 'text' : 'value';
  return safe ? `{:ok, ${name}}` : name;
}

/** A step as it is written behind `|>`. */
export function callText(step: string, safe: boolean): string {
  return safe ? `Safe.step(${inspectLine(step)})` : step;
}

export function pipedCode({ steps, ...coded }: Coded): readonly CodePiece[] {
  const lines = steps.map((step) => `|> ${callText(step, coded.safe)}`);
  return [inputName(coded), ...lines].map((text, line) => ({
    step: line - 1,
    text,
    line,
    column: 0,
  }));
}

const INDENT = 2;

/** The last step stands first. Goes on below where a line is full, between calls. */
export function nestedCode({ steps, ...coded }: Coded, columns: number): readonly CodePiece[] {
  const calls = steps.map((step) => callIn(callText(step, coded.safe)));
  const opening = calls.map(({ name }, step) => ({ step, text: `${name}(` })).toReversed();
  const closing = calls.map(({ more }, step) => ({ step, text: more === '' ? ')' : `, ${more})` }));
  const pieces: CodePiece[] = [];
  let [line, column] = [0, 0];
  for (const piece of [...opening, { step: -1, text: inputName(coded) }, ...closing]) {
    const isFull = column + piece.text.length > columns && column > INDENT;
    const [first, rest] = isFull ? brokenAt(piece.text) : ['', piece.text];
    if (first !== '') pieces.push({ ...piece, text: first, line, column });
    if (isFull) [line, column] = [line + 1, INDENT];
    pieces.push({ ...piece, text: rest, line, column });
    column += rest.length;
  }
  return pieces;
}

/** A comma stays on its line. */
function brokenAt(text: string): readonly [first: string, rest: string] {
  return text.startsWith(', ') ? [',', text.slice(2)] : ['', text];
}

/** `Enum.map(&String.length/1)` is a call of `Enum.map` with more than what flows in. */
function callIn(text: string): { readonly name: string; readonly more: string } {
  const open = text.indexOf('(');
  return { name: text.slice(0, open), more: text.slice(open + 1, -1) };
}

export type PipeCode = {
  /** Empty where there is no such code. */
  readonly nested: readonly CodePiece[];
  readonly piped: readonly CodePiece[];
};

/** Height of a line, and of what stands above and below, in pixels. */
export const CODE = { line: 19, phoneLine: 14.5, heading: 20, below: 10 };

export function codeHeight({ nested, piped }: PipeCode, phone: boolean): number {
  const line = phone ? CODE.phoneLine : CODE.line;
  return Math.max(linesOf(nested), linesOf(piped)) * line + CODE.heading + CODE.below;
}

function linesOf(pieces: readonly CodePiece[]): number {
  return (pieces.at(-1)?.line ?? -1) + 1;
}
