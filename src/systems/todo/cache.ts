/** `Todo.Cache` as a GenServer: knows which process has which list, and starts what is missing. */
import { assign, setup } from 'xstate';

import { emptyIntMap, getInt, type IntMap, setInt, valuesOf } from '#kernel/int-map.ts';
import type { Answered, Input } from '#machine/host-machine.ts';
import { badMatch } from '#machine/reason.ts';
import { type Call, type GenServer, genServer } from '#otp/gen-server.ts';
import { startLink } from '#otp/start.ts';
import { reply } from '#otp/wire.ts';
import { element } from '#term/access.ts';
import { equal } from '#term/compare.ts';
import { phash2 } from '#term/phash2.ts';
import { isPid, map, NIL, NIL_ATOM, OK, type Pid, type Term } from '#term/term.ts';

import type { Settings } from './options.ts';

type Cache = {
  /** By the hash of the list's name; two names may have the same. */
  readonly servers: IntMap<readonly Known[]>;
  readonly version: number; // the edition of the servers
  /** Who waits for the server that is being started, and of which list it is. */
  readonly from: Term;
  readonly name: Term;
};

type Known = readonly [name: Term, pid: Pid];

type Events = Call<'server_process'> | Answered<'database' | 'server'>;
type Args = { readonly context: Cache; readonly event: Events };

function nameIn({ context, event }: Args): Term {
  return 'request' in event ? (element(event.request, 1) ?? NIL_ATOM) : context.name;
}

function fromIn({ context, event }: Args): Term {
  return 'from' in event ? event.from : context.from;
}

function serverOf({ servers }: Cache, name: Term): Pid | undefined {
  return getInt(servers, phash2(name))?.find(([other]) => equal(other, name))?.[1];
}

function withServer({ servers, version, name }: Cache, pid: Pid): Partial<Cache> {
  const hash = phash2(name);
  const known = [...(getInt(servers, hash) ?? []), [name, pid] as const];
  return { servers: setInt(servers, [hash, known], version + 1), version: version + 1 };
}

function pidIn(value: Term): Pid {
  const pid = element(value, 1);
  return element(value, 0) === OK && pid !== undefined && isPid(pid) ? pid : badMatch(value);
}

const { createMachine, createStateConfig } = setup({
  types: {
    context: {} as Cache,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'blocked',
  },
  guards: { isKnown: (args) => serverOf(args.context, nameIn(args)) !== undefined },
});

const IN = 'Todo.Cache.';
const INIT = { ex: `${IN}init(` };
const SERVER_PROCESS = { ex: `${IN}handle_call({:server_process` };

const startingDatabase = (database: GenServer) =>
  createStateConfig({
    tags: ['blocked'],
    meta: INIT,
    entry: startLink({
      behaviour: database,
      argument: NIL_ATOM,
      label: 'Database',
      link: false,
      as: 'database',
    }),
    on: { 'answer.database': { target: 'ready', meta: INIT } },
  });

const startingServer = createStateConfig({
  tags: ['blocked'],
  meta: SERVER_PROCESS,
  on: {
    'answer.server': {
      target: 'ready',
      meta: SERVER_PROCESS,
      actions: [
        assign(({ context, event }) =>
          'value' in event ? withServer(context, pidIn(event.value)) : {},
        ),
        reply(
          ({ context }) => context.from,
          ({ context }) => serverOf(context, context.name) ?? NIL,
        ),
      ],
    },
  },
});

const known = {
  guard: 'isKnown',
  meta: SERVER_PROCESS,
  actions: reply<Cache, Events>(fromIn, (args) => serverOf(args.context, nameIn(args)) ?? NIL),
} as const;

/** The plain one starts its database by itself, and is linked to nobody. */
export function cacheMachine({ form, lookup }: Settings, server: GenServer, database: GenServer) {
  const start = startLink<Cache, Events>({
    behaviour: server,
    argument: ({ context }) => context.name,
    link: form !== 'plain',
    as: 'server',
  });
  const remember = assign<Cache, Events, undefined, Events, never>({ from: fromIn, name: nameIn });
  const missing = {
    target: 'starting_server',
    meta: SERVER_PROCESS,
    actions: [remember, start],
  } as const;
  const found = [known, missing] as const;
  const lookingUp = {
    tags: ['blocked'],
    meta: SERVER_PROCESS,
    after: { [lookup]: [{ ...known, target: 'ready' }, missing] },
  } as const;
  const slowly = { target: 'looking_up', meta: SERVER_PROCESS, actions: remember } as const;
  return createMachine({
    id: 'Cache',
    meta: INIT,
    context: { servers: emptyIntMap(), version: 1, from: NIL_ATOM, name: NIL_ATOM },
    initial: form === 'plain' ? 'starting_database' : 'ready',
    states: {
      ...(form === 'plain' ? { starting_database: startingDatabase(database) } : {}),
      ready: { meta: INIT, on: { 'call.server_process': lookup === 0 ? found : slowly } },
      ...(lookup === 0 ? {} : { looking_up: lookingUp }),
      starting_server: startingServer,
    },
  });
}

const maps = new WeakMap<Cache['servers'], Term>();

/** As the twin keeps it; made once for the same servers, of which there may be thousands. */
function shown({ servers }: Cache): unknown {
  const made = maps.get(servers) ?? map([...valuesOf(servers)].flat());
  maps.set(servers, made);
  return made;
}

export function cache(settings: Settings, server: GenServer, database: GenServer): GenServer {
  const machine = cacheMachine(settings, server, database);
  const options = { module: 'Todo.Cache', machine, describe: shown };
  return genServer(settings.form === 'plain' ? options : { ...options, name: 'Todo.Cache' });
}
