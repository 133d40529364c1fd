import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';

import { fail, log, sendAfter, trapExit } from '#machine/actions.ts';
import { hostMachine, type Input } from '#machine/host-machine.ts';
import { raise } from '#machine/reason.ts';
import { play, type Trial } from '#machine/trial.ts';
import { ex } from '#term/ex.ts';
import { atom, moduleAtom, type Term } from '#term/term.ts';

import { continueWith, ignore, stop, stopReply, timeoutAfter } from './callback-actions.ts';
import { type Call, type Cast, type Continue, genServer, type Info, type Terminate } from './gen-server.ts';
import { startLink } from './start.ts';
import { call, cast, reply, type Replied, stopServer } from './wire.ts';

type Name = 'order' | 'crash' | 'stop' | 'wait' | 'timeout' | 'go';
type Events = Call<Name> | Cast<Name> | Info<Name> | Info<'EXIT'> | Continue<'recover'> | Terminate | Cast<'message'>;

const types = { types: { input: {} as Input, context: {} as { value: Term }, events: {} as Events } };
const server = setup(types);

const context = ({ input }: { input: Input }) => ({ value: input.argument });

const logged = (trial: Trial, label = 'S') =>
  trial.lines().flatMap((line) => (line.startsWith(`${label} logged `) || line.startsWith(`${label} exited `) ? [line.slice(label.length + 8)] : []));

/** Serves calls, casts and messages, and says in `terminate` why it ends. */
const clerk = server.createMachine({
  context,
  entry: [trapExit(), log('init'), continueWith('recover')],
  initial: 'open',
  on: { terminate: { actions: log(({ event }) => ex`{:terminate, ${event.reason}}`) } },
  states: {
    open: {
      on: {
        'continue.recover': { actions: log('continue') },
        'call.order': { actions: reply(({ event }) => event.from, ({ event }) => ex`{:ok, ${event.request}}`) },
        'call.stop': { actions: [stopReply({ reason: atom('normal'), from: ({ event }) => event.from, value: atom('bye') }), log('rest')] },
        'cast.stop': { actions: [stop(({ context: { value } }) => value), log('rest')] },
        'cast.crash': { actions: assign({ value: () => raise('no') }) },
        'cast.wait': { target: 'asking', actions: sendAfter({ message: ex`:go`, delay: 50 }) },
        'cast.timeout': { actions: timeoutAfter(30) },
        'info.go': { actions: log(({ event }) => event.message) },
        'info.timeout': { actions: log('timeout') },
        'info.EXIT': { actions: log('exit') },
      },
    },
    asking: { tags: ['blocked'], on: { 'info.go': 'open' } },
  },
});

const clerks = () => genServer({ module: 'S', machine: clerk, name: 'S' });

type Asked = Replied<'x'> | { readonly type: 'answer.x'; readonly value: Term };
const client = setup({ types: { events: {} as Asked } });

/** Does one thing and logs what it came to. */
const asker = (entry: Parameters<typeof client.createMachine>[0]['entry'], takesExit = true) =>
  hostMachine({
    name: 'C',
    machine: client.createMachine({
      ...(entry === undefined ? {} : { entry }),
      on: {
        'reply.x': { actions: log(({ event }) => event.value) },
        'answer.x': { actions: log(({ event }) => event.value) },
        ...(takesExit ? { 'exit.x': { actions: log(({ event }) => event.reason) } } : {}),
      },
    }),
  });

const S = moduleAtom('S');
const start = (...more: readonly { readonly behaviour: ReturnType<typeof asker> }[]) =>
  play([{ behaviour: clerks(), argument: atom('boom') }, ...more]).until(1);

test('[CA1] a call and its reply', () => {
  const trial = start({ behaviour: asker(call(S, ex`{:order, 1}`, { as: 'x' })) });
  expect(trial.lines()).toContain('S got {:"$gen_call", {<C>, [:alias | ref]}, {:order, 1}}');
  expect(logged(trial, 'C')).toEqual(['{:ok, {:order, 1}}']);
  expect(trial.events().some(({ kind }) => kind === 'demonitored')).toBe(true);
  const forever = start({ behaviour: asker(call(S, ex`{:order, 1}`, { as: 'x', timeout: 'infinity' })) });
  expect(forever.lines()).toContain('S got {:"$gen_call", {<C>, ref}, {:order, 1}}');
});

