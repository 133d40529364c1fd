import { unwrapped, written } from '#trace/wire.ts';

import { clamp } from './geometry.ts';
/** Who lives from when to when, is at work at what, and has what waiting. */
import type { LanesView } from './lanes-index.ts';
import { PAGE_HEIGHT } from './lanes-page.ts';
import type { LifeShape, WaitShape, WorkShape } from './lanes-shapes.ts';
import type { Sighted } from './lanes-sight.ts';
import { isLaneLit } from './lanes-sight.ts';
import { secondsText } from './words.ts';

const BAR = 9;
const WAIT_ASIDE = 9;

/** A line for each lane, from the beginning of the run to its end. */
export function guideShapes(sighted: Sighted): readonly LifeShape[] {
  const { layout, focus, parts } = sighted;
  const [top, bottom] = edgesOf(sighted);
  return layout.room.slots.map(({ key, x }) => {
    const lit = isLaneLit(focus, key, parts);
    return { key, x, top, bottom, lit };
  });
}

/** On it a line for each that lives there. */
export function lifeShapes(sighted: Sighted): readonly LifeShape[] {
  const { layout, focus, reached, parts } = sighted;
  const [top, bottom] = edgesOf(sighted);
  return seenIn(sighted, 'lives').flatMap(({ id, lane, start, end }) => {
    const x = layout.room.xOf(lane);
    if (x === undefined || id > reached) return [];
    const [from = top, to = bottom] = [start, end].map((at) =>
      clamp(at / layout.perPixel, top, bottom),
    );
    return [{ key: `${lane} ${id}`, x, top: from, bottom: to, lit: isLaneLit(focus, lane, parts) }];
  });
}

export function workShapes(sighted: Sighted): readonly WorkShape[] {
  const { works, layout, seen, window } = sighted;
  const [top, bottom] = edgesOf(sighted);
  return works.works.flatMap(({ lane, start, end, text, timed }) => {
    const x = layout.room.xOf(lane);
    if (x === undefined || end < window.start || start > Math.min(seen, window.end)) return [];
    const [from = top, to = bottom] = [start, end].map((at) =>
      clamp(at / layout.perPixel, top, bottom),
    );
    const title = `${lane}: ${text}, from ${secondsText(start)}`;
    const key = `${lane} ${Math.max(start, window.start)}`;
    return [
      { key, x: x - BAR / 2, y: from, width: BAR, height: Math.max(2, to - from), timed, title },
    ];
  });
}

export function waitShapes(sighted: Sighted): readonly WaitShape[] {
  const { layout, reached } = sighted;
  const [top, bottom] = edgesOf(sighted);
  return seenIn(sighted, 'waits').flatMap(({ id, lane, start, end, kind, term }) => {
    const x = layout.room.xOf(lane);
    if (x === undefined || id > reached) return [];
    const [from = top, to = bottom] = [start, end].map((at) =>
      clamp(at / layout.perPixel, top, bottom),
    );
    const text = kind === 'mailbox' ? written(unwrapped(term).content) : written(term);
    const title =
      kind === 'mailbox' ? `${text} waits in the mailbox of ${lane}` : `${lane}: ${text}`;
    const aside = kind === 'mailbox' ? WAIT_ASIDE : 0;
    return [{ key: `${kind} ${id}`, kind, x: x + aside, top: from, bottom: to, title }];
  });
}

/** Of each page what overlaps it, none of it twice. */
export function seenIn<Kind extends 'lives' | 'waits'>(
  { pages }: Sighted,
  kind: Kind,
): readonly LanesView[Kind][number][] {
  const found = new Map<string, LanesView[Kind][number]>();
  for (const { view } of pages) {
    for (const item of view[kind]) found.set(`${item.lane} ${item.id}`, item);
  }
  return [...found.values()];
}

/** Well above and below what is in sight, in steps, so that long lines are rarely written anew. */
function edgesOf({ window, layout }: Sighted): readonly [top: number, bottom: number] {
  const [from, to] = [window.start, window.end].map((at) => at / layout.perPixel / PAGE_HEIGHT);
  return [
    Math.max(0, Math.floor(from ?? 0) * PAGE_HEIGHT),
    Math.ceil((to ?? 0) + 0.05) * PAGE_HEIGHT,
  ];
}
