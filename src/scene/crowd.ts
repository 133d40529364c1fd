/**
 * Who lives in a world, as far as a picture asks: of each tile how many, and who is tied to somebody.
 * The nodes of the process table keep what they came to, so a frame costs what has changed since, not
 * how many there are.
 */
import { group as groupBy } from 'd3';

import { getInt, sortedEntries, type Sums, sumOf, valuesOf } from '#kernel/int-map.ts';
import type { Process } from '#kernel/world.ts';
import type { Pid } from '#term/term.ts';

import { groupOf, isPart, type Scene } from './casting.ts';
import type { Parts } from './parts.ts';

export type Crowd = {
  /** Those with a part, by rising pid. */
  readonly players: readonly Process[];
  /** One for each tile that somebody stands in. */
  readonly tallies: readonly Tally[];
};

export type Tally = {
  readonly group: string;
  readonly alive: number;
  readonly busy: number;
  /** The first of them by rising pid: all, where they are so few. */
  readonly first: readonly Process[];
  /** To whom any of them is linked, or whom any watches: one of them for all who are so tied. */
  readonly ties: readonly Tie[];
};

/** A link, or a monitor with its reference. */
export type Tie = {
  readonly kind: 'link' | 'monitor';
  readonly member: Process;
  readonly other: Pid;
  readonly ref: number;
};

/** More than these in a tile are counted, not named. */
const MOST_NAMED = 40;

export function isCounted({ alive }: Pick<Tally, 'alive'>): boolean {
  return alive > MOST_NAMED;
}

/** The tiles of which only numbers are shown. */
export function countedGroups({ tallies }: Crowd): ReadonlySet<string> {
  return new Set(tallies.filter(isCounted).map(({ group }) => group));
}

export function crowdOf({ world, parts }: Scene): Crowd {
  const known = sums.get(parts) ?? sumsFor(parts);
  sums.set(parts, known);
  return sumOf(world.processes, known);
}

const sums = new WeakMap<Parts, Sums<Process, Crowd>>();

function sumsFor(parts: Parts): Sums<Process, Crowd> {
  return { of: (process) => crowdOfOne(parts, process), join: joined, kept: new WeakMap() };
}

const NOBODY: Crowd = { players: [], tallies: [] };

function crowdOfOne(parts: Parts, process: Process): Crowd {
  const players = isPart(parts, process.label) ? [process] : [];
  const group = groupOf(parts, process.label)?.group;
  if (group === undefined) return players.length === 0 ? NOBODY : { players, tallies: [] };
  const state = process.behaviour.describe(process.state).states.at(-1) ?? '';
  const busy = parts.busy.includes(state) ? 1 : 0;
  return {
    players,
    tallies: [{ group, alive: 1, busy, first: [process], ties: tiesOf(process) }],
  };
}

function tiesOf(member: Process): readonly Tie[] {
  const links = [...valuesOf(member.links)].map((other): Tie => {
    return { kind: 'link', member, other, ref: 0 };
  });
  const monitors = sortedEntries(member.monitors).map(([ref, { target: other }]): Tie => {
    return { kind: 'monitor', member, other, ref };
  });
  return [...links, ...monitors];
}

function joined(crowds: readonly Crowd[]): Crowd {
  const some = crowds.filter((one) => one !== NOBODY);
  if (some.length < 2) return some[0] ?? NOBODY;
  const byGroup = groupBy(
    some.flatMap(({ tallies }) => tallies),
    ({ group }) => group,
  );
  return {
    players: some.flatMap(({ players }) => players),
    tallies: [...byGroup].map(([group, tallies]) => together(group, tallies)),
  };
}

function together(group: string, tallies: readonly Tally[]): Tally {
  let [alive, busy] = [0, 0];
  const first: Process[] = [];
  const ties = new Map<string, Tie>();
  for (const tally of tallies) {
    alive += tally.alive;
    busy += tally.busy;
    if (first.length < MOST_NAMED) first.push(...tally.first);
    for (const tie of tally.ties) ties.set(keyOfTie(tie), tie);
  }
  return { group, alive, busy, first: first.slice(0, MOST_NAMED), ties: [...ties.values()] };
}

/** The same for all who are tied alike: a child to its parent in another way than to others. */
function keyOfTie({ kind, member, other, ref }: Tie): string {
  if (kind === 'monitor') return `monitor ${other.id} ${isOfCall(member, ref)}`;
  return `link ${other.id} ${member.parent.id === other.id} ${member.pid.id < other.id}`;
}

/** The monitor of a call has an alias, to which the answer comes. */
export function isOfCall({ aliases }: Process, ref: number): boolean {
  return getInt(aliases, ref) !== undefined;
}
