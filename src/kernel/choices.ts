/** Everything that a real node leaves to chance at this moment, as data. SPEC, section CH. */
import { dueItems } from './agenda.ts';
import { isStale } from './draft.ts';
import type { Choice } from './move.ts';
import { runnable } from './schedule.ts';
import type { AgendaItem, World } from './world.ts';

export function choices(world: World): readonly Choice[] {
  const runs = runnable(world).map((pid): Choice => ({ kind: 'run', pid }));
  return [...runs, ...possible(world).map(({ seq }): Choice => ({ kind: 'happen', seq }))];
}

/** CH: of each pair the oldest signal, as order is kept within a pair; of all else the soonest. */
export function possible(
  world: Pick<World, 'agenda' | 'timers' | 'processes'>,
): readonly AgendaItem[] {
  const items = dueItems(world.agenda).filter((item) => !isStale(world, item));
  const pairs = new Set<string>();
  const soonest = items.find(({ kind }) => kind !== 'signal')?.at;
  return items.filter((item) => {
    if (item.kind !== 'signal') return item.at === soonest;
    const pair = `${item.signal.from.id}>${item.signal.to.id}`;
    if (pairs.has(pair)) return false;
    pairs.add(pair);
    return true;
  });
}
