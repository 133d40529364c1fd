import type { Branch, StepUnit } from '#player/context.ts';
/** The bar of time for a player, wherever it plays. */
import { futuresOf } from '#player/futures.ts';
import type { Future } from '#player/futures.ts';
import type { Feed, Moment } from '#scene/moment.ts';
import type { Tape } from '#trace/tape.ts';

import { milestoneAt } from './marks.ts';
import { noticeText } from './notice.ts';
import type { UnitKind } from './step-unit.tsx';
import type { TransportProps } from './transport.tsx';
import type { Player } from './use-player.ts';

type Timed = {
  readonly player: Player;
  readonly moments: Feed<Moment>;
  /** Label of the process until whose acts a step may go. */
  readonly who?: string | undefined;
};

/** A crash or a restart is talked about on the track for this long. */
const TALKED_ABOUT = 1_200_000;

export function timeProps({ player, moments, who }: Timed): TransportProps {
  const { context, does, playing, speed, unit, setUnit } = player;
  const { tape, at, position, reached, notice } = context;
  const event = tape.eventCounts[position] ?? 0;
  const milestone = milestoneAt(tape, event);
  const recent =
    milestone !== undefined && at - milestone.at < TALKED_ABOUT ? milestone : undefined;
  return {
    moment: moments,
    tape,
    duration: context.horizon,
    event,
    events: Math.max(event, tape.eventCounts[reached] ?? 0),
    tip: recent === undefined ? undefined : shortened(recent.text),
    tone: recent?.kind === 'crash' ? 'crash' : 'ink',
    futures: futuresFrom(tape, context.branches),
    notice: notice === undefined ? undefined : noticeText(notice),
    playing,
    byHand: context.byHand,
    speed,
    unit,
    who,
    seed: tape.world.settings.seed,
    does,
    onUnit: setUnit,
    onPlay: does.playOrPause,
    onStep: (by) => does.step(by, unitOf(unit, who)),
  };
}

/** Where nobody is selected nobody can be waited for. */
function unitOf(kind: UnitKind, who: string | undefined): StepUnit {
  if (kind !== 'process') return { kind };
  return who === undefined ? { kind: 'event' } : { kind, label: who };
}

/** `PaymentGateway exits`: the rest is in the transcript. */
function shortened(text: string): string {
  return text.split(/:| as |,/)[0] ?? text;
}

const known = new WeakMap<readonly Branch[], { tape: Tape; futures: readonly Future[] }>();

/** Told anew only when there are others. */
function futuresFrom(tape: Tape, branches: readonly Branch[]): readonly Future[] {
  const before = known.get(branches);
  if (before?.tape === tape) return before.futures;
  const futures = futuresOf({ tape, branches });
  known.set(branches, { tape, futures });
  return futures;
}
