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
import { element, field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { isAtom, isMap, isTuple, NIL_ATOM, OK, type Term, type TermMap } from '#term/term.ts';

import { routedTo, serverIn, serverName } from './database-client.ts';
import { changed, entriesOn, newList } from './list.ts';
import { DATABASE, nameText, serverLabel } from './names.ts';
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

/** The second half of `Todo.Database.get` and `store`: the worker is known, and called. */
const callWorker = (settings: Settings, as: 'data' | 'stored', request: (args: Args) => Term) =>
  call<Server, Events>(
    (args) =>
      settings.form === 'registered'
        ? routedTo(args.context.name, args.now, settings)
        : serverIn(valueIn(args)),
    request,
    { as, timeout: 'infinity' },
  );

/** The first half: which worker has this list. */
const chooseWorker = call<Server, Events>(
  DATABASE,
  ({ context }) => ex`{:choose_worker, ${context.name}}`,
  { as: 'worker' },
);

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
  readonly action: Action;
  readonly waiting: typeof loaded | typeof stored | typeof kept;
};

/** Inside a callback: the worker is asked for, unless its name is known, and then called. */
function asking(settings: Settings, meta: { readonly ex: string }, { action, waiting }: Callback) {
  if (settings.form === 'registered') {
    const states = { waiting: { ...waiting, entry: action } };
    return createStateConfig({ tags: ['blocked'], meta, initial: 'waiting', states });
  }
  const on = { 'reply.worker': { target: 'waiting', meta, actions: action } };
  const choosing = { meta, entry: chooseWorker, on };
  return createStateConfig({
    tags: ['blocked'],
    meta,
    initial: 'choosing',
    states: { choosing, waiting },
  });
}

export function serverMachine(settings: Settings) {
  const get = callWorker(settings, 'data', ({ context }) => ex`{:get, ${context.name}}`);
  const store = callWorker(
    settings,
    'stored',
    ({ context }) => ex`{:store, ${context.name}, ${context.next}}`,
  );
  const called = { target: 'storing', meta: CALL, actions: change };
  const cast = { target: 'keeping', meta: CAST, actions: change };
  return createMachine({
    id: 'Server',
    meta: INIT,
    context: ({ input }) => ({
      name: input.argument,
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
      loading: asking(settings, LOAD, { action: get, waiting: loaded }),
      storing: asking(settings, CALL, { action: store, waiting: stored }),
      keeping: asking(settings, CAST, { action: store, waiting: kept }),
    },
  });
}

function listIn(found: Term, { list }: Server): TermMap {
  const data = element(found, 1);
  return data !== undefined && isMap(data) ? data : list;
}

/** As the twin keeps it. */
function shown({ name, list }: Server): unknown {
  const entries = field(list, 'entries') ?? NIL_ATOM;
  const values = isMap(entries) ? entries.entries.map(([, entry]) => entry) : [];
  return { name, next_id: field(list, 'next_id'), entries: values };
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