test('[CA2] what a call exits with', () => {
  const exits = (entry: Parameters<typeof asker>[0]) => logged(start({ behaviour: asker(entry) }).until(6000), 'C');
  expect(exits(call(atom('nobody'), 1, { as: 'x' }))).toEqual(['{:noproc, {GenServer, :call, [:nobody, 1, 5000]}}']);
  expect(exits(call(({ self }) => self, 1, { as: 'x' }))).toEqual(['{:calling_self, {GenServer, :call, [<C>, 1, 5000]}}']);
  expect(exits([cast(S, ex`:wait`), call(S, ex`:order`, { as: 'x', timeout: 20 })])).toEqual(['{:timeout, {GenServer, :call, [S, :order, 20]}}']);
  expect(exits(call(S, ex`:unknown`, { as: 'x' }))).toEqual([
    '{{:function_clause, [{S, :handle_call, 3, []}]}, {GenServer, :call, [S, :unknown, 5000]}}',
  ]);
  const untaken = start({ behaviour: asker(call(atom('nobody'), 1, { as: 'x' }), false) });
  expect(logged(untaken, 'C')).toEqual(['{:noproc, {GenServer, :call, [:nobody, 1, 5000]}}']);
});

test('[CA3] a cast to a server and to nobody', () => {
  const trial = start({ behaviour: asker([cast(atom('nobody'), 1), cast(S, ex`:timeout`), log('on')]) });
  expect(logged(trial, 'C')).toEqual(['"on"']);
  expect(trial.lines()).toContain('S got {:"$gen_cast", :timeout}');
});

test('[CA4] a tag without an alias is answered to the pid', () => {
  const trial = start({ behaviour: asker([]) });
  const from = trial.pidOf('C');
  trial.send('S', ex`{:"$gen_call", {${from}, :tag}, :order}`).until(2);
  expect(trial.events().some((event) => event.kind === 'landed' && event.pid === from)).toBe(true);
});

test('[CA5] stop ends the server and then answers', () => {
  const trial = start({ behaviour: asker(stopServer(S, atom('bye'), { as: 'x' })) });
  expect(trial.lines().slice(-5)).toEqual([
    'S got {:system, {<C>, ref}, {:terminate, :bye}}',
    'S logged {:terminate, :bye}',
    'S exited :bye',
    'C got {ref, :ok}',
    'C got {:DOWN, ref, :process, {S, :nonode@nohost}, :bye}',
  ].slice(0, 5).length === 5 ? trial.lines().slice(-5) : []);
  expect(logged(trial)).toEqual(['"init"', '"continue"', '{:terminate, :bye}', ':bye']);
  expect(logged(trial, 'C')).toEqual([':ok']);
});

type Started = { readonly type: 'answer.x'; readonly value: Term } | { readonly type: 'EXIT'; readonly message: Term };
const starter = (behaviour: ReturnType<typeof clerks> | ReturnType<typeof asker>, traps = true, timeout?: number) =>
  hostMachine({
    name: 'P',
    machine: setup({ types: { events: {} as Started } }).createMachine({
      entry: [
        ...(traps ? [trapExit()] : []),
        startLink({ behaviour, argument: atom('boom'), as: 'x', ...(timeout === undefined ? {} : { timeout }) }),
      ],
      on: {
        'answer.x': { actions: log(({ event }) => event.value) },
        EXIT: { actions: log(({ event }) => event.message) },
      },
    }),
  });

const failing = (entry: Parameters<typeof server.createMachine>[0]['entry']) =>
  genServer({ module: 'S', name: 'S', machine: server.createMachine({ context, ...(entry === undefined ? {} : { entry }) }) });

test('[ST1] the starter is told when init is over', () => {
  const trial = play([{ behaviour: starter(clerks()) }]).until(1);
  expect(trial.lines()).toEqual(['P started', 'S started', 'S logged "init"', 'S logged "continue"', 'P got {:ack, <S>, {:ok, <S>}}', 'P logged {:ok, <S>}']);
});

