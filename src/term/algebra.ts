/**
 * Elixir's `Inspect.Algebra`: a text with places where it may break, and the layout of it in a
 * given width. What is measured are bytes, as Elixir measures them here.
 */
import { utf8Size } from './utf8.ts';

export type Doc =
  | string
  | { readonly kind: 'both'; readonly first: Doc; readonly second: Doc }
  | { readonly kind: 'nest'; readonly doc: Doc; readonly by: number }
  | { readonly kind: 'break'; readonly text: string; readonly isFlex: boolean }
  | { readonly kind: 'group'; readonly doc: Doc };

/** What is still to be laid out: a linked list, because looking ahead must not copy it. */
type Ahead = {
  readonly doc: Doc;
  readonly indent: number;
  readonly isBroken: boolean;
  readonly next: Ahead | undefined;
};

/** Becomes a new line together with all other breaks of its group. */
export const BREAK: Doc = { kind: 'break', text: ' ', isFlex: false };
/** Becomes a new line only where the rest of the line would not fit. */
export const FLEX_BREAK: Doc = { kind: 'break', text: ' ', isFlex: true };
const EMPTY_BREAK: Doc = { kind: 'break', text: '', isFlex: false };

export function concat(docs: readonly Doc[]): Doc {
  return docs.reduceRight((second, first) => ({ kind: 'both', first, second }), '');
}

export function nest(doc: Doc, by: number): Doc {
  return { kind: 'nest', doc, by };
}

/** A part that is laid out on one line when it fits. */
export function group(doc: Doc): Doc {
  return { kind: 'group', doc };
}

/** Docs between brackets: on one line, or filled into lines (flex), or one on each line. */
export function bracketed(
  [open, close]: readonly [string, string],
  docs: readonly Doc[],
  isFlex: boolean,
): Doc {
  if (docs.length === 0) return open + close;
  const last = docs.length - 1;
  const gap = isFlex ? FLEX_BREAK : BREAK;
  const inner = concat(docs.flatMap((doc, at) => (at === last ? [doc] : [doc, ',', gap])));
  if (isFlex) return group(concat([open, nest(inner, 1), close]));
  return group(concat([nest(concat([open, EMPTY_BREAK, inner]), 2), EMPTY_BREAK, close]));
}

/** Text only, with no place to break. */
export function isPlain(doc: Doc): boolean {
  if (typeof doc === 'string') return true;
  return doc.kind === 'both' && isPlain(doc.first) && isPlain(doc.second);
}

export function layOut(doc: Doc, width: number): string {
  if (width === Infinity) return onOneLine(doc);
  const lines: string[] = [];
  let column = 0;
  let ahead: Ahead | undefined = { doc, indent: 0, isBroken: false, next: undefined };
  while (ahead !== undefined) {
    const here: Ahead = ahead;
    if (typeof here.doc !== 'string' && here.doc.kind !== 'break') {
      ahead = enter(here, column, width);
      continue;
    }
    const text = typeof here.doc === 'string' ? here.doc : here.doc.text;
    const isNewLine = typeof here.doc !== 'string' && breaksHere(here, column + text.length, width);
    lines.push(isNewLine ? `\n${' '.repeat(here.indent)}` : text);
    column = isNewLine ? here.indent : column + utf8Size(text);
    ahead = here.next;
  }
  return lines.join('');
}

function onOneLine(doc: Doc): string {
  const ahead = [doc];
  let text = '';
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next === 'string') text += next;
    else if (next.kind === 'both') ahead.push(next.second, next.first);
    else if (next.kind === 'break') text += next.text;
    else ahead.push(next.doc);
  }
  return text;
}

/** The parts of a doc that has parts, in front of what comes after it. */
function enter(here: Ahead, column: number, width: number): Ahead | undefined {
  const { doc } = here;
  if (typeof doc === 'string' || doc.kind === 'break') return here.next;
  switch (doc.kind) {
    case 'both':
      return { ...here, doc: doc.first, next: { ...here, doc: doc.second } };
    case 'nest':
      return { ...here, doc: doc.doc, indent: here.indent + doc.by };
    case 'group': {
      const flat = { ...here, doc: doc.doc, isBroken: false, next: undefined };
      const isBroken = !fits(flat, { column, width, hasBreak: false });
      return { ...here, doc: doc.doc, isBroken };
    }
  }
}

function breaksHere(here: Ahead, column: number, width: number): boolean {
  if (!here.isBroken || typeof here.doc === 'string' || here.doc.kind !== 'break') return false;
  return !here.doc.isFlex || !fits(here.next, { column, width, hasBreak: true });
}

/** `hasBreak`: text beyond the width only counts once there was a place to break before it. */
type Room = { readonly column: number; readonly width: number; readonly hasBreak: boolean };

/** Does what is ahead stay within the width up to the next line break? */
function fits(start: Ahead | undefined, room: Room): boolean {
  let [ahead, column, hasBreak] = [start, room.column, room.hasBreak];
  const outer: { readonly next: Ahead | undefined; readonly hasBreak: boolean }[] = [];
  for (;;) {
    if (hasBreak && column > room.width) return false;
    if (ahead === undefined) {
      const left = outer.pop();
      if (left === undefined) return true;
      [ahead, hasBreak] = [left.next, left.hasBreak];
      continue;
    }
    const { doc, isBroken, next }: Ahead = ahead;
    if (typeof doc === 'string') {
      column += utf8Size(doc);
      ahead = next;
    } else if (doc.kind === 'break') {
      if (isBroken) return true;
      column += doc.text.length;
      hasBreak = true;
      ahead = next;
    } else if (doc.kind === 'group') {
      outer.push({ next, hasBreak });
      ahead = { ...ahead, doc: doc.doc, isBroken: false, next: undefined };
    } else if (doc.kind === 'nest') {
      ahead = { ...ahead, doc: doc.doc };
    } else {
      ahead = { ...ahead, doc: doc.first, next: { ...ahead, doc: doc.second } };
    }
  }
}
