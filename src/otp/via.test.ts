import { expect, test } from 'vitest';
import { setup } from 'xstate';

import { log } from '#machine/actions.ts';
import type { Input } from '#machine/host-machine.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, moduleAtom, type Term } from '#term/term.ts';

import { stop } from './callback-actions.ts';
import { type Deed, doer, playing, told } from './doer-fixture.ts';
import { dynamicSupervisor, startChild } from './dynamic-supervisor.ts';
import { type Call, type Cast, genServer } from './gen-server.ts';
import { via } from './name.ts';
import { registry } from './registry.ts';
import { startLink } from './start.ts';
import { call, cast, reply, stopServer } from './wire.ts';

type Room = { readonly key: Term };
type Events = Call<'key' | 'crash'> | Cast<'key'>;

const { createMachine } = setup({
  types: { context: {} as Room, events: {} as Events, input: {} as Input },
  guards: { isBad: ({ context }) => context.key === atom('bad') },
});

const room = genServer({
  module: 'Room',
  name: (key) => via('R', ex`{Room, ${key}}`),
  label: (key) => `Room ${inspectLine(key)}`,
  machine: createMachine({
    context: ({ input }) => ({ key: input.argument }),
    initial: 'entering',
    states: {
      entering: {
        tags: ['blocked'],
        always: [
          { guard: 'isBad', target: 'open', actions: stop(atom('why')) },
          { target: 'open' },
        ],
      },
      open: {
        on: {
          'call.key': {
            actions: reply(
              ({ event }) => event.from,
              ({ context }) => context.key,
            ),
          },
          'call.crash': { actions: stop(atom('boom')) },
          'cast.key': { actions: log(({ context }) => context.key) },
        },
      },
    },
  }),
});

const as = { as: 'x' };
const one = via('R', ex`{Room, 1}`);
const bad = via('R', ex`{Room, :bad}`);
const strange = via('Nope', 1);

const asker = doer(
  'a',
  {
    start: startLink({ behaviour: room, argument: 1, ...as }),
    fail: startLink({ behaviour: room, argument: atom('bad'), ...as }),
    call: call(one, atom('key'), as),
    crash: call(one, atom('crash'), as),
    cast: [cast(one, atom('key')), log('ok')],
    nobody: [call(bad, atom('key'), as), cast(bad, 1), log('cast')],
    stop: stopServer(one, atom('normal'), as),
    strange: [cast(strange, 1), log('cast'), call(strange, 1, as)],
    strangeStart: stopServer(strange, atom('normal'), as),
  },
  { traps: true },
);

const trial = () => playing(registry({ name: 'R', keys: 'unique' }), asker);

test('[VI1] a server that is registered by :via is called, cast to and stopped by it', () => {
  const rooms = trial();
  expect(told(rooms, 'a', atom('start'))).toEqual(['{:ok, <Room 1>}']);
  expect(told(rooms, 'a', atom('call'))).toEqual(['1']);
  expect(told(rooms, 'a', atom('cast'))).toEqual(['"ok"']);
  expect(rooms.lines()).toContain('Room 1 logged 1');
  expect(told(rooms, 'a', atom('stop'))).toEqual(['{:EXIT, <Room 1>, :normal}', ':ok']);
});

test('[VI2] nobody has the key', () => {
  const name = '{:via, Registry, {R, {Room, :bad}}}';
  expect(told(trial(), 'a', atom('nobody'))).toEqual([
    `{:noproc, {GenServer, :call, [${name}, :key, 5000]}}`,
    '"cast"',
  ]);
  expect(told(trial(), 'a', atom('stop'))).toEqual([
    '{:noproc, {GenServer, :stop, [{:via, Registry, {R, {Room, 1}}}, :normal, :infinity]}}',
  ]);
});

test('[VI3] a name that is taken: nothing is spawned', () => {
  const rooms = trial();
  told(rooms, 'a', atom('start'));
  expect(told(rooms, 'a', atom('start'))).toEqual(['{:error, {:already_started, <Room 1>}}']);
  expect(rooms.lines().filter((line) => line === 'Room 1 started')).toHaveLength(1);
  expect(rooms.lines()).not.toContain('Room 1 2 started');
});

test('[VI4] a start that fails and a death free the name', () => {
  const rooms = trial();
  expect(told(rooms, 'a', atom('fail'))).toEqual(['{:error, :why}']);
  const queries = rooms
    .events()
    .flatMap((event) => (event.kind === 'queried' ? [event.request] : []));
  expect(queries.some((query) => JSON.stringify(query).includes('match_delete'))).toBe(true);
  told(rooms, 'a', atom('start'));
  expect(told(rooms, 'a', atom('crash'))[1]).toContain('{:boom, {GenServer, :call, [');
  expect(told(rooms, 'a', atom('start'))).toEqual(['{:ok, <Room 1 2>}']);
});

test('[VI5] a registry that is not there: a cast is no error, everything else is', () => {
  const [one_, other = ''] = told(trial(), 'a', atom('strange'));
  expect([one_, other.slice(0, 50)]).toEqual([
    '"cast"',
    '{%ArgumentError{message: "unknown registry: Nope"}',
  ]);
  expect(told(trial(), 'a', atom('strangeStart'))[0]).toContain('unknown registry: Nope');
});

test('[VI5] for a supervisor a registry that is not there is a start that failed', () => {
  const boss = doer('b', {
    start: startChild<object, Deed>(moduleAtom('D'), { start: room, argument: 1 }, as),
  });
  const alone = playing(dynamicSupervisor({ name: 'D', modules: [room] }), boss);
  const error = '{%ArgumentError{message: "unknown registry: R"}, [{Room, :start_link, [1], []}]}';
  expect(told(alone, 'b', atom('start'))).toEqual([`{:error, ${error}}`]);
});
