/** Frames of the browser as events, for as long as a state that moves asks for them. */
import { fromCallback } from 'xstate';

export const frames = fromCallback<{ type: 'none' }>(({ sendBack }) => {
  let last = performance.now();
  let handle = requestAnimationFrame(frame);
  function frame(now: number) {
    sendBack({ type: 'tick', elapsed: Math.max(0, now - last) });
    last = now;
    handle = requestAnimationFrame(frame);
  }
  return () => cancelAnimationFrame(handle);
});

/** A gap between two frames longer than this, in milliseconds, is not made up for: nothing jumps. */
export const LONGEST_FRAME = 100;
