/**
 * `Todo.Server`: a process per list. What changes the list is stored before it is answered, and
 * meanwhile the server waits inside its callback.
 */
import { assign, setup } from 'xstate';

import type { ProcessAction } from '#machine/action.ts';
import { log } from '#machine/actions.ts';
import type { Input } from '#machine/host-machine.ts';
import { continueWith, stop } from '#otp/callback-actions.ts';
import { type Call, type Cast, type Continue, type GenServer, genServer } from '#otp/gen-server.ts';
import { call, reply, type Replied } from '#otp/wire.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import {
  isAtom,
  isMap,
  isTuple,
  NIL_ATOM,
  OK,
  type Term,
  type TermMap,
  tuple,
} from '#term/term.ts';

import { routedTo, serverIn, serverName } from './database-client.ts';
import { changed, entriesOn, newList } from './list.ts';
import { DATABASE, nameText, serverLabel } from './names.ts';
import { nameKnown, nameUsed } from './naming.ts';
import type { Settings } from './options.ts';

type Server = {
  readonly name: Term;
  readonly list: TermMap;
  /** The list as it will be when it is stored, and who waits for that. */
  readonly next: TermMap;
  readonly from: Term;
};

type Change = 'add_entry' | 'update_entry' | 'delete_entry';
type Value = Replied<'worker' | 'data' | 'stored'>;
type Events = Call<'entries' | Change> | Cast<Change> | Continue<'load'> | Value;
type Args = { readonly context: Server; readonly event: Events };

const valueIn = ({ event }: Pick<Args, 'event'>): Term =>
  'value' in event ? event.value : NIL_ATOM;

const reasonIn = (args: Pick<Args, 'event'>): Term => element(valueIn(args), 1) ?? NIL_ATOM;

const { createMachine, createStateConfig } = setup({
  types: {
    context: {} as Server,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'blocked',
  },
  guards: {
    isKept: (args) => valueIn(args) === OK,
    isFound: (args) => isTuple(valueIn(args), 2) && element(valueIn(args), 0) === OK,
    isNew: (args) => isAtom(valueIn(args), 'not_found'),
    isCorrupt: (args) => isAtom(reasonIn(args), 'corrupt'),
  },
});

type Action = ProcessAction<Server, Events>;

const change = assign<Server, Events, undefined, Events, never>(({ context, event }) => ({
  next: changed(context.list, 'request' in event ? event.request : NIL_ATOM),
  from: 'from' in event ? event.from : NIL_ATOM,
}));

const keep = assign<Server, Events, undefined, Events, never>({
  list: ({ context }) => context.next,
});

const answer = (value: (args: Args) => Term) =>
  reply<Server, Events>(({ context }) => context.from, value);

const say = (text: (args: Args) => string) =>
  log<Server, Events>((args) => `${nameText(args.context.name)}: ${text(args)}`);

type Use = {
  readonly kind: 'loads' | 'saves';
  readonly as: 'data' | 'stored';
  readonly request: (args: Args, key: Term) => Term;
};

/** The second half of `Todo.Database.get` and `store`: the worker is known, and called. */
function callWorker(settings: Settings, use: Use): Action {
  const key = ({ context }: Args) => nameUsed(context.name, use.kind, settings);
  return call<Server, Events>(
    (args) =>
      settings.form === 'registered'
        ? routedTo(key(args), args.now, settings)
        : serverIn(valueIn(args)),
    (args) => use.request(args, key(args)),
    { as: use.as, timeout: 'infinity' },
  );
}

/** The first half: which worker has this list. */
function chooseWorker(settings: Settings, use: Use): Action {
  const key = ({ context }: Args) => nameUsed(context.name, use.kind, settings);
  return call<Server, Events>(DATABASE, (args) => ex`{:choose_worker, ${key(args)}}`, {
    as: 'worker',
  });
}

const GET: Use = { kind: 'loads', as: 'data', request: (_args, key) => ex`{:get, ${key}}` };

const STORE: Use = {
  kind: 'saves',
  as: 'stored',
  request: ({ context }, key) => ex`{:store, ${key}, ${context.next}}`,
};

