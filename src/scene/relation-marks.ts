/** Who is linked to whom, and who watches whom, at a moment; of those who are counted, one for all. */
import { getInt, sortedEntries, valuesOf } from '#kernel/int-map.ts';
import type { Process } from '#kernel/world.ts';
import type { Pid } from '#term/term.ts';

import { keyOf } from './casting.ts';
import type { Scene } from './casting.ts';
import { type Crowd, isCounted, isOfCall, type Tie } from './crowd.ts';
import type { LinkMark, MonitorMark } from './moment.ts';

type Relations = { readonly links: readonly LinkMark[]; readonly monitors: readonly MonitorMark[] };

export function relationsIn(scene: Scene, crowd: Crowd): Relations {
  const named = namedIn(crowd);
  const ties = crowd.tallies.filter(isCounted).flatMap((tally) => tally.ties);
  const links = [...named].flatMap((one) =>
    partnersOf(scene, one, named).flatMap((other) => linkBetween(scene, one, other)),
  );
  return {
    links: [...links, ...ties.flatMap((tie) => linkFor(scene, tie))],
    monitors: [
      ...[...named].flatMap((one) => monitorMarks(scene, one)),
      ...ties.flatMap((tie) => monitorFor(scene, tie)),
    ],
  };
}

/** Those who are there each by itself, by rising pid. */
function namedIn({ players, tallies }: Crowd): ReadonlySet<Process> {
  const members = tallies.filter((tally) => !isCounted(tally)).flatMap(({ first }) => first);
  if (members.length === 0) return new Set(players);
  return new Set([...players, ...members].toSorted((one, other) => one.pid.id - other.pid.id));
}

/** Who of them lives and is linked to it, in time for the fewer of both. */
function partnersOf(
  { world }: Scene,
  { links }: Process,
  named: ReadonlySet<Process>,
): readonly Process[] {
  if (links.size === 0) return [];
  if (links.size > named.size) {
    return [...named].filter(({ pid }) => getInt(links, pid.id) !== undefined);
  }
  return [...valuesOf(links)]
    .flatMap(({ id }) => getInt(world.processes, id) ?? [])
    .filter((one) => named.has(one));
}

/** Each link once, from the older of the two; none between a supervisor and whom it started. */
function linkBetween(scene: Scene, one: Process, other: Process): readonly LinkMark[] {
  if (other.pid.id < one.pid.id) return [];
  const [a, b] = [keyOf(scene, one.pid), keyOf(scene, other.pid)];
  if (a === undefined || b === undefined) return [];
  if (other.parent.id === one.pid.id && isSupervisor(scene, a)) return [];
  return [{ key: `${one.pid.id} ${other.pid.id}`, a, b }];
}

function linkFor(scene: Scene, { kind, member, other: { id } }: Tie): readonly LinkMark[] {
  const other = kind === 'link' ? getInt(scene.world.processes, id) : undefined;
  if (other === undefined) return [];
  return id < member.pid.id ? linkBetween(scene, other, member) : linkBetween(scene, member, other);
}

/** Monitors of one process. */
function monitorMarks(scene: Scene, process: Process): readonly MonitorMark[] {
  if (process.monitors.size === 0) return [];
  return sortedEntries(process.monitors).flatMap(([ref, { target }]) =>
    monitorMark(scene, process, { ref, target }),
  );
}

function monitorFor(scene: Scene, { kind, member, other, ref }: Tie): readonly MonitorMark[] {
  return kind === 'monitor' ? monitorMark(scene, member, { ref, target: other }) : [];
}

type Watched = { readonly ref: number; readonly target: Pid };

function monitorMark(scene: Scene, process: Process, watched: Watched): readonly MonitorMark[] {
  const [watcher, target] = [keyOf(scene, process.pid), keyOf(scene, watched.target)];
  if (watcher === undefined || target === undefined) return [];
  return [{ key: String(watched.ref), watcher, target, call: isOfCall(process, watched.ref) }];
}

function isSupervisor({ parts }: Scene, key: string): boolean {
  return parts.parts.some((part) => part.key === key && part.kind === 'supervisor');
}
