/**
 * Terms in TypeScript, written as Elixir writes them:
 *
 *     ex`{:brew, order_id: ${id}, type: :latte, milk: :oat}`
 *
 * so that code, prose and picture use one notation. A template is read once, at its first use;
 * later calls only fill the holes.
 */
import { readAll } from './ex-parser.ts';
import { fill } from './ex-shape.ts';
import type { Hole, Shape } from './ex-shape.ts';
import { sourceOf } from './ex-source.ts';
import type { Term } from './term.ts';

export { ExSyntaxError } from './ex-source.ts';
export type { Hole } from './ex-shape.ts';

const shapes = new WeakMap<TemplateStringsArray, Shape>();

/** The term of the template; throws an `ExSyntaxError` where the text is no term. */
export function ex(strings: TemplateStringsArray, ...holes: Hole[]): Term {
  return fill(shapes.get(strings) ?? readTemplate(strings), holes);
}

/** The term that a text stands for, as a tool or a file gives it. */
export function parseTerm(text: string): Term {
  return fill(readAll(sourceOf([text])), []);
}

/** Backslashes belong to Elixir, so the raw text is read. */
function readTemplate(strings: TemplateStringsArray): Shape {
  const shape = readAll(sourceOf(strings.raw));
  shapes.set(strings, shape);
  return shape;
}
