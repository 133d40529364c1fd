/**
 * Writing to SVG elements: only what has changed, and to elements that are kept by key. This is
 * what makes a frame cheap enough to be drawn by hand, without React.
 */
import { select } from 'd3';
import type { Selection } from 'd3';

export type Value = string | number | undefined;
export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** What was last written to an element is kept on the element itself: it is looked up so often. */
type Inked = Element & { [WRITTEN]?: Map<string, Value>; [MOVED]?: Moved };

const WRITTEN = Symbol('written');
const MOVED = Symbol('moved');

/** Sets those attributes that differ from what was last written; `undefined` removes one. */
export function write(element: Element, attributes: Readonly<Record<string, Value>>): void {
  for (const name in attributes) writeOne(element, name, attributes[name]);
}

export function writeOne(element: Element, name: string, value: Value): void {
  const last = lastOf(element);
  if (last.get(name) === value && (value !== undefined || last.has(name))) return;
  last.set(name, value);
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, textOf(value));
}

function lastOf(element: Inked): Map<string, Value> {
  return (element[WRITTEN] ??= new Map());
}

function textOf(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

export function writeText(element: Element, text: string): void {
  const last = lastOf(element);
  if (last.get('#text') === text) return;
  last.set('#text', text);
  element.textContent = text;
}

type Moved = { readonly transform: SVGTransform; x: number; y: number };

/** By the element's own transform, not by its attribute: there are a thousand of these in a frame. */
export function moveTo(element: Inked, point: { readonly x: number; readonly y: number }): void {
  const known = (element[MOVED] ??= firstMove(element));
  const x = round(point.x);
  const y = round(point.y);
  if (known.x === x && known.y === y) return;
  known.x = x;
  known.y = y;
  known.transform.setTranslate(x, y);
}

function firstMove(element: Element): Moved {
  const svg = element instanceof SVGGraphicsElement ? element.ownerSVGElement : null;
  if (svg === null || !(element instanceof SVGGraphicsElement)) return missing();
  const { baseVal } = element.transform;
  baseVal.initialize(svg.createSVGTransform());
  return { transform: baseVal.getItem(0), x: NaN, y: NaN };
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Elements of one kind, one for each key. */
export type Layer<Mark, Made> = Drawing<Mark, Made> & {
  readonly parent: SVGGElement;
  readonly kept: Map<string, Kept<Mark, Made>>;
  /** How many frames were drawn. */
  frame: number;
};

type Drawing<Mark, Made> = {
  /** Builds the elements of a mark that was not there in the last frame. */
  readonly make: (group: Group, mark: Mark) => Made;
  readonly draw: (made: Made, mark: Mark, group: SVGGElement) => void;
  /** Marks of which there are many, that come and go: one takes over the elements of another. */
  readonly isPassedOn?: (mark: Mark) => boolean;
};

type Kept<Mark, Made> = {
  readonly group: SVGGElement;
  readonly made: Made;
  drawn: Mark | undefined;
  /** The last that it was in. */
  frame: number;
};

export function layer<Mark, Made>(
  svg: SVGElement,
  { className, ...drawing }: Drawing<Mark, Made> & { readonly className: string },
): Layer<Mark, Made> {
  const parent = select(svg).append('g').attr('class', className).node() ?? missing();
  return { ...drawing, parent, kept: new Map(), frame: 0 };
}

/** Draws these marks and removes the elements of all others. What is the very same is left alone. */
export function drawLayer<Mark extends { readonly key: string }, Made>(
  drawn: Layer<Mark, Made>,
  marks: readonly Mark[],
): void {
  const { kept, draw, isPassedOn } = drawn;
  const frame = (drawn.frame += 1);
  const entries = marks.map(({ key }) => {
    const entry = kept.get(key);
    if (entry !== undefined) entry.frame = frame;
    return entry;
  });
  const spare = removeOthers(drawn);
  marks.forEach((mark, i) => {
    const entry =
      entries[i] ?? kept.get(mark.key) ?? added(drawn, mark, isPassedOn?.(mark) ? spare : []);
    if (entry.drawn === mark) return;
    entry.drawn = mark;
    draw(entry.made, mark, entry.group);
  });
  for (const { group } of spare) group.remove();
}

/** Those that are not in this frame. Answers those whose elements may be taken over. */
function removeOthers<Mark extends { readonly key: string }, Made>({
  kept,
  frame,
  isPassedOn,
}: Layer<Mark, Made>): Kept<Mark, Made>[] {
  const spare: Kept<Mark, Made>[] = [];
  kept.forEach((entry, key) => {
    if (entry.frame === frame) return;
    kept.delete(key);
    if (entry.drawn !== undefined && isPassedOn?.(entry.drawn)) spare.push(entry);
    else entry.group.remove();
  });
  return spare;
}

function added<Mark extends { readonly key: string }, Made>(
  { parent, make, kept, frame }: Layer<Mark, Made>,
  mark: Mark,
  spare: Kept<Mark, Made>[],
): Kept<Mark, Made> {
  const entry = spare.pop() ?? made();
  entry.frame = frame;
  kept.set(mark.key, entry);
  return entry;

  function made(): Kept<Mark, Made> {
    const group = select(parent).append('g');
    return { group: group.node() ?? missing(), made: make(group, mark), drawn: undefined, frame };
  }
}

export function append(group: Group, name: string, className: string): Element {
  const element = group.append(name).attr('class', className).node();
  return element instanceof Element ? element : missing();
}

function missing(): never {
  throw new Error('D3 appended nothing');
}
