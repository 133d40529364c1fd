/** What people type at their shells on an ordinary day: the same for the same seed and options. */
import { mix } from '#kernel/chance.ts';
import type { TimedInput } from '#systems/subject.ts';
import { field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { isAtom, type Term } from '#term/term.ts';

import { shellsIn } from './options.ts';

const LISTS = ['bob', 'alice', 'shopping'];
const TITLES = ['Buy milk', 'Water the plants', 'Call Dan', 'Pay the rent', 'Bake bread'];
const DATES = ['~D[2023-01-01]', '~D[2023-01-02]'];
const LINES = 12;

/** The first shell starts the cache, where nobody else does; then all add and read entries. */
export function visitors(seed: number, options?: Term): readonly TimedInput[] {
  const shells = options === undefined ? ['IEx'] : shellsIn(options);
  const [first = 'IEx'] = shells;
  const form = options === undefined ? undefined : field(options, 'form');
  const isPlain = form === undefined || isAtom(form, 'plain');
  const begins = [
    typed(500, first, '{:ok, cache} = Todo.Cache.start()'),
    // A name by which the other shells find it, too.
    typed(600, first, 'Process.register(cache, :cache)'),
  ];
  const cache = isPlain ? ':cache, ' : '';
  const lines = Array.from({ length: LINES }, (_, index) => {
    const chosen = (from: readonly string[], about: number) =>
      from[mix(mix(seed, index), about) % from.length] ?? '';
    const at = 1000 + index * 300 + (mix(mix(seed, index), 1) % 250);
    const list = `Todo.Cache.server_process(${cache}"${chosen(LISTS, 2)}")`;
    const line =
      index % 3 === 2
        ? `Todo.Server.entries(${list}, ${chosen(DATES, 3)})`
        : `Todo.Server.add_entry(${list}, %{date: ${chosen(DATES, 3)}, title: "${chosen(TITLES, 4)}"})`;
    return typed(at, chosen(shells, 5), line);
  });
  return isPlain ? [...begins, ...lines] : lines;
}

function typed(at: number, shell: string, line: string): TimedInput {
  return { at: at * 1000, input: ex`{:line, ${shell}, ${line}}` };
}
