/** The tracks with their lessons: how long each takes, and how far the learner is. */
import type { LessonEntry, TrackEntry } from '#lesson/catalog.ts';

import { h, icon } from './dom.ts';
import { type LessonState, lessonState } from './lesson-state.ts';
import type { Stored } from './stored.ts';

type Shown = {
  readonly stored: Stored;
  /** The way to the root of the site. */ readonly home: string;
};

export function trackList(tracks: readonly TrackEntry[], shown: Shown): HTMLElement {
  const full = tracks.filter(({ lessons }) => lessons.length > 0);
  return h(
    'div',
    { class: 'grid gap-x-6 gap-y-10 sm:grid-cols-[repeat(auto-fit,minmax(260px,1fr))]' },
    ...full.map((track) => trackSection(track, shown)),
  );
}

function trackSection({ id, name, about, lessons }: TrackEntry, shown: Shown): HTMLElement {
  const states = lessons.map((lesson) => lessonState(shown.stored, lesson));
  const done = states.filter((state) => state === 'complete').length;
  return h(
    'section',
    { 'aria-labelledby': `track-${id}`, class: 'max-w-[600px] border-t-2 border-ink pt-3.5' },
    h(
      'div',
      { class: 'flex items-baseline gap-3' },
      h('h3', { id: `track-${id}`, class: 'flex-1 font-display text-[20px] font-[560]' }, name),
      h('p', { class: 'font-mono text-xs text-muted' }, `${done} of ${lessons.length} done`),
    ),
    h('p', { class: 'mt-1 mb-3 text-[13.5px] leading-snug text-muted sm:min-h-10' }, about),
    h(
      'ul',
      {},
      ...lessons.map((lesson, at) => lessonLine(lesson, states[at] ?? 'new', shown.home)),
    ),
  );
}

const SAID = { new: '', begun: ', begun', complete: ', done' } as const;

function lessonLine(
  { path, title, minutes, summary }: LessonEntry,
  state: LessonState,
  home: string,
): HTMLElement {
  const weight = state === 'begun' ? 'font-semibold' : '';
  return h(
    'li',
    { class: 'border-t border-line' },
    h(
      'a',
      {
        href: `${home}${path}`,
        title: summary,
        class: 'group flex min-h-11 items-center gap-3 rounded-md text-[14.5px] hover:bg-panel',
      },
      stateMark(state),
      h(
        'span',
        { class: `min-w-0 flex-1 py-1.5 group-hover:underline ${weight}` },
        title,
        h('span', { class: 'sr-only' }, SAID[state]),
      ),
      h('span', { class: 'font-mono text-xs whitespace-nowrap text-muted' }, `${minutes} min`),
    ),
  );
}

const MARKS = {
  new: 'border-[1.5px] border-edge',
  begun: 'border-[5px] border-ink',
  complete: 'bg-alive text-on',
} as const;

/** A ring, a ring with a dot, a tick: not by colour alone. */
function stateMark(state: LessonState): HTMLElement {
  const look = `inline-flex size-[17px] flex-none items-center justify-center rounded-full ${MARKS[state]}`;
  return h(
    'span',
    { 'aria-hidden': 'true', class: look },
    state === 'complete' ? icon('tick', 12) : undefined,
  );
}
