/** What the disk of a run shows, for whoever draws it: the same object while nothing of it changes. */
import type { ActorRefFrom } from 'xstate';

import type { playerMachine } from '#player/player.ts';
import { type DiskSight, diskSight } from '#scene/disk-sight.ts';
import type { Feed } from '#scene/moment.ts';

type Place = Parameters<typeof diskSight>[0];

export function diskFeed(
  actor: Pick<ActorRefFrom<typeof playerMachine>, 'getSnapshot' | 'subscribe'>,
): Feed<DiskSight | undefined> {
  let shown: { readonly place: Place; readonly sight: DiskSight | undefined } | undefined;
  return {
    current: () => {
      const { tape, position, at } = actor.getSnapshot().context;
      const place = { tape, position, at };
      if (shown === undefined || !isSame(shown, place)) {
        shown = { place, sight: diskSight(place) };
      }
      return shown.sight;
    },
    subscribe: (listener) => {
      const watching = actor.subscribe(listener);
      return () => watching.unsubscribe();
    },
  };
}

type Shown = { readonly place: Place; readonly sight: DiskSight | undefined };

/** While nobody waits, time alone changes nothing. */
function isSame({ place, sight }: Shown, { tape, position, at }: Place): boolean {
  if (place.tape !== tape || place.position !== position) return false;
  if (place.at === at || sight === undefined) return true;
  return sight.underWay.length + sight.queue.length === 0;
}
