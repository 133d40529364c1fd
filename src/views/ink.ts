/**
 * Writing to SVG elements: only what has changed, and to elements that are kept by key. This is
 * what makes a frame cheap enough to be drawn by hand, without React.
 */
import { select } from 'd3';
import type { Selection } from 'd3';

export type Value = string | number | undefined;
export type Group = Selection<SVGGElement, unknown, null, undefined>;

const written = new WeakMap<Element, Map<string, string | undefined>>();

/** Sets those attributes that differ from what was last written; `undefined` removes one. */
export function write(element: Element, attributes: Readonly<Record<string, Value>>): void {
  const last = written.get(element) ?? new Map<string, string | undefined>();
  written.set(element, last);
  for (const [name, value] of Object.entries(attributes)) {
    const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
    if (last.has(name) && last.get(name) === text) continue;
    last.set(name, text);
    if (text === undefined) element.removeAttribute(name);
    else element.setAttribute(name, text);
  }
}

export function writeText(element: Element, text: string): void {
  const last = written.get(element) ?? new Map<string, string | undefined>();
  written.set(element, last);
  if (last.get('#text') === text) return;
  last.set('#text', text);
  element.textContent = text;
}

export function moveTo(
  element: Element,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  write(element, { transform: `translate(${round(x)} ${round(y)})` });
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Elements of one kind, one for each key. */
export type Layer<Mark, Made> = {
  readonly parent: SVGGElement;
  /** Builds the elements of a mark that was not there in the last frame. */
  readonly make: (group: Group, mark: Mark) => Made;
  readonly draw: (made: Made, mark: Mark, group: SVGGElement) => void;
  readonly kept: Map<string, { readonly group: SVGGElement; readonly made: Made }>;
};

export function layer<Mark, Made>(
  svg: SVGElement,
  {
    className,
    make,
    draw,
  }: Pick<Layer<Mark, Made>, 'make' | 'draw'> & { readonly className: string },
): Layer<Mark, Made> {
  const parent = select(svg).append('g').attr('class', className).node() ?? missing();
  return { parent, make, draw, kept: new Map() };
}

/** Draws these marks and removes the elements of all others. */
export function drawLayer<Mark extends { readonly key: string }, Made>(
  { parent, make, draw, kept }: Layer<Mark, Made>,
  marks: readonly Mark[],
): void {
  const present = new Set(marks.map(({ key }) => key));
  for (const [key, { group }] of kept) {
    if (present.has(key)) continue;
    group.remove();
    kept.delete(key);
  }
  for (const mark of marks) {
    const entry = kept.get(mark.key) ?? added(mark);
    draw(entry.made, mark, entry.group);
  }

  function added(mark: Mark) {
    const group = select(parent).append('g');
    const entry = { group: group.node() ?? missing(), made: make(group, mark) };
    kept.set(mark.key, entry);
    return entry;
  }
}

export function append(group: Group, name: string, className: string): Element {
  const element = group.append(name).attr('class', className).node();
  return element instanceof Element ? element : missing();
}

function missing(): never {
  throw new Error('D3 appended nothing');
}
