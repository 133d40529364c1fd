/** Time's controls: back to the start, a step, play, how fast, and where on the track we are. */
import {
  PauseIcon,
  PlayIcon,
  RestartIcon,
  StepBackIcon,
  StepForwardIcon,
} from '#app/shell/icons.tsx';

import { Track } from './track.tsx';
import type { TrackProps } from './track.tsx';

export type TransportProps = Omit<TrackProps, 'event' | 'events'> & {
  readonly playing: boolean;
  readonly speed: number;
  readonly speeds: readonly number[];
  /** How many events have happened, and how many there are up to the end of the track. */
  readonly event: number;
  readonly events: number;
  readonly onRestart: () => void;
  readonly onPlay: () => void;
  readonly onSpeed: (speed: number) => void;
};

export function Transport(props: TransportProps) {
  const { event, events } = props;
  return (
    <section
      aria-label="Time"
      className="flex items-center gap-x-5 gap-y-1 border-t border-line bg-panel px-4 max-md:flex-wrap max-md:pb-[max(10px,env(safe-area-inset-bottom))] md:h-[92px] md:px-5"
    >
      <div className="flex items-center gap-2.5 max-md:order-2 max-md:w-full max-md:justify-between md:gap-3">
        <Buttons {...props} />
      </div>
      <div className="min-w-0 flex-1 max-md:order-1 max-md:basis-full">
        <Track {...props} />
      </div>
      <output
        className="min-w-[116px] flex-none text-right whitespace-nowrap font-mono text-xs text-muted max-md:hidden"
        aria-label="Events"
      >
        event {event} / {events}
      </output>
    </section>
  );
}

function Buttons(props: TransportProps) {
  const { playing, onRestart, onStepBack, onPlay, onStepForward } = props;
  return (
    <>
      <TransportButton label="Back to the start" onPress={onRestart}>
        <RestartIcon />
      </TransportButton>
      <TransportButton label="Step back" onPress={onStepBack}>
        <StepBackIcon />
      </TransportButton>
      <button
        type="button"
        aria-label={playing ? 'Pause' : 'Play'}
        title={playing ? 'Pause (Space)' : 'Play (Space)'}
        onClick={onPlay}
        className="grid size-10 flex-none place-items-center rounded-full bg-ink text-paper hover:opacity-90 max-md:size-12"
      >
        {playing ? <PauseIcon /> : <PlayIcon />}
      </button>
      <TransportButton label="Step forward" onPress={onStepForward}>
        <StepForwardIcon />
      </TransportButton>
      <Speed {...props} />
    </>
  );
}

type TransportButtonProps = {
  readonly label: string;
  readonly children: React.ReactNode;
  readonly onPress: () => void;
};

function TransportButton({ label, children, onPress }: TransportButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="grid size-[34px] flex-none place-items-center rounded-[9px] border border-line bg-panel hover:border-edge hover:bg-paper max-md:size-11"
    >
      {children}
    </button>
  );
}

function Speed({ speed, speeds, onSpeed }: TransportProps) {
  return (
    <select
      aria-label="Speed"
      value={speed}
      onChange={(event) => onSpeed(Number(event.target.value))}
      className="h-[34px] cursor-pointer appearance-none rounded-[9px] border border-line bg-panel px-2.5 text-center text-[13px] font-[550] tabular-nums hover:border-edge max-md:h-11"
    >
      {speeds.map((one) => (
        <option key={one} value={one}>
          {one}×
        </option>
      ))}
    </select>
  );
}
