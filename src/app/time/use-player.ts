/** The player in React: what changes with each step is rendered, what changes with each frame is fed. */
import { useActorRef, useSelector } from '@xstate/react';
import { useEffect, useMemo, useState } from 'react';

import { STILL, useMedia } from '#app/shell/use-media.ts';
import type { PlayerContext } from '#player/context.ts';
import { type PlayerInput, playerMachine } from '#player/player.ts';
import type { Place } from '#scene/casting.ts';
import { momentOf } from '#scene/moment-of.ts';
import type { Feed, Moment } from '#scene/moment.ts';
import type { Parts } from '#scene/parts.ts';
import { lengthOf } from '#trace/tape.ts';

import { type SpeedStore, UNKEPT } from './speed.ts';
import type { UnitKind } from './step-unit.tsx';
import { timeActions } from './time-actions.ts';

/** Its speed is the one that was kept, and is kept when it changes; without a store it is 1× at first. */
export function usePlayer(input: PlayerInput, kept: SpeedStore = UNKEPT) {
  const still = useMedia(STILL);
  const [begun] = useState(() => ({ ...input, speed: kept.get(), still }));
  const actor = useActorRef(playerMachine, { input: begun });
  const [unit, setUnit] = useState<UnitKind>('event');
  const does = useMemo(() => timeActions(actor, kept), [actor, kept]);
  useEffect(() => actor.send({ type: 'still', still }), [actor, still]);
  const playing = useSelector(actor, (snapshot) => snapshot.matches('playing'));
  const over = useSelector(actor, (snapshot) => snapshot.matches('over'));
  // Compared by these, so that a frame in which no step was done renders nothing.
  useSelector(actor, ({ context }) => context.tape);
  useSelector(actor, ({ context }) => context.position);
  useSelector(actor, ({ context }) => lengthOf(context.tape));
  useSelector(actor, ({ context }) => context.horizon);
  useSelector(actor, ({ context }) => context.branches);
  useSelector(actor, ({ context }) => context.notice);
  const speed = useSelector(actor, ({ context }) => context.speed);
  const { context } = actor.getSnapshot();
  return { actor, does, playing, over, speed, unit, setUnit, context };
}

export type Player = ReturnType<typeof usePlayer>;

/** The moment that is shown, computed once for all who ask in the same frame. */
export function useMoments({ actor }: Player, parts: Parts): Feed<Moment> {
  return useMemo(() => feedOf(actor, parts), [actor, parts]);
}

function feedOf(actor: Player['actor'], parts: Parts): Feed<Moment> {
  let shown: { readonly place: Place; readonly moment: Moment } | undefined;
  return {
    current: () => {
      const place = placeOf(actor.getSnapshot().context);
      if (shown === undefined || !isSame(shown.place, place)) {
        shown = { place, moment: momentOf(place, parts) };
      }
      return shown.moment;
    },
    subscribe: (listener) => {
      const subscription = actor.subscribe(listener);
      return () => subscription.unsubscribe();
    },
  };
}

export function placeOf({ tape, position, at }: PlayerContext): Place {
  return { tape, position, at };
}

function isSame(one: Place, other: Place): boolean {
  return one.tape === other.tape && one.position === other.position && one.at === other.at;
}
