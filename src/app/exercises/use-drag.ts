/**
 * Drags a part of a list with mouse, pen or finger, within its list or into another. What is dragged
 * follows the pointer; nothing changes before it is dropped. With a finger only a grip is taken hold of,
 * so that the page can be scrolled. Lists are marked `data-drop-list`, their parts `data-drop-item`.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';

export type Drop = { readonly list: string; readonly place: number };

export type Dragging = {
  readonly id: string;
  /** Where it would go; the place is counted without it. */
  readonly drop: Drop | undefined;
};

export type Drag = {
  readonly dragging: Dragging | undefined;
  readonly take: (event: ReactPointerEvent<HTMLElement>, id: string) => void;
};

/** So far moves a hand that only wants to press. */
const SLACK = 5;

/** `root` is around all lists. */
export function useDrag(
  root: RefObject<HTMLElement | null>,
  onDrop: (id: string, drop: Drop) => void,
): Drag {
  const [dragging, setDragging] = useState<Dragging>();
  const drop = useRef(onDrop);
  const letGo = useRef<() => void>(undefined);
  useEffect(() => {
    drop.current = onDrop;
  });
  useEffect(() => () => letGo.current?.(), []);
  const take = useCallback(
    (event: ReactPointerEvent<HTMLElement>, id: string) => {
      const item = event.currentTarget.closest<HTMLElement>('[data-drop-item]');
      if (item === null || root.current === null || !isTaken(event)) return;
      letGo.current?.();
      letGo.current = follow(event, item, {
        at: (place) => {
          const over = root.current === null ? undefined : dropAt(root.current, item, place);
          setDragging((now) => (isSame(now, id, over) ? now : { id, drop: over }));
          return over;
        },
        end: (over) => {
          setDragging(undefined);
          if (over !== undefined) drop.current(id, over);
        },
      });
    },
    [root],
  );
  return { dragging, take };
}

function isTaken({ button, pointerType, target }: ReactPointerEvent): boolean {
  if (button !== 0 || !(target instanceof Element)) return false;
  return pointerType === 'mouse' || target.closest('[data-grip]') !== null;
}

function isSame(now: Dragging | undefined, id: string, drop: Drop | undefined): boolean {
  return now?.id === id && now.drop?.list === drop?.list && now.drop?.place === drop?.place;
}

type Point = { readonly x: number; readonly y: number };

type Follower = {
  readonly at: (point: Point) => Drop | undefined;
  readonly end: (drop: Drop | undefined) => void;
};

/** Moves the item with the pointer until it is let go; returns how to give up before. */
function follow(start: ReactPointerEvent, item: HTMLElement, follower: Follower): () => void {
  const { pointerId, clientX, clientY } = start;
  const all = new AbortController();
  let [moved, over]: [boolean, Drop | undefined] = [false, undefined];
  const end = (drop: Drop | undefined) => {
    all.abort();
    item.style.translate = '';
    if (moved) follower.end(drop);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    const [dx, dy] = [event.clientX - clientX, event.clientY - clientY];
    moved ||= Math.hypot(dx, dy) > SLACK;
    if (!moved) return;
    item.style.translate = `${dx}px ${dy}px`;
    over = follower.at({ x: event.clientX, y: event.clientY });
  };
  const listen = { signal: all.signal };
  window.addEventListener('pointermove', move, listen);
  window.addEventListener(
    'pointerup',
    () => {
      if (moved) ignoreClick();
      end(over);
    },
    listen,
  );
  window.addEventListener('pointercancel', () => end(undefined), listen);
  window.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape') return;
      window.addEventListener('pointerup', ignoreClick, { once: true });
      end(undefined);
    },
    listen,
  );
  return () => end(undefined);
}

/** The click that follows a drag means nothing. */
function ignoreClick(): void {
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, { capture: true }));
}

function stop(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

/** How far beside a list one may let go. */
const BESIDE = 24;

function dropAt(root: HTMLElement, dragged: HTMLElement, { x, y }: Point): Drop | undefined {
  const lists = [...root.querySelectorAll<HTMLElement>('[data-drop-list]')];
  const list = lists.find((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return (
      x > left - BESIDE && x < right + BESIDE && y > top - BESIDE / 2 && y < bottom + BESIDE / 2
    );
  });
  if (list === undefined) return undefined;
  const above = [...list.querySelectorAll('[data-drop-item]')].filter((item) => {
    const { top, height } = item.getBoundingClientRect();
    return item !== dragged && top + height / 2 < y;
  });
  return { list: list.dataset['dropList'] ?? '', place: above.length };
}

export type DropMark = 'before' | 'after' | undefined;

/** Beside which of the list's parts the line is drawn where the dragged one would go. */
export function dropMark(ids: readonly string[], list: string, dragging?: Dragging) {
  const others = ids.filter((id) => id !== dragging?.id);
  const place = dragging?.drop?.list === list ? dragging.drop.place : undefined;
  return (id: string): DropMark => {
    if (place === undefined) return undefined;
    if (others[place] === id) return 'before';
    return place === others.length && others.at(-1) === id ? 'after' : undefined;
  };
}
