/** `Todo.Database` as a GenServer: starts its workers, and says which of them has a list. */
import { assign, setup } from 'xstate';

import { mix } from '#kernel/chance.ts';
import type { Answered, Input } from '#machine/host-machine.ts';
import { badMatch } from '#machine/reason.ts';
import { type Call, type GenServer, genServer } from '#otp/gen-server.ts';
import { startLink } from '#otp/start.ts';
import { reply } from '#otp/wire.ts';
import { element } from '#term/access.ts';
import { isPid, map, NIL_ATOM, OK, type Pid, type Term } from '#term/term.ts';

import type { Settings } from './options.ts';
import { indexOf } from './routing.ts';

type Database = {
  /** Workers by their index. */
  readonly pool: readonly Term[];
  /** How often it was asked for a worker. */
  readonly asked: number;
};

type Events = Call<'choose_worker'> | Answered<'worker'>;

const { createMachine, createStateConfig } = setup({
  types: {
    context: {} as Database,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'blocked',
  },
});

function startedIn(value: Term): Pid {
  const pid = element(value, 1);
  return element(value, 0) === OK && pid !== undefined && isPid(pid) ? pid : badMatch(value);
}

const IN = 'Todo.Database.';
const INIT = { ex: `${IN}init(` };
const START = { ex: `${IN}start_worker(` };

const addWorker = assign<Database, Answered<'worker'>, undefined, Events, never>({
  pool: ({ context, event }) => [
    ...context.pool,
    'value' in event ? startedIn(event.value) : NIL_ATOM,
  ],
});

/** One worker after the other. */
function starting(settings: Settings, worker: GenServer) {
  return createStateConfig({
    tags: ['blocked'],
    meta: START,
    entry: startLink({
      behaviour: worker,
      argument: ({ context }) => context.pool.length,
      link: settings.form !== 'plain',
      as: 'worker',
    }),
    on: {
      'answer.worker': [
        {
          guard: ({ context }) => context.pool.length + 1 >= settings.workers,
          target: 'ready',
          meta: START,
          actions: addWorker,
        },
        { target: 'starting', reenter: true, meta: START, actions: addWorker },
      ],
    },
  });
}

/** `worker` is what it starts; outside of the plain form they end with it. */
export function databaseMachine(settings: Settings, worker: GenServer) {
  return createMachine({
    id: 'Database',
    meta: INIT,
    context: { pool: [], asked: 0 },
    initial: 'starting',
    states: {
      starting: starting(settings, worker),
      ready: {
        meta: INIT,
        on: {
          'call.choose_worker': {
            meta: { ex: `${IN}handle_call({:choose_worker` },
            actions: [
              reply(
                ({ event }) => event.from,
                ({ context, event, self, now }) => {
                  const key = element(event.request, 1) ?? NIL_ATOM;
                  const asked = { key, before: context.asked, chance: mix(now, self.id) };
                  return context.pool[indexOf(asked, settings)] ?? NIL_ATOM;
                },
              ),
              assign({ asked: ({ context }) => context.asked + 1 }),
            ],
          },
        },
      },
    },
  });
}

export function database(settings: Settings, worker: GenServer): GenServer {
  return genServer({
    module: 'Todo.Database',
    name: 'Todo.Database',
    machine: databaseMachine(settings, worker),
    describe: ({ pool }: Database) => map(pool.map((pid, index) => [index, pid])),
  });
}
