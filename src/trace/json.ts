/** Events as JSON: terms as Elixir writes them, so that any program can read a run. */
import type { KernelEvent } from '#kernel/event.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';

/** Fields that hold terms of any kind; others hold one only where it is a pid or a reference. */
const TERMS = new Set(['message', 'reason', 'request', 'answer', 'input']);

/** One line; the same events give the same text on every machine. */
export function eventJson(event: KernelEvent): string {
  return JSON.stringify(event, (key, value: unknown) =>
    TERMS.has(key) || isIdentity(value) ? inspectLine(value as Term) : value,
  );
}

function isIdentity(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return value.kind === 'pid' || value.kind === 'reference';
}
