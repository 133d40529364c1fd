import { expect, test } from 'vitest';

import { getInt } from '#kernel/int-map.ts';
import { register, whereis } from '#machine/actions.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, isPid, moduleAtom, NIL, pid as pidOf, type Pid, type Term } from '#term/term.ts';

import { ignore, stop } from './callback-actions.ts';
import type { ChildSpec } from './child.ts';
import { type Deed, doer, playing, told } from './doer-fixture.ts';
import {
  afterLoss,
  afterStart,
  type DynamicContext,
  type Kind,
  type StartAtHand,
} from './dynamic-context.ts';
import {
  contextOf,
  countChildren,
  type DynamicInit,
  dynamicSupervisor,
  dynamicSupervisorChild,
  startChild,
  terminateChild,
  whichChildren,
} from './dynamic-supervisor.ts';
import { genServer } from './gen-server.ts';
import { madeBy } from './made-by-fixture.ts';
import { bad, child, server, slow } from './supervisor-fixture.ts';
import { supervisor } from './supervisor.ts';
import { stopServer } from './wire.ts';

const as = { as: 'x' };
const D = moduleAtom('D');
const c = child('c').start;
const failing = bad(stop(atom('why')));
const ignoring = { ...bad(ignore()), name: 'Ignoring' };
const slowly = (milliseconds: number) => ({ ...slow(milliseconds), name: `Slow${milliseconds}` });
const slows = [slowly(300), slowly(80)];

const sup = (init: DynamicInit = {}) =>
  dynamicSupervisor({ name: 'D', modules: [c, failing, ignoring, ...slows], ...init });

const start = (spec: Partial<ChildSpec> = {}) =>
  startChild<object, Deed>(D, { start: c, ...spec }, as);

const boss = doer('boss', {
  start: start(),
  transient: start({ restart: 'transient' }),
  temporary: start({ restart: 'temporary' }),
  failing: start({ start: failing }),
  ignoring: start({ start: ignoring }),
  slow: start({ start: slowly(300), shutdown: 40 }),
  slower: start({ start: slowly(80), shutdown: 'infinity', type: 'supervisor' }),
  brutal: start({ shutdown: 'brutal_kill' }),
  unknown: start({ start: { ...c, name: 'Nobody' } }),
  end: terminateChild(D, ({ event }) => pidIn(event.message), as),
  which: whichChildren(D, as),
  count: countChildren(D, as),
  stop: stopServer(D, atom('normal'), as),
});

function pidIn(message: Term): Pid {
  const pid = element(message, 1);
  return pid !== undefined && isPid(pid) ? pid : pidOf(0);
}

const trial = (init?: DynamicInit) => playing(sup(init), boss);
type Trial = ReturnType<typeof trial>;

const says = (those: Trial, ...messages: readonly string[]) =>
  messages.map((message) => told(those, 'boss', atom(message)).join(' '));

const end = (those: Trial, label: string, reason: Term) =>
  those.send(label, ex`{:"$gen_cast", {:end, ${reason}}}`).until(0);

test('[DS1] a child is started when it is asked for', () => {
  const those = trial();
  expect(says(those, 'start', 'count')).toEqual([
    '{:ok, <C>}',
    '[specs: 1, active: 1, supervisors: 0, workers: 1]',
  ]);
  expect(those.lines()).toContain(
    'DynamicSupervisor got {:"$gen_call", {<boss>, ref}, {:start_child, {{C, :start_link, [[]]}, :permanent, 5000, :worker, [C]}}}',
  );
  expect(says(those, 'slower', 'which')[1]).toBe(
    '[{:undefined, <C>, :worker, [C]}, {:undefined, <Slow80>, :supervisor, [Slow80]}]',
  );
});

test('[DS2] a start that fails, is ignored or has no module leaves nothing', () => {
  const those = trial();
  const [why, ignored, unknown = '', which] = says(
    those,
    'failing',
    'ignoring',
    'unknown',
    'which',
  );
  expect([why, ignored, which]).toEqual(['{:error, :why}', ':ignore', '[]']);
  expect(unknown).toBe('{:error, {:undef, [{Nobody, :start_link, [[]], []}]}}');
});

test('[DS3] no more than max_children', () => {
  const those = trial({ maxChildren: 1 });
  expect(says(those, 'failing', 'start', 'start')).toEqual([
    '{:error, :why}',
    '{:ok, <C>}',
    '{:error, :max_children}',
  ]);
  expect(told(those, 'boss', ex`{:end, ${those.pidOf('C')}}`)).toEqual([':ok']);
  expect(says(those, 'start')).toEqual(['{:ok, <C 2>}']);
});

test('[DS4] restart types: who is not started again is forgotten', () => {
  const outcome = (kind: string, reason: Term) => {
    const those = trial();
    says(those, kind);
    end(those, 'C', reason);
    const born = those.lines().filter((line) => /^C( \d)? started/.test(line)).length - 1;
    return `${born}/${says(those, 'count')[0]?.slice(8, 9)}`;
  };
  const reasons = [ex`:normal`, ex`:shutdown`, ex`{:shutdown, 1}`, ex`:boom`];
  expect(reasons.map((reason) => outcome('start', reason))).toEqual(['1/1', '1/1', '1/1', '1/1']);
  expect(reasons.map((reason) => outcome('transient', reason))).toEqual([
    '0/0',
    '0/0',
    '0/0',
    '1/1',
  ]);
  expect(reasons.map((reason) => outcome('temporary', reason))).toEqual([
    '0/0',
    '0/0',
    '0/0',
    '0/0',
  ]);
});

