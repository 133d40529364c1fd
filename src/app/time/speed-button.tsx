/** How fast time goes: a button that says it, and opens a scale on which each step doubles. */
import { useState } from 'react';
import type { KeyboardEvent } from 'react';

import { PopUp } from './pop-up.tsx';
import { FASTEST, placeOfSpeed, SLOWEST, speedAt, speedBeside, speedText } from './speed.ts';

type SpeedProps = { readonly speed: number; readonly onSpeed: (speed: number) => void };

export function SpeedButton({ speed, onSpeed }: SpeedProps) {
  const [open, setOpen] = useState(false);
  return (
    <PopUp
      name={`Speed, ${speedText(speed)}`}
      title="How fast time goes"
      look="time-button w-[54px] text-[13px] font-[550] tabular-nums max-md:w-14"
      sign={speedText(speed)}
      open={open}
      onOpen={setOpen}
      edge="left"
    >
      <div className="px-1 pt-1 md:w-[260px]">
        <SpeedScale speed={speed} onSpeed={onSpeed} />
      </div>
    </PopUp>
  );
}

const NAMED = [-4, -2, 0, 2, 4];

function SpeedScale({ speed, onSpeed }: SpeedProps) {
  const byKey = (key: KeyboardEvent) => {
    const by = STEPS[key.key];
    if (by === undefined) return;
    key.preventDefault();
    onSpeed(speedBeside(speed, by));
  };
  return (
    <>
      <input
        type="range"
        aria-label="Speed"
        aria-valuetext={speedText(speed)}
        min={SLOWEST}
        max={FASTEST}
        step={0.25}
        value={placeOfSpeed(speed)}
        className="speed-scale"
        onChange={(event) => onSpeed(speedAt(Number(event.target.value)))}
        onKeyDown={byKey}
      />
      <div className="flex justify-between">
        {NAMED.map((place) => (
          <button
            key={place}
            type="button"
            aria-pressed={speed === speedAt(place)}
            className="speed-stop"
            onClick={() => onSpeed(speedAt(place))}
          >
            {speedText(speedAt(place))}
          </button>
        ))}
      </div>
    </>
  );
}

const STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
};
