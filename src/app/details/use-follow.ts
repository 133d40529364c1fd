/** Keeps the line of the present in sight as it moves, until somebody scrolls away from it. */
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';

type Lines = Virtualizer<HTMLDivElement, Element>;

/** px beyond the present line that are in sight as well. */
const BEYOND = 34;

/** `current` is the index of the line that is now; -1: none. */
export function useFollow(lines: Lines, current: number) {
  const [away, setAway] = useState(false);
  const byHand = useRef(false);
  // Lines are measured when they are drawn: then the present stands elsewhere than was thought.
  const height = lines.getTotalSize();
  const room = lines.scrollRect?.height ?? 0;
  useEffect(() => {
    if (away || current < 0 || height === 0 || room === 0) return;
    byHand.current = false;
    bringInSight(lines, current);
  }, [lines, current, away, height, room]);
  const touch = () => {
    byHand.current = true;
  };
  return {
    away,
    /** Told that somebody else moves the list. */
    touch,
    back: () => {
      byHand.current = false;
      setAway(false);
    },
    watching: {
      onWheel: touch,
      onTouchMove: touch,
      onPointerDown: touch,
      onScroll: () => {
        if (byHand.current) setAway(!isInSight(lines, current));
      },
    },
  };
}

/** Scrolls as little as needed, with a bit of what lies before and ahead. */
function bringInSight(lines: Lines, index: number): void {
  const line = lines.measurementsCache[index];
  const { scrollElement } = lines;
  if (line === undefined || scrollElement === null) return;
  const { scrollTop, clientHeight } = scrollElement;
  if (line.end + BEYOND > scrollTop + clientHeight) {
    scrollElement.scrollTo({ top: line.end + BEYOND - clientHeight });
  } else if (line.start - BEYOND < scrollTop) {
    scrollElement.scrollTo({ top: line.start - BEYOND });
  }
}

function isInSight(lines: Lines, index: number): boolean {
  const line = lines.measurementsCache[index];
  const { scrollElement } = lines;
  if (line === undefined || scrollElement === null) return false;
  const { scrollTop, clientHeight } = scrollElement;
  return line.end > scrollTop && line.start < scrollTop + clientHeight;
}