test('[DS5] too many restarts: the others are ended and it gives up', () => {
  const those = trial({ maxRestarts: 1 });
  says(those, 'start', 'start');
  end(those, 'C', atom('boom'));
  those.news();
  end(those, 'C', atom('boom'));
  expect(those.news().filter((line) => line.includes('exited'))).toEqual([
    'C 3 exited :boom',
    'C exited :shutdown',
    'DynamicSupervisor exited :shutdown',
  ]);
});

test('[DS6] all children are told to end at once, and each has its own time for it', () => {
  const those = trial();
  says(those, 'slow', 'slower', 'start', 'brutal');
  those.news();
  those.send('boss', atom('stop')).until(200);
  const ends = those
    .events()
    .flatMap((event) => (event.kind === 'exited' ? [`${event.label} ${event.at / 1000}`] : []));
  expect(ends).toEqual(['C 0', 'C 0', 'Slow300 40', 'Slow80 80', 'DynamicSupervisor 80']);
  expect(those.lines().filter((line) => line.startsWith('C') && line.includes('exited'))).toEqual([
    'C 2 exited :killed',
    'C exited :shutdown',
  ]);
  expect(those.lines()).toContain('DynamicSupervisor got {:timeout, ref, :kill}');
});

test('[DS7] terminate_child ends one by its pid and forgets it', () => {
  const those = trial();
  says(those, 'start', 'start');
  those.news();
  those.send('boss', ex`{:end, ${those.pidOf('C')}}`).until(0);
  expect(those.news().filter((line) => !line.includes('gen_call'))).toEqual([
    'boss got {:end, <C 2>}',
    'C 2 got {:EXIT, <DynamicSupervisor>, :shutdown}',
    'C 2 logged {:stop, :shutdown}',
    'C 2 exited :shutdown',
    'DynamicSupervisor got {:DOWN, ref, :process, <C 2>, :shutdown}',
    'boss got {ref, :ok}',
    'boss logged :ok',
  ]);
  expect(told(those, 'boss', ex`{:end, ${those.pidOf('boss')}}`)).toEqual(['{:error, :not_found}']);
  expect(says(those, 'count')[0]).toContain('specs: 1');
});

test('[DS8] a restart that fails is tried again and counts', () => {
  const those = playing(
    dynamicSupervisor({ name: 'D', modules: [door], maxRestarts: 5 }),
    doer('boss', { start: start({ start: door }), lock: register(atom('locked')) }),
  );
  says(those, 'start', 'lock');
  those.send('Door', ex`{:"$gen_cast", :end}`).until(1);
  const tries = those.lines().filter((line) => line.includes('{:"$gen_restart", <Door>}'));
  expect(tries).toHaveLength(5);
  expect(those.lines().at(-1)).toBe('DynamicSupervisor exited :shutdown');
});

test('[DS9] it may be the child of a supervisor', () => {
  const those = playing(
    supervisor({
      module: 'Sup',
      strategy: 'one_for_one',
      children: [dynamicSupervisorChild({ name: 'D', modules: [c] })],
    }),
    boss,
  );
  expect(says(those, 'start')).toEqual(['{:ok, <C>}']);
  expect(those.stateOf('Sup')).toContain('id: D,');
  expect(those.stateOf('DynamicSupervisor')).toContain(
    'running %{children: [%{id: :undefined, pid: #PID<',
  );
  those.exit('DynamicSupervisor', atom('kill')).until(0);
  expect(says(those, 'count')[0]).toContain('specs: 0');
});

test('[DS10] a start and an end cost the same among many children', () => {
  const started = (context: DynamicContext, id: number): DynamicContext => {
    const atHand: StartAtHand = { spec, from: atom('nobody') };
    const changed = afterStart({ ...context, start: atHand }, { kind: 'ok', pid: pidOf(id) });
    return { ...context, ...changed };
  };
  const costs = [100, 10_000].map((size) => {
    let context = contextOf({});
    for (let id = 0; id < size; id += 1) context = started(context, id);
    const ended = afterLoss(context, getInt(context.children, 50));
    return [madeBy(context, started(context, size)), madeBy(context, ended)];
  });
  const [[startOfFew = 0, lossOfFew = 0] = [], [startOfMany, lossOfMany] = []] = costs;
  expect(startOfMany).toBeLessThan(3 * startOfFew);
  expect(lossOfMany).toBeLessThan(3 * lossOfFew);
});

const spec: Kind = {
  start: c,
  module: moduleAtom('C'),
  args: [],
  restart: 'permanent',
  shutdown: 5000,
  type: 'worker',
  modules: NIL,
};

/** Starts only while nobody is called :locked. */
const door = genServer({
  module: 'Door',
  machine: server.createMachine({
    context: ({ input }) => ({ options: input.argument }),
    entry: whereis(atom('locked'), { as: 'door' }),
    on: {
      'cast.end': { actions: stop(atom('boom')) },
      'answer.door': {
        guard: ({ event }) => isPid(event.value),
        actions: stop(atom('locked')),
      },
    },
  }),
});