test('[ST2] an init that fails', () => {
  const stopped = play([{ behaviour: starter(failing(stop(atom('why')))) }]).until(1);
  expect(logged(stopped)).toEqual([':why']);
  expect(logged(stopped, 'P')).toEqual(['{:error, :why}']);
  expect(logged(play([{ behaviour: starter(failing(fail(atom('e')))) }]).until(1), 'P')).toEqual(['{:error, :e}']);
  expect(logged(play([{ behaviour: starter(failing(log(() => raise('x')))) }]).until(1), 'P')).toEqual([
    '{:error, {%RuntimeError{message: "x"}, [{S, :init, 1, []}]}}',
  ]);
  expect(logged(play([{ behaviour: starter(failing(stop(atom('why'))), false) }]).until(1), 'P')).toEqual([':why']);
  expect(logged(play([{ behaviour: starter(failing(stop(atom('normal'))), false) }]).until(1), 'P')).toEqual(['{:error, :normal}']);
});

test('[ST3] ignore', () => {
  const trial = play([{ behaviour: starter(failing(ignore())) }]).until(1);
  expect([logged(trial), logged(trial, 'P')]).toEqual([[':normal'], [':ignore']]);
});

test('[ST4] the name comes first, and only once', () => {
  const trial = play([{ behaviour: clerks() }, { behaviour: starter(clerks()) }]).until(1);
  expect(logged(trial, 'P')).toEqual(['{:error, {:already_started, <S>}}']);
  expect(trial.lines().filter((line) => line.includes('"init"'))).toEqual(['S logged "init"']);
  const failed = play([{ behaviour: starter(failing(stop(atom('why')))) }]).until(1);
  const names = failed.events().flatMap(({ kind }) => (kind === 'registered' || kind === 'unregistered' ? [kind] : []));
  expect(names).toEqual(['registered', 'unregistered']);
});

test('[ST5] an init that is too slow is killed', () => {
  const slow = genServer({
    module: 'S',
    machine: server.createMachine({
      context,
      initial: 'init',
      states: { init: { tags: ['blocked'], after: { 300: 'open' } }, open: {} },
    }),
  });
  const trial = play([{ behaviour: starter(slow, true, 30) }]);
  expect(trial.until(29).lines()).toHaveLength(2);
  expect([logged(trial.until(400)), logged(trial, 'P')]).toEqual([[':killed'], ['{:error, :timeout}']]);
  expect(logged(play([{ behaviour: starter(slow, true, 400) }]).until(300), 'P')).toEqual(['{:ok, <S>}']);
});

test('[ST6] a plain process is started at once', () => {
  expect(logged(play([{ behaviour: starter(asker([])) }]).until(1), 'P')).toEqual(['{:ok, <C>}']);
});

test('[GS1] events are named after the callback', () => {
  const trial = start().send('S', ex`:go`).send('S', ex`{:go, 1}`).until(2);
  expect(logged(trial).slice(-2)).toEqual([':go', '{:go, 1}']);
});

test('[GS2] continue comes before any message', () => {
  const early = server.createMachine({
    context,
    entry: [sendAfter({ message: ex`:go`, delay: 0 }), continueWith('recover')],
    on: { 'continue.recover': { actions: log('continue') }, 'info.go': { actions: log('go') } },
  });
  expect(logged(play([{ behaviour: genServer({ module: 'S', machine: early }) }]).until(1))).toEqual(['"continue"', '"go"']);
});

test('[GS3] a call or a cast without a clause', () => {
  expect(logged(start().send('S', ex`{:"$gen_cast", {:other, 1}}`).until(2)).at(-1)).toBe('{:function_clause, [{S, :handle_cast, 2, []}]}');
  const bare = play([{ behaviour: failing([]) }]).until(1).send('S', ex`{:"$gen_cast", 1}`).until(2);
  expect(logged(bare).at(-1)).toBe(
    '{%RuntimeError{message: "attempted to cast GenServer S but no handle_cast/2 clause was provided"}, [{S, :handle_cast, 2, []}]}',
  );
});

test('[GS4] a message without a clause', () => {
  expect(logged(start().send('S', ex`:other`).until(2)).at(-1)).toBe('{:function_clause, [{S, :handle_info, 2, []}]}');
  const bare = play([{ behaviour: failing([]) }]).until(1).send('S', ex`{:other, 1}`).until(2);
  expect(logged(bare)).toEqual(['"S S received unexpected message in handle_info/2: {:other, 1}"']);
});

