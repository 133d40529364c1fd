/**
 * The run as a line with marks and a thumb: a slider by pointer and by keyboard. The thumb follows
 * the moment by itself, without React.
 */
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

import type { Feed, Moment } from '#scene/moment.ts';
import { secondsText } from '#scene/words.ts';

export type TrackProps = {
  readonly moment: Feed<Moment>;
  /** Where the track ends, in microseconds. */
  readonly duration: number;
  readonly marks: readonly TrackMark[];
  /** What is being said about now: `gateway exits`. */
  readonly tip?: string | undefined;
  readonly tone?: 'ink' | 'crash';
  readonly event: number;
  readonly events: number;
  readonly onSeek: (at: number) => void;
  readonly onStepBack: () => void;
  readonly onStepForward: () => void;
};

/** Above the line what is sent, below it what the shop makes of it; crashes and restarts across it. */
export type TrackMark = {
  readonly at: number;
  readonly kind: 'message' | 'input' | 'crash' | 'restart';
  readonly label?: string;
};

const TONES = {
  ink: { thumb: 'bg-ink', tip: 'bg-ink text-paper' },
  crash: { thumb: 'bg-crash', tip: 'bg-crash text-on' },
} as const;

export function Track(props: TrackProps) {
  const { duration, marks, tip, tone = 'ink' } = props;
  const track = useRef<HTMLDivElement>(null);
  useThumb(track, props);
  return (
    <div
      ref={track}
      className="relative h-[76px] rounded-md has-focus-visible:outline-2 has-focus-visible:outline-message max-md:h-14"
    >
      <div className="absolute inset-x-0 top-[38px] h-1 rounded-full bg-line max-md:top-6" />
      <div className="absolute top-[38px] left-0 h-1 w-[calc(var(--now)*100%)] rounded-full bg-ink max-md:top-6" />
      {marks.map((mark, i) => (
        <Mark key={i} mark={mark} duration={duration} />
      ))}
      <Scale duration={duration} />
      <div className="absolute top-[38px] left-[calc(var(--now)*100%)] max-md:top-6">
        <span
          className={`absolute -top-[18px] -left-px h-10 w-0.5 max-md:h-9 ${TONES[tone].thumb}`}
        />
        <span className={`absolute -top-[6px] -left-2 size-4 rounded-full ${TONES[tone].thumb}`} />
        {tip !== undefined && <Tip text={tip} look={TONES[tone].tip} />}
      </div>
      <input
        type="range"
        aria-label="Moment"
        min={0}
        max={duration}
        step={1}
        defaultValue={0}
        className="absolute inset-0 h-full w-full cursor-pointer touch-none opacity-0 [&::-moz-range-thumb]:w-px [&::-webkit-slider-thumb]:w-px"
        onChange={(event) => props.onSeek(Number(event.target.value))}
        onKeyDown={(key) => seekByKey(key, props)}
      />
    </div>
  );
}

function Tip({ text, look }: { readonly text: string; readonly look: string }) {
  return (
    <span
      className={`absolute -top-[29px] left-[clamp(-150px,calc((0.82-var(--now))*10000px),12px)] rounded-md px-2 py-0.5 text-[11.5px] font-semibold whitespace-nowrap max-md:hidden ${look}`}
    >
      {text}
    </span>
  );
}

const MARKS: Readonly<Record<TrackMark['kind'], string>> = {
  message: 'top-[27px] h-2 w-[1.5px] bg-message/70 max-md:top-[13px]',
  input: 'top-[45px] h-2 w-[1.5px] bg-crema max-md:top-[31px]',
  crash: 'top-[25px] h-[30px] w-[2.5px] bg-crash max-md:top-[11px]',
  restart: 'top-[25px] h-[30px] w-[2.5px] bg-alive max-md:top-[11px]',
};

function Mark({ mark, duration }: { readonly mark: TrackMark; readonly duration: number }) {
  return (
    <span
      aria-hidden="true"
      title={mark.label}
      className={`absolute rounded-full ${MARKS[mark.kind]}`}
      style={{ left: `${(100 * mark.at) / duration}%` }}
    />
  );
}

function Scale({ duration }: { readonly duration: number }) {
  const seconds = duration / 1_000_000;
  const step = [1, 2, 5, 10, 20, 60].find((one) => seconds / one <= 6) ?? 120;
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step);
  return ticks
    .filter((tick) => tick / seconds < 0.97)
    .map((tick) => (
      <span
        key={tick}
        aria-hidden="true"
        className={`absolute top-[56px] font-mono text-[11px] text-muted max-md:top-[40px] ${tick === 0 ? '' : '-translate-x-1/2'}`}
        style={{ left: `${(100 * tick) / seconds}%` }}
      >
        {tick} s
      </span>
    ));
}

function useThumb(track: RefObject<HTMLElement | null>, props: TrackProps): void {
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

/** The arrows go from event to event, the page keys a tenth of the track. */
function seekByKey(key: KeyboardEvent<HTMLInputElement>, props: TrackProps): void {
  const { moment, duration, onSeek, onStepBack, onStepForward } = props;
  const near = (by: number) => Math.max(0, Math.min(duration, moment.current().at + by));
  const actions: Readonly<Record<string, () => void>> = {
    ArrowRight: onStepForward,
    ArrowUp: onStepForward,
    ArrowLeft: onStepBack,
    ArrowDown: onStepBack,
    PageUp: () => onSeek(near(duration / 10)),
    PageDown: () => onSeek(near(-duration / 10)),
    Home: () => onSeek(0),
    End: () => onSeek(duration),
  };
  const action = actions[key.key];
  if (action === undefined || key.altKey || key.ctrlKey || key.metaKey) return;
  key.preventDefault();
  key.stopPropagation();
  action();
}
