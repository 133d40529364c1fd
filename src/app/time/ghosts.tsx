/**
 * The other futures on the track: a thin line each from where it leaves the run at hand to the last
 * that was seen of it. Its end is the button that leads back to it; ends too close for a button each
 * have one together, which opens the list.
 */
import { memo } from 'react';

import type { Microseconds } from '#kernel/behaviour.ts';
import type { Future } from '#player/futures.ts';

type GhostsProps = {
  readonly futures: readonly Future[];
  readonly duration: Microseconds;
  /** How long a pixel is. */
  readonly pixel: Microseconds;
  readonly onReturn: (id: number) => void;
  readonly onFutures: () => void;
};

/** Lines below one another; the futures that were left last have one. */
const LANES = 3;
const BUTTON = 24;

export const Ghosts = memo(function Ghosts(props: GhostsProps) {
  const { duration, pixel, onReturn, onFutures } = props;
  const shown = props.futures.slice(-LANES).toReversed();
  const ends = endsOf(shown, duration, BUTTON * pixel);
  return (
    <div className="track-ghosts">
      {shown.map((future, lane) => (
        <span
          key={future.id}
          aria-hidden="true"
          className="track-ghost"
          data-lane={lane}
          style={{
            left: `${(100 * future.from) / duration}%`,
            right: `${100 - (100 * endOf(future, duration, pixel)) / duration}%`,
          }}
        />
      ))}
      {ends.map(({ at, futures: [first, ...more], lane }) => {
        if (first === undefined) return null;
        const name =
          more.length === 0 ? `Return to ${first.name}` : `${more.length + 1} other futures`;
        return (
          <button
            key={first.id}
            type="button"
            aria-label={name}
            className="track-end"
            data-lane={lane}
            style={{ left: `${(100 * at) / duration}%` }}
            onClick={() => (more.length === 0 ? onReturn(first.id) : onFutures())}
          >
            <span className="track-end-sign">
              {more.length === 0 ? <ReturnSign /> : more.length + 1}
            </span>
            <span
              className="track-name"
              data-end={at / duration > 0.5 ? '' : undefined}
              aria-hidden="true"
            >
              {name}
            </span>
          </button>
        );
      })}
    </div>
  );
});

function ReturnSign() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M6.6 4.2 3.8 7l2.8 2.8M4 7h5a3 3 0 0 1 0 6H7.4" />
    </svg>
  );
}

/** Long enough to be seen, within the track. */
function endOf({ from, until }: Future, duration: Microseconds, pixel: Microseconds): Microseconds {
  const end = Math.min(duration - (BUTTON / 2) * pixel, Math.max(until, from + BUTTON * pixel));
  return Math.max(end, (BUTTON / 2) * pixel);
}

type End = {
  readonly at: Microseconds;
  readonly lane: number;
  readonly futures: readonly Future[];
};

function endsOf(
  shown: readonly Future[],
  duration: Microseconds,
  gap: Microseconds,
): readonly End[] {
  const ends: End[] = [];
  for (const [lane, future] of shown.entries()) {
    const at = endOf(future, duration, gap / BUTTON);
    const near = ends.findIndex((end) => Math.abs(end.at - at) < gap);
    const there = ends[near];
    if (there === undefined) ends.push({ at, lane, futures: [future] });
    else ends[near] = { ...there, lane: 1, futures: [...there.futures, future] };
  }
  return ends;
}
