/** Finds the parts of a picture by name or by pid, those who have ended included. */
import type { Moment } from '#scene/moment.ts';
import { hasEnded, type Life, nameIn, type Roll } from '#trace/roll.ts';

export type FoundPart = {
  /** By which it is selected. */
  readonly key: string;
  readonly name: string;
  /** `#PID<0.107.0>`; none of a device. */
  readonly pid: string | undefined;
  readonly ended: boolean;
};

/** At most this many: who sees more types another letter. */
const MOST = 8;

/** By `cash`, `0.107.0` or `107`; without text, those who are there. The best first. */
export function findParts(moment: Moment, roll: Roll, text: string): readonly FoundPart[] {
  const sought = text.trim().toLowerCase();
  return [...shownParts(moment), ...formerParts(moment, roll)]
    .map((part) => ({ part, rank: rankOf(part, sought) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ part }) => part);
}

function shownParts({ processes, devices }: Moment): readonly FoundPart[] {
  const marks = processes.map(({ key, name, pid, alive }) => ({ key, name, pid, ended: !alive }));
  const others = devices.map(({ key, name }) => ({ key, name, pid: undefined, ended: false }));
  return [...marks, ...others];
}

/** Who played a part before, or has left the picture: what they were is found under their key. */
function formerParts({ at, processes }: Moment, roll: Roll): readonly FoundPart[] {
  const shown = new Set(processes.map(({ pid }) => pid));
  const keys = new Map(
    processes.flatMap(({ pid, key }) => {
      const life = roll.byPid.get(idIn(pid));
      return life === undefined ? [] : [[life.label, key] as const];
    }),
  );
  return [...roll.byPid.values()]
    .filter((life) => life.born.at <= at && !shown.has(pidText(life)))
    .map((life) => ({
      key: keys.get(life.label) ?? life.label,
      name: nameIn(roll, life.pid),
      pid: pidText(life),
      ended: hasEnded(life, Infinity) && (life.end?.at ?? Infinity) <= at,
    }));
}

function pidText({ pid }: Life): string {
  return `#PID<0.${pid.id}.0>`;
}

function idIn(pid: string): number {
  return Number(/^#PID<0\.(\d+)\.0>$/.exec(pid)?.[1]);
}

/** Lower is better; the living before the dead. */
function rankOf({ name, pid = '', ended }: FoundPart, sought: string): number {
  const dead = ended ? 0.5 : 0;
  const numbers = pid.toLowerCase();
  const low = name.toLowerCase();
  if (sought === '') return ended ? Infinity : 0;
  if (numbers === sought || numbers.slice(5, -1) === sought || low === sought) return dead;
  if (low.startsWith(sought)) return 1 + dead;
  if (low.split(/[\s.]/).some((word) => word.startsWith(sought))) return 2 + dead;
  if (numbers.includes(`.${sought}.`)) return 3 + dead;
  if (low.includes(sought)) return 4 + dead;
  return numbers.includes(sought) ? 5 + dead : Infinity;
}
