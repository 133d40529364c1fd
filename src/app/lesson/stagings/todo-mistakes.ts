/** The Elixir of a to-do system with a mistake: what the learner reads is what that run does. */
import { field, tagOf } from '#term/access.ts';
import type { Term } from '#term/term.ts';

type Change = readonly [right: string | RegExp, wrong: string];

const PICK = 'def get_worker(pool, key), do: Map.get(pool, :erlang.phash2(key, map_size(pool)))';

const pick = (head: string, body: string): readonly Change[] => [
  [PICK, `def get_worker(${head}), do: ${body}`],
];

const LOAD: Change = ['Todo.Database.get(name)', 'Todo.Database.get("todo")'];
const SAVE: Change = ['Todo.Database.store(name, ', 'Todo.Database.store("todo", '];

/** By option and its value. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, readonly Change[]>>>> = {
  naming: {
    one: [
      ['GenServer.start(__MODULE__, name)', 'GenServer.start(__MODULE__, "todo")'],
      ['GenServer.start_link(__MODULE__, name', 'GenServer.start_link(__MODULE__, "todo"'],
    ],
    loads_one: [LOAD],
    saves_one: [SAVE],
  },
  router: {
    random: pick('pool, _key', 'Map.get(pool, :rand.uniform(map_size(pool)) - 1)'),
    round_robin: pick(
      'pool, _key',
      'Map.get(pool, rem(System.unique_integer([:positive, :monotonic]), map_size(pool)))',
    ),
    length: pick('pool, key', 'Map.get(pool, rem(String.length(key), map_size(pool)))'),
    first: pick('pool, _key', 'Map.get(pool, 0)'),
    name: pick('pool, key', 'Map.get(pool, key)'),
  },
  writing: {
    in_place: [
      [
        / {2}# First aside[\s\S]*?\n {2}end\n/g,
        '  defp write(file, bytes), do: Todo.Disk.write(file, bytes)\n',
      ],
    ],
  },
};

/** The source as it would be with these options; the very same where they are right. */
export function mistaken(source: string, options: Term): string {
  let text = source;
  for (const [key, values] of Object.entries(CHANGES)) {
    for (const [right, wrong] of values[tagOf(field(options, key) ?? 0) ?? ''] ?? [])
      text = text.replaceAll(right, () => wrong);
  }
  const routes = field(options, 'routes');
  if (typeof routes !== 'number' || routes === 0) return text;
  return text.replace('phash2(key, map_size(pool))', `phash2(key, ${routes})`);
}
