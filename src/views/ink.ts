/**
 * Writing to SVG elements: only what has changed, and to elements that are kept by key. This is
 * what makes a frame cheap enough to be drawn by hand, without React.
 */
import { select } from 'd3';
import type { Selection } from 'd3';

export type Value = string | number | undefined;
export type Group = Selection<SVGGElement, unknown, null, undefined>;

const written = new WeakMap<Element, Map<string, Value>>();

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

function lastOf(element: Element): Map<string, Value> {
  const last = written.get(element);
  if (last !== undefined) return last;
  const first = new Map<string, Value>();
  written.set(element, first);
  return first;
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

const moved = new WeakMap<Element, Moved>();

/** By the element's own transform, not by its attribute: there are a thousand of these in a frame. */
export function moveTo(element: Element, point: { readonly x: number; readonly y: number }): void {
  const known = moved.get(element) ?? firstMove(element);
  const [x, y] = [round(point.x), round(point.y)];
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
  const first = { transform: baseVal.getItem(0), x: NaN, y: NaN };
  moved.set(element, first);
  return first;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Elements of one kind, one for each key. */
export type Layer<Mark, Made> = Drawing<Mark, Made> & {
  readonly parent: SVGGElement;
  readonly kept: Map<string, Kept<Mark, Made>>;
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
};

export function layer<Mark, Made>(
  svg: SVGElement,
  { className, ...drawing }: Drawing<Mark, Made> & { readonly className: string },
): Layer<Mark, Made> {
  const parent = select(svg).append('g').attr('class', className).node() ?? missing();
  return { ...drawing, parent, kept: new Map() };
}

/** Draws these marks and removes the elements of all others. What is the very same is left alone. */
export function drawLayer<Mark extends { readonly key: string }, Made>(
  drawn: Layer<Mark, Made>,
  marks: readonly Mark[],
): void {
  const { kept, draw, isPassedOn } = drawn;
  const spare = kept.size === 0 ? [] : removeOthers(drawn, marks);
  for (const mark of marks) {
    const entry = kept.get(mark.key) ?? added(drawn, mark, isPassedOn?.(mark) ? spare : []);
    if (entry.drawn === mark) continue;
    entry.drawn = mark;
    draw(entry.made, mark, entry.group);
  }
  for (const { group } of spare) group.remove();
}

/** Answers those whose elements may be taken over. */
function removeOthers<Mark extends { readonly key: string }, Made>(
  { kept, isPassedOn }: Layer<Mark, Made>,
  marks: readonly Mark[],
): Kept<Mark, Made>[] {
  const present = new Set(marks.map(({ key }) => key));
  const spare: Kept<Mark, Made>[] = [];
  for (const [key, entry] of kept) {
    if (present.has(key)) continue;
    kept.delete(key);
    if (entry.drawn !== undefined && isPassedOn?.(entry.drawn)) spare.push(entry);
    else entry.group.remove();
  }
  return spare;
}

function added<Mark extends { readonly key: string }, Made>(
  { parent, make, kept }: Layer<Mark, Made>,
  mark: Mark,
  spare: Kept<Mark, Made>[],
): Kept<Mark, Made> {
  const entry = spare.pop() ?? made();
  kept.set(mark.key, entry);
  return entry;

  function made(): Kept<Mark, Made> {
    const group = select(parent).append('g');
    return { group: group.node() ?? missing(), made: make(group, mark), drawn: undefined };
  }
}

export function append(group: Group, name: string, className: string): Element {
  const element = group.append(name).attr('class', className).node();
  return element instanceof Element ? element : missing();
}

function missing(): never {
  throw new Error('D3 appended nothing');
}
