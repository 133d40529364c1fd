/** The lines that are in sight. The present stays in sight while it moves, unless one has scrolled away. */
import { type Virtualizer, useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, RefObject } from 'react';
import { useRef, useState } from 'react';

import type { EventId } from '#kernel/event.ts';

import { concerns } from './transcript-lines.ts';
import { TranscriptRow } from './transcript-row.tsx';
import type { TranscriptProps } from './transcript.tsx';
import { useFollow } from './use-follow.ts';

type TranscriptListProps = TranscriptProps & {
  readonly ids: readonly EventId[];
  /** How many of them are shown, and how many of those have happened. */
  readonly count: number;
  readonly happened: number;
  readonly onWhy: (id: EventId) => void;
  /** Not every line is shown. */
  readonly narrowed: boolean;
  readonly complete: boolean;
};

const LINE = 27; // px, of a line that is not wrapped
const PAGE = 10; // lines

export function TranscriptList(props: TranscriptListProps) {
  const { ids, count, happened } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useLines(scroller, ids, count);
  const current = happened - 1;
  const follow = useFollow(lines, current);
  const keys = useRoving(lines, { ids, count, current, onMove: follow.touch });
  const jump = (id: EventId) => {
    follow.back();
    props.onJump(id);
  };
  const back = () => {
    follow.back();
    if (scroller.current !== null) focusLine(scroller.current, current);
  };
  if (count === 0) return <p className="transcript-empty">{emptyText(props)}</p>;
  return (
    <div className="transcript-frame">
      <div ref={scroller} className="transcript-scroll" {...follow.watching} {...keys.watching}>
        <Rows {...props} lines={lines} now={ids[current]} active={keys.active} onJump={jump} />
      </div>
      {follow.away && current >= 0 && (
        <button type="button" className="button transcript-back" onClick={back}>
          Back to now
        </button>
      )}
    </div>
  );
}

function emptyText({ narrowed, complete }: TranscriptListProps): string {
  if (!complete) return 'Looking…';
  return narrowed ? 'No line so far fits the filter.' : 'Nothing has happened yet.';
}

function useLines(
  scroller: RefObject<HTMLDivElement | null>,
  ids: readonly EventId[],
  count: number,
) {
  // What it returns changes with each scroll, so nothing here is to be memoized.
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    getItemKey: (at) => ids[at] ?? at,
    overscan: 12,
    scrollPaddingStart: LINE,
    scrollPaddingEnd: LINE,
  });
}

type RowsProps = Omit<LineProps, 'id' | 'at'> & { readonly lines: Virtualized };

function Rows({ lines, ...props }: RowsProps) {
  return (
    <ol className="transcript-lines" style={{ height: lines.getTotalSize() }}>
      {lines.getVirtualItems().map(({ index, start, key }) => (
        <li
          key={key}
          ref={lines.measureElement}
          data-index={index}
          aria-setsize={props.count}
          aria-posinset={index + 1}
          className="transcript-line"
          style={{ transform: `translateY(${start}px)` }}
        >
          <Line {...props} id={props.ids[index] ?? 0} at={index} />
        </li>
      ))}
    </ol>
  );
}

type LineProps = TranscriptListProps & {
  readonly id: EventId;
  readonly at: number;
  /** The line that is now. */
  readonly now: EventId | undefined;
  /** The one that the tab key comes to. */
  readonly active: number;
};

function Line({ tape, id, at, now, active, selected, focus, ...props }: LineProps) {
  const event = tape.events[id - 1];
  if (event === undefined) return null;
  return (
    <TranscriptRow
      tape={tape}
      event={event}
      current={id === now}
      ahead={id > props.eventCount}
      reachable={at === active}
      lit={{
        event: focus.event === id,
        chain: focus.chain?.includes(id) === true,
        selected: selected !== undefined && concerns(tape, event, selected.label),
      }}
      onJump={props.onJump}
      onEvent={props.onEvent}
      onWhy={props.onWhy}
    />
  );
}

type Virtualized = Virtualizer<HTMLDivElement, Element>;
type Roving = {
  readonly ids: readonly EventId[];
  readonly count: number;
  readonly current: number;
  readonly onMove: () => void;
};

/** One line at a time is reached by the tab key; the others by arrows, Home, End and the page keys. */
function useRoving(lines: Virtualized, { ids, count, current, onMove }: Roving) {
  const [kept, setKept] = useState<EventId>();
  const found = kept === undefined ? -1 : ids.indexOf(kept);
  const active = found < 0 || found >= count ? Math.max(0, current) : found;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = targetOf(event.key, indexIn(event.target) ?? active, count);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (to === 'beside') {
      moveAside(event.target);
      return;
    }
    onMove();
    setKept(ids[to]);
    lines.scrollToIndex(to, { align: 'auto' });
    focusLine(event.currentTarget, to);
  };
  return { active, watching: { onKeyDown } };
}

function targetOf(key: string, from: number, count: number): number | 'beside' | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'PageDown':
      return Math.min(count - 1, from + PAGE);
    case 'PageUp':
      return Math.max(0, from - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'ArrowLeft':
    case 'ArrowRight':
      return 'beside';
    default:
      return undefined;
  }
}

function indexIn(target: EventTarget): number | undefined {
  const line = target instanceof Element ? target.closest('[data-index]') : null;
  return line === null ? undefined : Number(line.getAttribute('data-index'));
}

/** From the line to its "Why?", and back. */
function moveAside(target: EventTarget): void {
  if (!(target instanceof Element)) return;
  const other = [...(target.closest('li')?.querySelectorAll('button') ?? [])].find(
    (button) => button !== target,
  );
  other?.focus();
}

/** A line far away is drawn only after the list has scrolled there. */
function focusLine(list: HTMLElement, at: number, tries = 10): void {
  const button = list.querySelector<HTMLElement>(`[data-index="${at}"] button`);
  if (button !== null) button.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusLine(list, at, tries - 1));
}
