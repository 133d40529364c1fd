/** The supervision tree that lesson 3.8 asks for, and the bad days that it has to survive. */
import type { Design, DesignAnswer, Setting } from '#lesson/exercise.ts';
import { tapeWithFaults } from '#lesson/tape-with-faults.ts';
import { optionsTerm } from '#systems/options.ts';
import {
  endedWithoutNeed,
  HEALING_DAY_ENDS,
  HEALING_SHELLS,
  healingDay,
  unreadable,
} from '#systems/todo/healing-days.ts';
import type { Settings } from '#systems/todo/options.ts';
import { todo } from '#systems/todo/todo.ts';

const FORMS = ['plain', 'supervised', 'registered'] as const satisfies Settings['form'][];

const FAULTABLE = { processes: todo.processes, devices: {} };

function played(answer: DesignAnswer, seed: number) {
  const form = FORMS.find((one) => one === answer['form']) ?? 'plain';
  const { inputs, faults } = healingDay(seed, form);
  const run = {
    system: todo.system,
    options: optionsTerm(todo.options, { ...answer, shells: HEALING_SHELLS }),
    seed,
    flight: 40_000,
    inputs,
    opensAt: 0,
    horizon: HEALING_DAY_ENDS,
  };
  return tapeWithFaults(run, faults, FAULTABLE);
}

const words = (options: readonly string[]): Setting['options'] =>
  options.map((id) => ({ id, text: id }));

const RIGHT = {
  form: 'registered',
  order: 'database_first',
  strategy: 'one_for_one',
  restart: 'temporary',
};

const wrong = (change: Partial<typeof RIGHT>, reply: string) => ({
  answer: { ...RIGHT, ...change },
  reply,
});

export const TREE: Design = {
  kind: 'design',
  id: 'tree',
  seeds: 30,
  text: 'On each day one list crashes five times in a row, and others are killed. Soon after each crash every list must be readable, and nobody may be ended who was well and not below the one that crashed.',
  hint: 'Change one thing at a time, and open the run that broke. For the strategy: who here keeps a pid of somebody else? For the lists: what would a supervisor count?',
  praise:
    'Yes. Everybody finds everybody by name, so each may die alone. A list that crashes is forgotten, and opened again from its file when somebody asks.',
  settings: [
    {
      id: 'form',
      label: 'Who starts a list',
      options: [
        { id: 'plain', text: 'Cache, no link' },
        { id: 'supervised', text: 'Cache, linked' },
        { id: 'registered', text: 'Dynamic supervisor' },
      ],
      initial: 'plain',
    },
    {
      id: 'order',
      label: 'Children of `Todo.System`, in order',
      options: [
        { id: 'names_last', text: 'database, lists, names' },
        { id: 'cache_first', text: 'names, lists, database' },
        { id: 'database_first', text: 'names, database, lists' },
      ],
      initial: 'names_last',
    },
    {
      id: 'strategy',
      label: 'Its strategy',
      options: words(['one_for_one', 'rest_for_one', 'one_for_all']),
      initial: 'one_for_all',
    },
    {
      id: 'restart',
      label: 'Restart of a list',
      options: words(['permanent', 'transient', 'temporary']),
      initial: 'permanent',
    },
  ],
  trial: {
    run: played,
    broken: ({ events }) => endedWithoutNeed(events) ?? unreadable(events),
  },
  solution: RIGHT,
  wrong: [
    wrong(
      { form: 'plain' },
      'Nobody supervises: the other settings are of no use. What has crashed stays dead, and its pid is handed out.',
    ),
    wrong(
      { form: 'supervised' },
      'One list crashed, and through the links the cache and all other lists ended with it.',
    ),
    wrong(
      { order: 'names_last' },
      'Nothing was ever there to be asked: without a registry no worker can start, and Todo.System gave up.',
    ),
    wrong(
      { order: 'cache_first' },
      'Who asked early got a list that found no worker, and died. A moment later all was well: such faults are hard to find.',
    ),
    wrong(
      { strategy: 'rest_for_one' },
      'The database crashed, and all lists were ended with it. They hold nothing of it, and would have found the new workers by name.',
    ),
    wrong(
      { strategy: 'one_for_all' },
      'Each crash of one ended all three: the database too, whatever it was about to write.',
    ),
    wrong(
      { restart: 'permanent' },
      'The list crashed too often in a short time. Its supervisor counted, gave up, and took the lists that were well with it.',
    ),
    wrong(
      { restart: 'transient' },
      'A crash is a crash: a transient list is started again, and each restart counts. At the fourth the supervisor gave up, with all lists.',
    ),
  ],
  otherwise: 'More than one thing is not right yet. Open that run, and see who ended with whom.',
};
