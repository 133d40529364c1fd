/**
 * Time's controls, the same in every lesson: back to the start, a step by a named unit, play, how fast,
 * where on the track we are, which seed, and the other futures.
 */
import { useState } from 'react';

import {
  PauseIcon,
  PlayIcon,
  RestartIcon,
  StepBackIcon,
  StepForwardIcon,
} from '#app/shell/icons.tsx';
import { PHONE, useMedia } from '#app/shell/use-media.ts';

import { FuturesList } from './futures-list.tsx';
import { BranchIcon, DiceIcon, MoreIcon } from './icons.tsx';
import { PopUp } from './pop-up.tsx';
import { SpeedButton } from './speed-button.tsx';
import { StepUnitSelect, unitText } from './step-unit.tsx';
import type { UnitKind } from './step-unit.tsx';
import { Track } from './track.tsx';
import type { TrackProps } from './track.tsx';

export type TransportProps = TrackProps & {
  readonly playing: boolean;
  /** The learner picks each step: there is nothing to play. */
  readonly byHand: boolean;
  readonly speed: number;
  readonly unit: UnitKind;
  /** Whose acts a step may go to. */
  readonly who: string | undefined;
  readonly seed: number;
  /** What was asked for did not come about as expected. */
  readonly notice: string | undefined;
  readonly onUnit: (unit: UnitKind) => void;
  readonly onPlay: () => void;
};

export function Transport(props: TransportProps) {
  const phone = useMedia(PHONE);
  const [futures, setFutures] = useState(false);
  return (
    <section aria-label="Time" className="transport">
      <div className="transport-buttons">
        <Buttons {...props} />
        {phone ? (
          <More {...props} open={futures} onOpen={setFutures} />
        ) : (
          <StepUnitSelect {...props} look="time-button time-select w-[148px] wide:w-[176px]" />
        )}
        <SpeedButton speed={props.speed} onSpeed={props.does.setSpeed} />
      </div>
      <div className="transport-track">
        <Track {...props} onFutures={() => setFutures(true)} />
        <p aria-live="polite" className="transport-notice">
          {props.notice !== undefined && <span>{props.notice}</span>}
        </p>
      </div>
      {!phone && <Account {...props} open={futures} onOpen={setFutures} />}
    </section>
  );
}

function Buttons({ playing, byHand, unit, who, does, onPlay, onStep }: TransportProps) {
  const far = unit === 'event' ? '' : ` ${unitText(unit, who)}`;
  return (
    <>
      <TransportButton label="Back to the start" hint=" (Home)" onPress={does.restart}>
        <RestartIcon />
      </TransportButton>
      <TransportButton label="Step back" hint={`${far} (←)`} onPress={() => onStep(-1)}>
        <StepBackIcon />
      </TransportButton>
      <button
        type="button"
        aria-label={playing ? 'Pause' : 'Play'}
        aria-disabled={byHand}
        title={byHand ? 'Here you pick each step' : `${playing ? 'Pause' : 'Play'} (Space)`}
        onClick={onPlay}
        className="transport-play"
      >
        {playing ? <PauseIcon /> : <PlayIcon />}
      </button>
      <TransportButton label="Step forward" hint={`${far} (→)`} onPress={() => onStep(1)}>
        <StepForwardIcon />
      </TransportButton>
    </>
  );
}

type TransportButtonProps = {
  readonly label: string;
  /** What else a pointer is told. */
  readonly hint: string;
  readonly children: React.ReactNode;
  readonly onPress: () => void;
};

function TransportButton({ label, hint, children, onPress }: TransportButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={`${label}${hint}`}
      onClick={onPress}
      className="time-button time-square"
    >
      {children}
    </button>
  );
}

type Opening = { readonly open: boolean; readonly onOpen: (open: boolean) => void };

/** Which event it is, of which run, and which other runs there are. */
function Account(props: TransportProps & Opening) {
  const { event, events, seed, futures, byHand, does, open, onOpen } = props;
  const digits = String(events).length;
  return (
    <div className="transport-account">
      <output aria-label="Events" style={{ minWidth: `${2 * Math.max(3, digits) + 10}ch` }}>
        event {String(event).padStart(digits, '\u2007')} of {events}
      </output>
      <div className="flex items-center justify-end gap-1.5">
        <span>seed {seed}</span>
        <button
          type="button"
          aria-label="Run again with a new seed"
          aria-disabled={byHand}
          title={byHand ? NO_CHANCE : 'Run again with a new seed (R)'}
          className="time-small"
          onClick={does.reseed}
        >
          <DiceIcon />
        </button>
        {futures.length > 0 && (
          <PopUp
            name={othersText(futures.length)}
            title="Futures that you left"
            look="time-small w-auto gap-1 px-1.5"
            sign={
              <>
                <BranchIcon /> {futures.length}
              </>
            }
            open={open}
            onOpen={onOpen}
            edge="right"
          >
            <FuturesList futures={futures} onReturn={returning(does.returnTo, onOpen)} />
          </PopUp>
        )}
      </div>
    </div>
  );
}

const NO_CHANCE = 'Here you pick each step: nothing is left to chance';

function othersText(number: number): string {
  return number === 1 ? '1 other future' : `${number} other futures`;
}

function returning(returnTo: (id: number) => void, onOpen: (open: boolean) => void) {
  return (id: number) => {
    returnTo(id);
    onOpen(false);
  };
}

/** On a phone the rest is in a menu. */
function More(props: TransportProps & Opening) {
  const { seed, futures, byHand, does, onOpen } = props;
  return (
    <PopUp
      name={futures.length === 0 ? 'More of time' : `More of time, ${othersText(futures.length)}`}
      look="time-button time-square relative"
      sign={
        <>
          <MoreIcon />
          {futures.length > 0 && <span className="time-badge">{futures.length}</span>}
        </>
      }
      open={props.open}
      onOpen={onOpen}
      edge="right"
    >
      <div className="grid gap-1.5">
        <div className="flex items-center justify-between gap-3 pl-2">
          Step
          <StepUnitSelect {...props} look="time-button time-select flex-1" />
        </div>
        <button type="button" className="pop-up-item" aria-disabled={byHand} onClick={does.reseed}>
          <span className="flex items-center gap-2">
            <DiceIcon /> Run again with a new seed
          </span>
          <span className="text-[11.5px] text-muted">this one is seed {seed}</span>
        </button>
        {futures.length > 0 && (
          <FuturesList futures={futures} onReturn={returning(does.returnTo, onOpen)} />
        )}
      </div>
    </PopUp>
  );
}