const IN = 'Todo.Server.';
const INIT = { ex: `${IN}init(` };
const LOAD = { ex: `${IN}handle_continue(:load` };
const CALL = { ex: `${IN}handle_call(change` };
const CAST = { ex: `${IN}handle_cast(change` };
const READY = '#Server.ready';

const loaded = createStateConfig({
  meta: LOAD,
  on: {
    'reply.data': [
      {
        guard: 'isFound',
        target: READY,
        meta: LOAD,
        actions: assign({ list: ({ context, event }) => listIn(event.value, context) }),
      },
      { guard: 'isNew', target: READY, meta: LOAD },
      {
        guard: 'isCorrupt',
        target: READY,
        meta: LOAD,
        actions: say(() => 'the file is corrupt and was set aside'),
      },
      { target: READY, meta: LOAD, actions: stop(reasonIn) },
    ],
  },
});

const stored = createStateConfig({
  meta: CALL,
  on: {
    'reply.stored': [
      { guard: 'isKept', target: READY, meta: CALL, actions: [keep, answer(() => OK)] },
      { target: READY, meta: CALL, actions: answer(valueIn) },
    ],
  },
});

const kept = createStateConfig({
  meta: CAST,
  on: {
    'reply.stored': [
      { guard: 'isKept', target: READY, meta: CAST, actions: keep },
      {
        target: READY,
        meta: CAST,
        actions: say((args) => `not kept, ${inspectLine(reasonIn(args))}`),
      },
    ],
  },
});

type Callback = {
  readonly use: Use;
  readonly waiting: typeof loaded | typeof stored | typeof kept;
};

/** Inside a callback: the worker is asked for, unless its name is known, and then called. */
function asking(settings: Settings, meta: { readonly ex: string }, { use, waiting }: Callback) {
  const action = callWorker(settings, use);
  if (settings.form === 'registered') {
    const states = { waiting: { ...waiting, entry: action } };
    return createStateConfig({ tags: ['blocked'], meta, initial: 'waiting', states });
  }
  const on = { 'reply.worker': { target: 'waiting', meta, actions: action } };
  const choosing = { meta, entry: chooseWorker(settings, use), on };
  return createStateConfig({
    tags: ['blocked'],
    meta,
    initial: 'choosing',
    states: { choosing, waiting },
  });
}

export function serverMachine(settings: Settings) {
  const called = { target: 'storing', meta: CALL, actions: change };
  const cast = { target: 'keeping', meta: CAST, actions: change };
  return createMachine({
    id: 'Server',
    meta: INIT,
    context: ({ input }) => ({
      name: nameKnown(input.argument, settings),
      list: newList(),
      next: newList(),
      from: NIL_ATOM,
    }),
    entry: continueWith('load'),
    initial: 'ready',
    states: {
      ready: {
        meta: INIT,
        on: {
          'continue.load': { target: 'loading', meta: LOAD },
          'call.entries': {
            meta: { ex: `${IN}handle_call({:entries` },
            actions: reply(
              ({ event }) => event.from,
              ({ context, event }) =>
                entriesOn(context.list, element(event.request, 1) ?? NIL_ATOM),
            ),
          },
          'call.add_entry': called,
          'call.update_entry': called,
          'call.delete_entry': called,
          'cast.add_entry': cast,
          'cast.update_entry': cast,
          'cast.delete_entry': cast,
        },
      },
      loading: asking(settings, LOAD, { use: GET, waiting: loaded }),
      storing: asking(settings, CALL, { use: STORE, waiting: stored }),
      keeping: asking(settings, CAST, { use: STORE, waiting: kept }),
    },
  });
}

function listIn(found: Term, { list }: Server): TermMap {
  const data = element(found, 1);
  return data !== undefined && isMap(data) ? data : list;
}

/** As the twin keeps it. */
function shown({ name, list }: Server): unknown {
  return tuple(name, list);
}

export function server(settings: Settings): GenServer {
  const options = {
    module: 'Todo.Server',
    machine: serverMachine(settings),
    describe: shown,
    label: serverLabel,
  };
  return genServer(settings.form === 'registered' ? { ...options, name: serverName } : options);
}
