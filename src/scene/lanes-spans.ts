/**
 * Stretches of time, found by a window of time. They stand in levels by their length, each sorted by
 * start, so that what overlaps a window is found by binary search however much happened before, and
 * one that lasts for ever hides behind no short one.
 */
import type { Microseconds } from '#kernel/behaviour.ts';

/** Both ends belong to it; a point in time is a span, too. */
export type Span = { readonly start: Microseconds; readonly end: Microseconds };

export type Spans<Item extends Span> = { readonly levels: (Item[] | undefined)[] };

export function noSpans<Item extends Span>(): Spans<Item> {
  return { levels: [] };
}

export function addSpan<Item extends Span>({ levels }: Spans<Item>, item: Item): void {
  const level = levelOf(item);
  const items = (levels[level] ??= []);
  let at = items.length;
  while (at > 0 && (items[at - 1]?.start ?? 0) > item.start) at -= 1;
  items.splice(at, 0, item);
}

/** All that overlap the window, in no order that matters. */
export function spansIn<Item extends Span>({ levels }: Spans<Item>, window: Span): Item[] {
  const found: Item[] = [];
  levels.forEach((items, level) => {
    if (items === undefined) return;
    for (let at = firstFrom(items, window.start - 2 ** level); at < items.length; at += 1) {
      const item = items[at];
      if (item === undefined || item.start > window.end) return;
      if (item.end >= window.start) found.push(item);
    }
  });
  return found;
}

/** Those in level n last at most 2 to the nth. */
function levelOf({ start, end }: Span): number {
  return Math.ceil(Math.log2(Math.max(1, end - start)));
}

function firstFrom(items: readonly Span[], start: Microseconds): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
