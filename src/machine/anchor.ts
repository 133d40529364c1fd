/**
 * Machines point at their Elixir twin: `meta: { ex: 'CoffeeShop.Cashier.handle_cast({:brew' }` on a
 * state or a transition names a module and the start of a clause. No line numbers are written down;
 * they are found in the source.
 */
import type {
  AnyMachineSnapshot,
  AnyStateMachine,
  AnyStateNode,
  AnyTransitionDefinition,
} from 'xstate';

export type Anchor = {
  /** The states from the outermost in. */
  readonly path: readonly string[];
  /** The event of the transition; none for a state. */
  readonly event: string | undefined;
  readonly ex: string;
};

/** Lines counted from 1, both included. */
export type LineRange = { readonly from: number; readonly to: number };

export function anchorIn(meta: unknown): string | undefined {
  if (typeof meta !== 'object' || meta === null || !('ex' in meta)) return undefined;
  return typeof meta.ex === 'string' ? meta.ex : undefined;
}

/** All places of the twin that a machine points at, its states and transitions in document order. */
export function anchorsOf(machine: AnyStateMachine): readonly Anchor[] {
  return anchorsBelow(machine.root);
}

function anchorsBelow(node: AnyStateNode): readonly Anchor[] {
  const ex = anchorIn(node.meta);
  const own = ex === undefined ? [] : [{ path: node.path, event: undefined, ex }];
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return [
    ...own,
    ...transitionsOf(node).flatMap(anchorOfTransition),
    ...children.flatMap(anchorsBelow),
  ];
}

/** The states that a machine is in, outermost first, without the machine itself. */
export function nodesOf({ _nodes }: AnyMachineSnapshot): readonly AnyStateNode[] {
  const nodes: readonly AnyStateNode[] = _nodes;
  return nodes
    .filter(({ parent }) => parent !== undefined)
    .toSorted((one, other) => one.order - other.order);
}

/** Every transition out of a state, `always` included. */
export function transitionsOf(node: AnyStateNode): readonly AnyTransitionDefinition[] {
  return [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
}

function anchorOfTransition({
  source,
  eventType,
  meta,
}: AnyTransitionDefinition): readonly Anchor[] {
  const ex = anchorIn(meta);
  return ex === undefined ? [] : [{ path: source.path, event: eventType, ex }];
}

/**
 * The lines of the clause: from its head to the `end` or the last line of its body. The anchor is a
 * module, a dot, and how the clause begins: `CoffeeShop.Barista.handle_info({:brewed`. A clause of a
 * `receive` or `case` comes after its function: `Letters.Bob.wait( > :stop ->`.
 */
export function lineRange(source: string, anchor: string): LineRange | undefined {
  const lines = source.split('\n');
  const split = splitAnchor(anchor);
  if (split === undefined) return undefined;
  const [head = '', clause] = split.head.split(' > ');
  const opening = new RegExp(`^\\s*defp? ${escapeRegExp(head)}`);
  const whole = clauseIn(lines, moduleLines(lines, split.module), opening);
  const found =
    whole === undefined || clause === undefined
      ? whole
      : clauseIn(lines, whole, new RegExp(`^\\s*${escapeRegExp(clause)}`));
  return found === undefined ? undefined : { from: found.from + 1, to: found.to + 1 };
}

/** As indices of lines. */
function clauseIn(
  lines: readonly string[],
  inside: LineRange,
  opening: RegExp,
): LineRange | undefined {
  const from = lines.findIndex(
    (line, at) => at >= inside.from && at <= inside.to && opening.test(line),
  );
  return from < 0 ? undefined : { from, to: lastLine(lines, from) };
}

/** `A.B.name(` is the module `A.B` and the head `name(`. */
function splitAnchor(
  anchor: string,
): { readonly module: string; readonly head: string } | undefined {
  const [, module, head] = /^((?:[A-Z]\w*\.)*[A-Z]\w*)\.([a-z_].*)$/s.exec(anchor) ?? [];
  return module === undefined || head === undefined ? undefined : { module, head };
}

/** Indices of the lines from `defmodule` to its `end`; none where the module is not there. */
function moduleLines(lines: readonly string[], module: string): LineRange {
  const opening = new RegExp(`^\\s*defmodule ${escapeRegExp(module)} do\\b`);
  const from = lines.findIndex((line) => opening.test(line));
  return from < 0 ? { from: 0, to: -1 } : { from, to: endOf(lines, from) };
}

/** The `end` that is indented as the opening is. */
function endOf(lines: readonly string[], from: number): number {
  const indent = indentOf(lines[from] ?? '');
  const end = lines.findIndex((line, at) => at > from && line.trimEnd() === `${indent}end`);
  return end < 0 ? lines.length - 1 : end;
}

/** A clause with `do:` ends before the next line that is not indented deeper. */
function lastLine(lines: readonly string[], from: number): number {
  const indent = indentOf(lines[from] ?? '');
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/\bdo\s*$/.test(line)) return endOf(lines, from);
    const following = lines[at + 1] ?? '';
    if (following.trim() === '' || indentOf(following).length <= indent.length) return at;
  }
  return from;
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