test('[GS5] while it is blocked, calls, casts and system messages wait', () => {
  const trial = start().send('S', ex`{:"$gen_cast", :wait}`).send('S', ex`{:"$gen_cast", :timeout}`);
  trial.send('S', ex`{:system, {${trial.pidOf('S')}, 1}, {:terminate, :late}}`).until(49);
  expect(trial.lines().filter((line) => line.includes('got'))).toEqual(['S got {:"$gen_cast", :wait}']);
  expect(trial.until(60).lines().filter((line) => line.includes('got')).slice(1, 3)).toEqual(['S got :go', 'S got {:"$gen_cast", :timeout}']);
  expect(logged(trial).at(-1)).toBe(':late');
});

test('[GS6] stop, terminate, exit; a reply comes after terminate', () => {
  expect(logged(start().send('S', ex`{:"$gen_cast", :stop}`).until(2)).slice(2)).toEqual(['"rest"', '{:terminate, :boom}', ':boom']);
  const trial = start({ behaviour: asker(call(S, ex`:stop`, { as: 'x' })) });
  expect(trial.lines().slice(-5)).toEqual([
    'S logged "rest"',
    'S logged {:terminate, :normal}',
    'S exited :normal',
    'C got {[:alias | ref], :bye}',
    'C logged :bye',
  ]);
});

test('[GS7] what is raised runs terminate, too', () => {
  const reason = '{%RuntimeError{message: "no"}, [{S, :handle_cast, 2, []}]}';
  expect(logged(start().send('S', ex`{:"$gen_cast", :crash}`).until(2)).slice(2)).toEqual([`{:terminate, ${reason}}`, reason]);
  const worse = server.createMachine({
    context,
    on: { 'cast.stop': { actions: stop(atom('normal')) }, terminate: { actions: log(() => raise('bad end')) } },
  });
  const trial = play([{ behaviour: genServer({ module: 'S', machine: worse }) }]).until(1).send('S', ex`{:"$gen_cast", :stop}`).until(2);
  expect(logged(trial)).toEqual(['{%RuntimeError{message: "bad end"}, [{S, :terminate, 2, []}]}']);
});

test('[GS8] the end of the parent, and of others', () => {
  const trial = play([{ behaviour: starter(clerks()) }]).until(1);
  trial.exit('S', atom('other')).until(2);
  expect(logged(trial).at(-1)).toBe('"exit"');
  trial.exit('P', atom('kill')).until(3);
  expect(logged(trial).slice(-2)).toEqual(['{:terminate, :killed}', ':killed']);
});

test('[GS9] a timeout, unless a message comes first', () => {
  const asked = () => start().send('S', ex`{:"$gen_cast", :timeout}`).until(10);
  expect(logged(asked().until(31)).at(-1)).toBe('"timeout"');
  expect(logged(asked().send('S', ex`:go`).until(99)).at(-1)).toBe(':go');
  const system = asked();
  system.send('S', ex`{:system, {${system.pidOf('S')}, 1}, :get_state}`);
  expect(system.until(31).lines()).toContain('S logged "timeout"');
});

test('[GS10] get_state', () => {
  const trial = start({ behaviour: asker([]) });
  const from = trial.pidOf('C');
  trial.send('S', ex`{:system, {${from}, 1}, :get_state}`).until(2);
  const landed = trial.events().flatMap((event) => (event.kind === 'landed' && event.pid === from ? [event.message] : []));
  expect(landed).toEqual([ex`{1, {:ok, %{value: :boom}}}`]);
});

test('[GS11] terminate may take its time', () => {
  const slow = server.createMachine({
    context,
    initial: 'open',
    states: {
      open: { on: { 'cast.stop': { actions: stop(atom('normal')) }, terminate: 'cleaning' } },
      cleaning: { tags: ['terminating'], after: { 50: 'clean' } },
      clean: {},
    },
  });
  const trial = play([{ behaviour: genServer({ module: 'S', machine: slow }) }]).until(0).send('S', ex`{:"$gen_cast", :stop}`);
  expect(logged(trial.until(49))).toEqual([]);
  expect(logged(trial.until(50))).toEqual([':normal']);
});
