/** The moments of lesson 3.8: who ends with whom, and who is handed a pid that nobody has. */
import type { Milestone } from '#lesson/lesson.ts';
import { after, crashes, startsAgain } from '#lesson/milestones.ts';

/** The shell prints the pid of a process that has ended. */
export const printsDead: Milestone = (event, { events, roll }) => {
  if (event.kind !== 'logged' || typeof event.message !== 'string') return false;
  if (roll.byPid.get(event.pid.id)?.label !== 'IEx') return false;
  const [, id] = /^#PID<0\.(\d+)\.0>$/.exec(event.message) ?? [];
  return events.some(
    (other) => other.id < event.id && other.kind === 'exited' && other.pid.id === Number(id),
  );
};

/** A process of that label ends, for whatever reason. */
export function ends(label: string): Milestone {
  return (event) => event.kind === 'exited' && event.label === label;
}

/** Alice's list ends, because bob's has ended before. */
export const spreads: Milestone = after(crashes('Server bob'), ends('Server alice'));

/** Bob's list is open again, and alice's was open all the time. */
export const healsAlone: Milestone = (event, tape) =>
  startsAgain('Server bob')(event, tape) &&
  !tape.events.some((other) => other.id < event.id && ends('Server alice')(other, tape));
