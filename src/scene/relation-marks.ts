/** Who is linked to whom, and who watches whom, at a moment. */
import { getInt, sortedEntries } from '#kernel/int-map.ts';
import type { Process } from '#kernel/world.ts';

import { keyOf } from './casting.ts';
import type { Scene } from './casting.ts';
import type { LinkMark, MonitorMark } from './moment.ts';

/** Monitors of one process. That of a call has an alias, to which the answer comes. */
export function monitorMarks(scene: Scene, process: Process): readonly MonitorMark[] {
  if (process.monitors.size === 0) return [];
  const watcher = keyOf(scene, process.pid);
  return sortedEntries(process.monitors).flatMap(([ref, { target }]) => {
    const watched = keyOf(scene, target);
    if (watcher === undefined || watched === undefined) return [];
    const call = getInt(process.aliases, ref) !== undefined;
    return [{ key: String(ref), watcher, target: watched, call }];
  });
}

/** Each link once, from the older of the two; none between a supervisor and whom it started. */
export function linkMarks(scene: Scene, process: Process): readonly LinkMark[] {
  if (process.links.size === 0) return [];
  const a = keyOf(scene, process.pid);
  return sortedEntries(process.links).flatMap(([id, pid]) => {
    const other = getInt(scene.world.processes, id);
    if (other === undefined || id < process.pid.id) return [];
    if (other.parent === process.pid && isSupervisor(scene, a)) return [];
    const b = keyOf(scene, pid);
    return a === undefined || b === undefined ? [] : [{ key: `${process.pid.id} ${id}`, a, b }];
  });
}

function isSupervisor({ parts }: Scene, key: string | undefined): boolean {
  return parts.parts.some((part) => part.key === key && part.kind === 'supervisor');
}
