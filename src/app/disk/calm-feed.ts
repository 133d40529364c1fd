/** A feed for what need not be seen in each frame: a few times a second is enough to read. */
import type { Feed } from '#scene/moment.ts';

/** Milliseconds. */
export const CALM = 200;

type Clock = {
  readonly now: () => number;
  /** Returns what calls it off. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
};

const WALL: Clock = {
  now: () => performance.now(),
  later: (work, milliseconds) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Tells at once after a rest, and else when the last was told long enough ago: never more often. */
export function calm<Value>(feed: Feed<Value>, clock: Clock = WALL): Feed<Value> {
  let [value, at] = [feed.current(), -Infinity];
  const listeners = new Set<() => void>();
  let callOff: (() => void) | undefined;
  const take = () => {
    callOff = undefined;
    at = clock.now();
    const next = feed.current();
    if (next === value) return;
    value = next;
    for (const listener of listeners) listener();
  };
  const changed = () => {
    const rest = at + CALM - clock.now();
    if (rest <= 0) take();
    else callOff ??= clock.later(take, rest);
  };
  let end: (() => void) | undefined;
  return {
    current: () => value,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        value = feed.current();
        end = feed.subscribe(changed);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        callOff?.();
        callOff = undefined;
        end?.();
      };
    },
  };
}
