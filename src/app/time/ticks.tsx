/** What is on the track and has no name of its own: a tick for messages and inputs, seconds, stems. */
import { memo } from 'react';

import type { Microseconds } from '#kernel/behaviour.ts';

import { kindOf, type TrackMarks } from './marks.ts';

type TicksProps = { readonly marks: TrackMarks; readonly duration: Microseconds };

/** Drawn in a picture as wide as the run is long, stretched to the track: lines keep their width. */
export const Ticks = memo(function Ticks({ marks, duration }: TicksProps) {
  const { messages, inputs, cells } = marks;
  return (
    <svg
      className="track-ticks"
      viewBox={`0 0 ${duration / 1000} 20`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="track-messages" d={ticksAt(messages, 'v6')} />
      <path className="track-inputs" d={ticksAt(inputs, 'm0 14v6')} />
      {(['restart', 'timeout', 'crash'] as const).map((kind) => (
        <path
          key={kind}
          className={`track-stems mark-${kind}`}
          d={ticksAt(
            cells.filter((cell) => kindOf(cell) === kind).map(({ first }) => first.at),
            'v18',
          )}
        />
      ))}
    </svg>
  );
});

function ticksAt(times: readonly Microseconds[], line: string): string {
  return times.map((at) => `M${at / 1000} 0${line}`).join('');
}

export const Scale = memo(function Scale({ duration }: Pick<TicksProps, 'duration'>) {
  const seconds = duration / 1_000_000;
  const step = STEPS.find((one) => seconds / one <= 6) ?? 3600;
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step);
  return ticks
    .filter((tick) => tick / seconds < 0.96)
    .map((tick) => (
      <span
        key={tick}
        aria-hidden="true"
        className={`track-second ${tick === 0 ? '' : '-translate-x-1/2'}`}
        style={{ left: `${(100 * tick) / seconds}%` }}
      >
        {secondsText(tick)}
      </span>
    ));
});

const STEPS = [0.0001, 0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600];

function secondsText(seconds: number): string {
  return seconds > 0 && seconds < 0.1
    ? `${Number((seconds * 1000).toFixed(1))} ms`
    : `${Number(seconds.toFixed(1))} s`;
}
