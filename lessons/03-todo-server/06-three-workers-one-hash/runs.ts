/** The runs of lesson 3.6: the same three lists, by one rule or another. */
import type { Answer } from '#lesson/exercise.ts';
import type { LessonRun } from '#lesson/lesson.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';

const line = (text: string, shell = 'IEx') => todo.input({ shell, line: text }, 'line');

const START = '{:ok, cache} = Todo.Cache.start()';

const open = (list: string) => `${list} = Todo.Cache.server_process(cache, "${list}")`;

const cast = (list: string, title: string) =>
  `Todo.Server.cast_entry(${list}, %{date: ~D[2026-03-02], title: "${title}"})`;

/** Three names as long as each other, for three workers. */
const LISTS = ['bob', 'eva', 'dan'];

/** When, at which shell, what: in milliseconds. */
const DAY: readonly (readonly [at: number, shell: string, text: string])[] = [
  [10, 'IEx', START],
  ...LISTS.map((list) => [1450, 'IEx', open(list)] as const),
  ...LISTS.map((list) => [3800, 'IEx', cast(list, 'Buy beans')] as const),
  [6400, 'IEx', cast('bob', 'Weigh the beans, and clean the grinder')],
  [7700, 'Ann', 'Todo.Database.get("bob")'],
];

/** Straight into the file: whoever is routed wrong is seen to be. */
function dayRun(options: object): LessonRun {
  return {
    system: todo.system,
    options: optionsTerm(todo.options, {
      shells: ['IEx', 'Ann'],
      writing: 'in_place',
      write: 300,
      read: 100,
      ...options,
    }),
    seed: 3,
    flight: 150_000,
    inputs: DAY.map(([at, shell, text]) => ({ at: at * 1000, input: line(text, shell) })),
    opensAt: 1_400_000,
    horizon: 11_000_000,
    prompt: {
      label: 'IEx',
      lines: [':erlang.phash2("bob", 3)', open('kim'), cast('kim', 'Swim')],
      input: (text) => line(text),
    },
  };
}

export const HASHED: LessonRun = dayRun({});

export const RANDOM: LessonRun = dayRun({ router: 'random' });

export const BY_LENGTH: LessonRun = dayRun({ router: 'length' });

/** Names are spread over four, and three are there. */
export const BEYOND: LessonRun = dayRun({ routes: 4 });

export const FOUR: LessonRun = dayRun({ workers: 4 });

/** Nothing but the cache, and a prompt. */
export const GUESS: LessonRun = {
  ...HASHED,
  inputs: HASHED.inputs.slice(0, 1),
  horizon: 9_000_000,
  prompt: {
    label: 'IEx',
    lines: [':erlang.phash2("dan", 3)', open('dan')],
    input: (text) => line(text),
  },
};

export const COMPUTE = { input: line(':erlang.phash2("dan", 3)') };

export const OPEN_DAN = { input: line(open('dan')) };

/** No key of the pool is a name. */
const NOBODY = { routes: 2 ** 27 };

const BY_INDEX: Readonly<Record<string, object>> = {
  hash: {},
  four: { routes: 4 },
  random: { router: 'random' },
  length: { router: 'length' },
  zero: { router: 'first' },
};

/** The learner’s lines; `undefined` where they would not compile. */
export function assembled(answer: Answer): LessonRun | undefined {
  if (answer.kind !== 'assemble') return undefined;
  const { lines } = answer;
  const last = lines.findLast((id) => id === 'fetch' || id === 'byKey');
  if (last === 'byKey') return dayRun(NOBODY);
  const index = lines
    .slice(0, lines.indexOf('fetch'))
    .findLast((id) => Object.hasOwn(BY_INDEX, id));
  return last === undefined || index === undefined ? undefined : dayRun(BY_INDEX[index] ?? {});
}

const SIZE = /^(?:map_size\(pool\)|Enum\.count\(pool\))(?:([+-])(\d))?$/;

/** What was typed into the gap, with four workers; `undefined` where it would raise. */
export function sized(answer: Answer): LessonRun | undefined {
  if (answer.kind !== 'gaps') return undefined;
  const text = (answer.gaps['size'] ?? '').replaceAll(/\s/g, '');
  const [whole, sign = '+', more = '0'] = SIZE.exec(text) ?? [];
  const size = whole === undefined ? Number(text) : 4 + Number(`${sign}${more}`);
  return Number.isInteger(size) && size > 0 ? dayRun({ workers: 4, routes: size }) : undefined;
}
