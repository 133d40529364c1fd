/**
 * A database worker reads and writes the files of its lists, one after the other. It waits for the
 * disk inside its callback, so that whoever needs it meanwhile waits in its mailbox.
 */
import { assign, setup } from 'xstate';

import { ask } from '#machine/actions.ts';
import type { Answered, Input } from '#machine/host-machine.ts';
import { type Call, type GenServer, genServer } from '#otp/gen-server.ts';
import { reply } from '#otp/wire.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { isAtom, isTuple, NIL_ATOM, OK, type Pid, type Term } from '#term/term.ts';

import { workerName } from './database-client.ts';
import { fileOf, unused } from './file-names.ts';
import { decodedList, encodedList } from './list-bytes.ts';
import { workerLabel } from './names.ts';
import type { Settings } from './options.ts';

type Worker = {
  readonly self: Pid;
  readonly index: Term;
  /** Whom it serves, about which list. */
  readonly from: Term;
  readonly key: Term;
  /** Makes the names of its files unlike all others. */
  readonly number: string;
  /** Why the list cannot be written. */
  readonly reason: Term;
};

type Request = Call<'store' | 'get'>;
type Answer = { readonly type: 'answer.disk'; readonly value: Term };
type Events = Request | Answered<'disk'>;
type Args = { readonly context: Worker; readonly event: Events };

const answerIn = ({ event }: Pick<Args, 'event'>): Term =>
  event.type === 'answer.disk' ? event.value : NIL_ATOM;

const reasonIn = (args: Args): Term => element(answerIn(args), 1) ?? NIL_ATOM;

const isFile = (args: Args) => isTuple(answerIn(args), 2) && element(answerIn(args), 0) === OK;

const { createMachine, createStateConfig } = setup({
  types: {
    context: {} as Worker,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'blocked',
  },
  guards: {
    isDone: (args) => answerIn(args) === OK,
    isList: (args) => isFile(args) && decodedList(reasonIn(args)) !== undefined,
    isFile,
    isMissing: (args) => isAtom(reasonIn(args), 'enoent'),
  },
});

const fileIn = ({ context }: { readonly context: Worker }) => fileOf(context.key);

const asideIn = ({ context }: { readonly context: Worker }) =>
  unused(fileOf(context.key), 'tmp', context.number);

/** Nobody else writes at this moment what this process writes. */
const serve = assign<Worker, Request, undefined, Events, never>(({ context, event }) => ({
  from: event.from,
  key: element(event.request, 1) ?? NIL_ATOM,
  number: `${event.at}${context.self.id}`,
}));

const bytesIn = ({ event }: { readonly event: Request }) =>
  encodedList(element(event.request, 2) ?? NIL_ATOM);

const toDisk = <Event extends Events = Events>(
  request: (args: { readonly context: Worker; readonly event: Event }) => Term,
) => ask<Worker, Event>('disk', request, { as: 'disk' });

const answer = (value: (args: { readonly context: Worker; readonly event: Answer }) => Term) =>
  reply<Worker, Answer>(({ context }) => context.from, value);

const noteReason = assign<Worker, Answer, undefined, Events, never>({ reason: reasonIn });

const IN = 'Todo.DatabaseWorker.';
const READY = { ex: `${IN}init(` };
const STORE = { ex: `${IN}handle_call({:store` };
const GET = { ex: `${IN}handle_call({:get` };
const WRITE = { ex: `${IN}write(` };
const READ_LIST = { ex: `${IN}read_list(` };

const reading = createStateConfig({
  tags: ['blocked'],
  meta: GET,
  on: {
    'answer.disk': [
      {
        guard: 'isList',
        target: 'ready',
        meta: READ_LIST,
        actions: answer(
          (args) => ex`{:ok, ${decodedList(element(args.event.value, 1) ?? NIL_ATOM) ?? NIL_ATOM}}`,
        ),
      },
      {
        guard: 'isFile',
        target: 'setting_aside',
        meta: READ_LIST,
        actions: toDisk((args) => {
          const file = fileIn(args);
          return ex`{:rename, ${file}, ${unused(file, 'corrupt', args.context.number)}}`;
        }),
      },
      { guard: 'isMissing', target: 'ready', meta: GET, actions: answer(() => ex`:not_found`) },
      { target: 'ready', meta: GET, actions: answer(({ event }) => event.value) },
    ],
  },
});

const settingAside = createStateConfig({
  tags: ['blocked'],
  meta: READ_LIST,
  on: {
    'answer.disk': {
      target: 'ready',
      meta: READ_LIST,
      actions: answer(() => ex`{:error, :corrupt}`),
    },
  },
});

/** It cannot be written: what there is of it goes. */
const failed = {
  target: 'removing',
  meta: WRITE,
  actions: [noteReason, toDisk((args) => ex`{:remove, ${asideIn(args)}}`)],
} as const;

const writingAside = createStateConfig({
  tags: ['blocked'],
  meta: WRITE,
  on: {
    'answer.disk': [
      {
        guard: 'isDone',
        target: 'renaming',
        meta: WRITE,
        actions: toDisk((args) => ex`{:rename, ${asideIn(args)}, ${fileIn(args)}}`),
      },
      failed,
    ],
  },
});

const renaming = createStateConfig({
  tags: ['blocked'],
  meta: WRITE,
  on: {
    'answer.disk': [
      { guard: 'isDone', target: 'ready', meta: STORE, actions: answer(() => OK) },
      failed,
    ],
  },
});

const removing = createStateConfig({
  tags: ['blocked'],
  meta: WRITE,
  on: {
    'answer.disk': {
      target: 'ready',
      meta: STORE,
      actions: answer(({ context }) => ex`{:error, ${context.reason}}`),
    },
  },
});

const writingInPlace = createStateConfig({
  tags: ['blocked'],
  meta: STORE,
  on: {
    'answer.disk': { target: 'ready', meta: STORE, actions: answer(({ event }) => event.value) },
  },
});

const getting = {
  target: 'reading',
  meta: GET,
  actions: [serve, toDisk<Request>((args) => ex`{:read, ${fileIn(args)}}`)],
} as const;

/** `aside` is the twin; `in_place` writes straight over the list that was there. */
export function workerMachine(how: Settings['writing']) {
  const isAside = how === 'aside';
  const write = toDisk<Request>(
    (args) => ex`{:write, ${isAside ? asideIn(args) : fileIn(args)}, ${bytesIn(args)}}`,
  );
  const target = isAside ? 'writing' : 'writing_in_place';
  return createMachine({
    id: 'DatabaseWorker',
    meta: READY,
    context: ({ input }) => ({
      self: input.self,
      index: input.argument,
      from: NIL_ATOM,
      key: NIL_ATOM,
      number: '',
      reason: NIL_ATOM,
    }),
    initial: 'ready',
    states: {
      ready: {
        meta: READY,
        on: {
          'call.get': getting,
          'call.store': { target, meta: STORE, actions: [serve, write] },
        },
      },
      reading,
      setting_aside: settingAside,
      ...(isAside
        ? { writing: writingAside, renaming, removing }
        : { writing_in_place: writingInPlace }),
    },
  });
}

export function databaseWorker({ form, writing }: Settings): GenServer {
  const options = {
    module: 'Todo.DatabaseWorker',
    machine: workerMachine(writing),
    describe: shown,
    label: (index: Term) => workerLabel(Number(index)),
  };
  return genServer(form === 'registered' ? { ...options, name: workerName } : options);
}

/** As the twin keeps it. */
function shown({ index }: Worker): unknown {
  return index;
}
