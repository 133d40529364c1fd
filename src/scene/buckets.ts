/**
 * A thousand names spread over workers by different rules: how many each worker gets, and how many
 * names get another worker when there is one more. `:erlang.phash2/2` is exact.
 */
import { inspectLine } from '#term/inspect.ts';
import { phash2 } from '#term/phash2.ts';

export type RouterName = 'phash2' | 'letter' | 'length';

type Router = {
  readonly label: string;
  /** The whole number of a name, before it is divided by the number of workers. */
  readonly numberOf: (name: string) => number;
  /** As Elixir says it. */
  readonly code: (name: string, workers: number) => string;
};

export const ROUTERS: Readonly<Record<RouterName, Router>> = {
  phash2: {
    label: 'phash2',
    numberOf: (name) => phash2(name, 2 ** 32),
    code: (name, workers) => `:erlang.phash2(${inspectLine(name)}, ${workers})`,
  },
  letter: {
    label: 'first letter',
    numberOf: (name) => name.codePointAt(0) ?? 0,
    code: (name, workers) =>
      `rem(${name === '' ? '0' : `?${String.fromCodePoint(name.codePointAt(0) ?? 0)}`}, ${workers})`,
  },
  length: {
    label: 'length',
    numberOf: (name) => [...name].length,
    code: (name, workers) => `rem(String.length(${inspectLine(name)}), ${workers})`,
  },
};

const PEOPLE =
  'ann ben cat dan eva finn greta hana ivan jana karl lena mia noah olga paul quinn rosa sam tara ali bea carl dora emma felix gina hugo ida jon kim leo maya nils otto pia rita sven tom una bob alice anna max lisa marc sara tim amy joe';
const THINGS =
  'groceries|work|home|garden|books|films|trips|gifts|recipes|music|sports|school|office|bills|party|ideas|repairs|studies|health';

/** A list for each person, and for each of their things: always the same thousand. */
export const LIST_NAMES: readonly string[] = PEOPLE.split(' ').flatMap((person) => [
  person,
  ...THINGS.split('|').map((thing) => `${person}'s ${thing}`),
]);

export type Routing = { readonly router: RouterName; readonly workers: number };

export function bucketOf(name: string, { router, workers }: Routing): number {
  return ROUTERS[router].numberOf(name) % workers;
}

const spreads = new Map<string, readonly number[]>();

/** Of each name its bucket. */
export function bucketsOf(routing: Routing): readonly number[] {
  const key = `${routing.router} ${routing.workers}`;
  const known = spreads.get(key) ?? LIST_NAMES.map((name) => bucketOf(name, routing));
  spreads.set(key, known);
  return known;
}

/** How many names each bucket has. */
export function countsOf(routing: Routing): readonly number[] {
  const counts = Array.from({ length: routing.workers }, () => 0);
  for (const bucket of bucketsOf(routing)) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return counts;
}

/** The names that another number of workers gives another bucket: `true` for each of them. */
export function movedBetween(one: Routing, other: Routing): readonly boolean[] {
  const [before, after] = [bucketsOf(one), bucketsOf(other)];
  return before.map((bucket, at) => after[at] !== bucket);
}
