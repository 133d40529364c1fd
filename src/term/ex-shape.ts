/**
 * A term with holes in it: what is left of a template once it has been read. A part without holes
 * is a finished term, so filling costs only what the holes touch.
 */
import { boolean, cons, isInteger, map, NIL, struct, tuple } from './term.ts';
import type { Entry, Term } from './term.ts';

/** What may be put in a hole: a term, or a boolean of JavaScript for `true` and `false`. */
export type Hole = Term | boolean;

export type Shape =
  | { readonly kind: 'whole'; readonly term: Term }
  | { readonly kind: 'hole'; readonly index: number }
  | { readonly kind: 'tuple-of'; readonly items: readonly Shape[] }
  | { readonly kind: 'list-of'; readonly items: readonly Shape[]; readonly tail: Shape }
  | { readonly kind: 'map-of'; readonly entries: readonly ShapeEntry[] }
  /** A map whose keys are known already, sorted, each once. */
  | {
      readonly kind: 'record-of';
      readonly keys: readonly Term[];
      readonly values: readonly Shape[];
    }
  | {
      readonly kind: 'range-of';
      readonly first: Shape;
      readonly last: Shape;
      readonly step?: Shape;
    };

export type ShapeEntry = readonly [key: Shape, value: Shape];

export const EMPTY_LIST: Shape = { kind: 'whole', term: NIL };

export function whole(term: Term): Shape {
  return { kind: 'whole', term };
}

export function fill(shape: Shape, holes: readonly Hole[]): Term {
  switch (shape.kind) {
    case 'whole':
      return shape.term;
    case 'hole':
      return termIn(holes[shape.index]);
    case 'tuple-of':
      return { kind: 'tuple', items: shape.items.map((item) => fill(item, holes)) };
    case 'list-of':
      return shape.items.reduceRight<Term>(
        (rest, item) => cons(fill(item, holes), rest),
        fill(shape.tail, holes),
      );
    case 'map-of':
      return map(shape.entries.map(([key, value]) => [fill(key, holes), fill(value, holes)]));
    case 'record-of':
      return {
        kind: 'map',
        entries: shape.keys.map((key, at) => [key, fillAt(shape.values, at, holes)]),
      };
    case 'range-of':
      return rangeTerm([shape.first, shape.last, shape.step].map((end) => end && fill(end, holes)));
  }
}

/** The shape as a finished term where it has no holes. */
export function settled(shape: Shape): Shape {
  switch (shape.kind) {
    case 'whole':
    case 'hole':
      return shape;
    case 'tuple-of':
      return shape.items.every(isWhole) ? whole(fill(shape, [])) : shape;
    case 'list-of':
      return [...shape.items, shape.tail].every(isWhole) ? whole(fill(shape, [])) : shape;
    case 'record-of':
      return shape.values.every(isWhole) ? whole(fill(shape, [])) : shape;
    case 'map-of':
      return settledMap(shape.entries);
    case 'range-of':
      return [shape.first, shape.last, shape.step ?? EMPTY_LIST].every(isWhole)
        ? whole(fill(shape, []))
        : shape;
  }
}

function pair(key: Shape, value: Shape): Shape {
  return settled({ kind: 'tuple-of', items: [key, value] });
}

function fillAt(shapes: readonly Shape[], at: number, holes: readonly Hole[]): Term {
  const shape = shapes[at];
  return shape === undefined ? NIL : fill(shape, holes);
}

/** A number of JavaScript that is no integer would be no term at all. */
function termIn(hole: Hole | undefined): Term {
  if (typeof hole === 'boolean') return boolean(hole);
  if (hole === undefined) throw new TypeError('A hole of the template is empty');
  if (typeof hole === 'number' && !Number.isSafeInteger(hole)) {
    throw new RangeError(`${hole} is no integer: wrap it with float()`);
  }
  return hole;
}

function isWhole(shape: Shape): boolean {
  return shape.kind === 'whole';
}

/** With finished keys the order of the entries is known before any hole is filled. */
function settledMap(entries: readonly ShapeEntry[]): Shape {
  const places: Entry[] = [];
  for (const [at, [key]] of entries.entries()) {
    if (key.kind !== 'whole') return { kind: 'map-of', entries };
    places.push([key.term, at]);
  }
  const sorted = map(places).entries;
  const values = sorted.map(([, at]) => entries[Number(at)]?.[1] ?? EMPTY_LIST);
  return settled({ kind: 'record-of', keys: sorted.map(([key]) => key), values });
}

function rangeTerm([first, last, step]: readonly (Term | undefined)[]): Term {
  if (first === undefined || last === undefined || !isInteger(first) || !isInteger(last)) {
    throw new TypeError('The ends of a range are integers');
  }
  return struct('Range', { first, last, step: step ?? (first <= last ? 1 : -1) });
}

/** `{key, value}` for the pairs of a keyword list. */
export function keyedBy(key: Term, value: Shape): Shape {
  return value.kind === 'whole' ? whole(tuple(key, value.term)) : pair(whole(key), value);
}
