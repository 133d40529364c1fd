/**
 * Those of a group who are few enough have a place each, in the order of their first births: the
 * first to come takes the first place and keeps it. Where they are more, a tile stands for them.
 */
import { isCounted } from './crowd.ts';
import type { Moment } from './moment.ts';
import type { Plan, Slot, Wire } from './plan.ts';

const seated = new WeakMap<Plan, Map<string, Plan>>();

/** The plan with the places that are taken at that moment; the same one for the same members. */
export function seatedPlan(plan: Plan, { processes, groups }: Moment): Plan {
  const { seats } = plan;
  if (seats === undefined) return plan;
  const members = processes.filter(({ group }) => group === seats.group).map(({ key }) => key);
  const known = seated.get(plan) ?? new Map<string, Plan>();
  seated.set(plan, known);
  const isMany =
    members.length > seats.boxes.length ||
    groups.some((mark) => mark.key === seats.group && isCounted(mark));
  const key = isMany ? seats.group : members.join('\n');
  const found = known.get(key) ?? (isMany ? plan : withMembers(plan, members));
  known.set(key, found);
  return found;
}

/** In place of the tile and its ways: a place for each, and the same ways for each of them. */
function withMembers(plan: Plan, members: readonly string[]): Plan {
  const tile = plan.seats?.group;
  const slots = members.flatMap((key, at): Slot[] => {
    const box = plan.seats?.boxes[at];
    return box === undefined ? [] : [{ key, name: key, kind: 'process', box }];
  });
  const wires = plan.wires.flatMap((wire): readonly Wire[] => {
    if (wire.from !== tile && wire.to !== tile) return [wire];
    const hidden = members.length > (wire.most ?? Infinity);
    const own = hidden ? { ...wire, hidden } : wire;
    return members.map((key) => (wire.from === tile ? { ...own, from: key } : { ...own, to: key }));
  });
  return { ...plan, slots: [...plan.slots.filter(({ key }) => key !== tile), ...slots], wires };
}
