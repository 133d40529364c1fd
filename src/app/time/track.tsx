/**
 * The run as a line to drag along: a slider by pointer and by keyboard, with what happened on it and
 * the other futures below it. The thumb follows the moment by itself, without React.
 */
import { useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

import type { Microseconds } from '#kernel/behaviour.ts';
import type { Future } from '#player/futures.ts';
import type { Feed, Moment } from '#scene/moment.ts';
import { secondsText } from '#scene/words.ts';
import type { Tape } from '#trace/tape.ts';

import { Ghosts } from './ghosts.tsx';
import { MarkRow } from './mark-row.tsx';
import { clustersOf, trackMarks } from './marks.ts';
import { Scale, Ticks } from './ticks.tsx';
import type { TimeActions } from './time-actions.ts';
import { useWidth } from './use-width.ts';

export type TrackProps = {
  readonly moment: Feed<Moment>;
  readonly tape: Tape;
  /** Where the track ends. */
  readonly duration: Microseconds;
  /** How many events have happened, and how many of them were seen. */
  readonly event: number;
  readonly events: number;
  /** What is being said about now: `gateway exits`. */
  readonly tip?: string | undefined;
  readonly tone?: 'ink' | 'crash';
  readonly futures: readonly Future[];
  readonly does: TimeActions;
  readonly onStep: (by: 1 | -1) => void;
};

type Props = TrackProps & { readonly onFutures: () => void };

/** Ticks and marks are drawn at the nearest this many pixels apart. */
const TICK_GAP = 4;
const MARK_GAP = 24;

export function Track(props: Props) {
  const { tape, duration, events, tip, tone = 'ink', futures, does } = props;
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track);
  useThumb(track, props);
  const pixel = duration / Math.max(1, width);
  const marks = trackMarks(tape, events, wholeCell(TICK_GAP * pixel));
  const [above, own] = useMemo(() => {
    const isOwn = ({ first }: (typeof marks.cells)[number]) => first.kind === 'own';
    const gap = MARK_GAP * pixel;
    return [
      clustersOf(
        marks.cells.filter((cell) => !isOwn(cell)),
        gap,
      ),
      clustersOf(marks.cells.filter(isOwn), gap),
    ];
  }, [marks, pixel]);
  return (
    <div ref={track} className="track">
      <div className="track-line" />
      <div className="track-line track-line-done" />
      <Ticks marks={marks} duration={duration} />
      <Scale duration={duration} />
      <div className="track-thumb" data-tone={tone}>
        {tip !== undefined && <span className="track-tip">{tip}</span>}
      </div>
      <Slider {...props} />
      <MarkRow above={above} own={own} duration={duration} onGo={does.toEvent} />
      <Ghosts
        futures={futures}
        duration={duration}
        pixel={pixel}
        onReturn={does.returnTo}
        onFutures={props.onFutures}
      />
    </div>
  );
}

/** Cells double in width as the track grows longer, so that it is seldom that all lie anew. */
function wholeCell(wanted: Microseconds): Microseconds {
  return 2 ** Math.ceil(Math.log2(Math.max(1, wanted)));
}

/** While a pointer holds the thumb the track is dragged; any other change is at once. */
function Slider(props: Props) {
  const { does, duration } = props;
  const held = useRef(false);
  const letGo = () => {
    if (held.current) does.release();
    held.current = false;
  };
  return (
    <input
      type="range"
      aria-label="Moment"
      min={0}
      max={duration}
      step={1}
      defaultValue={0}
      className="track-slider"
      onPointerDown={() => {
        held.current = true;
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onBlur={letGo}
      onChange={(event) => {
        does.scrub(Number(event.target.value));
        if (!held.current) does.release();
      }}
      onKeyDown={(key) => seekByKey(key, props)}
    />
  );
}

function useThumb(track: RefObject<HTMLElement | null>, props: Props): void {
  const { moment, duration, event, events } = props;
  useEffect(() => {
    const place = () => {
      const { at } = moment.current();
      const share = Math.round(Math.min(1, at / duration) * 10_000) / 10_000;
      track.current?.style.setProperty('--now', String(share));
      const slider = track.current?.querySelector('input');
      if (slider === null || slider === undefined) return;
      slider.value = String(at);
      slider.ariaValueText = `${secondsText(at)}, event ${event} of ${events}`;
    };
    place();
    return moment.subscribe(place);
  }, [track, moment, duration, event, events]);
}

/** The arrows step, with Shift they go to the next mark; the page keys a tenth of the track. */
function seekByKey(key: KeyboardEvent<HTMLInputElement>, props: Props): void {
  const { moment, duration, does, onStep } = props;
  const near = (by: number) => Math.max(0, Math.min(duration, moment.current().at + by));
  const go = (by: 1 | -1) => (key.shiftKey ? does.toMark(by) : onStep(by));
  const actions: Readonly<Record<string, () => void>> = {
    ArrowRight: () => go(1),
    ArrowUp: () => go(1),
    ArrowLeft: () => go(-1),
    ArrowDown: () => go(-1),
    PageUp: () => does.seek(near(duration / 10)),
    PageDown: () => does.seek(near(-duration / 10)),
    Home: () => does.seek(0),
    End: () => does.seek(duration),
  };
  const action = actions[key.key];
  if (action === undefined || key.altKey || key.ctrlKey || key.metaKey) return;
  key.preventDefault();
  key.stopPropagation();
  action();
}
