import { expect, test } from 'vitest';
import { setup } from 'xstate';

import { log, register, trapExit, whereis } from '#machine/actions.ts';
import { hostMachine } from '#machine/host-machine.ts';
import { play } from '#machine/trial.ts';
import { ex } from '#term/ex.ts';
import { atom, isPid, type Term } from '#term/term.ts';

import { ignore, stop } from './callback-actions.ts';
import { genServer } from './gen-server.ts';
import { addRestart } from './restart.ts';
import { abcd, bad, child, end, server, starting, story } from './supervisor-fixture.ts';
import { type SupervisorInit, supervisor } from './supervisor.ts';

test('[SU1] children start one after the other', () => {
  const trial = starting({ strategy: 'one_for_one', children: abcd() });
  expect(
    trial
      .lines()
      .filter((line) => !line.includes('logged'))
      .slice(1, 5),
  ).toEqual([
    'a started',
    'Sup got {:ack, <a>, {:ok, <a>}}',
    'b started',
    'Sup got {:ack, <b>, {:ok, <b>}}',
  ]);
  expect(story(trial)).toBe('+a +b +c +d');
});

test('[SU2] a start that fails ends those before it', () => {
  const trial = starting({
    strategy: 'one_for_one',
    children: [child('a'), child('b'), { start: bad(stop(atom('why'))) }, child('d')],
  });
  expect(story(trial)).toBe(
    '+a +b -b(:shutdown) -a(:shutdown) Sup {:shutdown, {:failed_to_start_child, Bad, :why}}',
  );
  const ignored = starting({
    strategy: 'one_for_one',
    children: [child('a'), { start: bad(ignore()) }, child('d')],
  });
  expect(ignored.stateOf('Sup')).toContain('id: Bad, pid: :undefined');
  expect(story(ignored)).toBe('+a +d');
});

test('[SU3] restart types', () => {
  const outcome = (restart: 'permanent' | 'transient' | 'temporary', reason: Term) => {
    const trial = starting({ strategy: 'one_for_one', children: [child('a', { restart })] });
    story(trial);
    const told = story(end(trial, 'a', reason));
    const specs = trial.stateOf('Sup').includes('id: :a') ? 1 : 0;
    return `${told.includes('+a') ? 'restart' : 'no'}/${specs}`;
  };
  const reasons = [ex`:normal`, ex`:shutdown`, ex`{:shutdown, :x}`, ex`:killed`, ex`:boom`];
  expect(reasons.map((reason) => outcome('permanent', reason))).toEqual(
    Array.from({ length: 5 }, () => 'restart/1'),
  );
  expect(reasons.map((reason) => outcome('transient', reason))).toEqual([
    'no/1',
    'no/1',
    'no/1',
    'restart/1',
    'restart/1',
  ]);
  expect(reasons.map((reason) => outcome('temporary', reason))).toEqual(
    Array.from({ length: 5 }, () => 'no/0'),
  );
});

/** S11 of ../../semantics, line by line. */
const after = (
  strategy: SupervisorInit['strategy'],
  victim: string,
  changes: Parameters<typeof abcd>[0] = {},
) => {
  const trial = starting({ strategy, children: abcd(changes) });
  story(trial);
  return story(end(trial, victim));
};

test('[SU4] the three strategies', () => {
  expect(after('one_for_one', 'b')).toBe('-b(:boom) +b');
  expect(after('one_for_all', 'a')).toBe(
    '-a(:boom) -d(:shutdown) -c(:shutdown) -b(:shutdown) +a +b +c +d',
  );
  expect(after('one_for_all', 'b')).toBe(
    '-b(:boom) -d(:shutdown) -c(:shutdown) -a(:shutdown) +a +b +c +d',
  );
  expect(after('rest_for_one', 'b')).toBe('-b(:boom) -d(:shutdown) -c(:shutdown) +b +c +d');
  expect(after('rest_for_one', 'd')).toBe('-d(:boom) +d');
});

test('[SU5] temporary and ended members of a group', () => {
  expect(after('one_for_all', 'b', { c: { restart: 'temporary' } })).toBe(
    '-b(:boom) -d(:shutdown) -c(:shutdown) -a(:shutdown) +a +b +d',
  );
  expect(after('one_for_all', 'b', { b: { restart: 'temporary' } })).toBe('-b(:boom)');
  const trial = starting({
    strategy: 'one_for_all',
    children: abcd({ c: { restart: 'transient' } }),
  });
  end(trial, 'c', atom('normal'));
  story(trial);
  expect(story(end(trial, 'b'))).toBe('-b(:boom) -d(:shutdown) -a(:shutdown) +a +b +c +d');
});

test('[SU6] too many restarts within whole seconds', () => {
  const trial = starting({ strategy: 'one_for_one', children: abcd() });
  for (let at = 0; at < 3; at += 1) end(trial, 'b');
  story(trial);
  expect(story(end(trial, 'b'))).toBe(
    '-b(:boom) -d(:shutdown) -c(:shutdown) -a(:shutdown) Sup :shutdown',
  );
  const none = starting({ strategy: 'one_for_one', maxRestarts: 0, children: [child('a')] });
  expect(story(end(none, 'a'))).toBe('+a -a(:boom) Sup :shutdown');
  const intensity = { maxRestarts: 2, maxSeconds: 1 };
  expect(addRestart([0, 0], 1_999_999, intensity)).toEqual([1, 0, 0]);
  expect(addRestart([0, 0], 2_000_000, intensity)).toEqual([2]);
});

test('[SU7] a restart that fails is tried again and counts', () => {
  const door = genServer({
    module: 'Door',
    machine: server.createMachine({
      context: ({ input }) => ({ options: input.argument }),
      // Starts only while nobody is called :locked.
      entry: [trapExit(), whereis(atom('locked'), { as: 'door' })],
      initial: 'open',
      states: { open: { on: { 'cast.end': { actions: stop(atom('boom')) } } } },
      on: {
        'answer.door': [
          { guard: ({ event }) => isPid(event.value), actions: stop(atom('locked')) },
          { actions: log('start') },
        ],
      },
    }),
  });
  const locked = play([
    {
      behaviour: supervisor({
        module: 'Sup',
        strategy: 'one_for_one',
        maxRestarts: 5,
        children: [{ start: door, label: 'a' }],
      }),
    },
    { behaviour: lockLater() },
  ]).until(10);
  locked.send('a', ex`{:"$gen_cast", :end}`).until(20);
  const tries = locked.lines().filter((line) => line.includes('try_again_restart'));
  expect(tries).toHaveLength(5);
  expect(locked.lines().filter((line) => /^a( \d+)? started/.test(line))).toHaveLength(1 + 5);
  expect(locked.lines().at(-1)).toBe('Sup exited :shutdown');
});

/** Takes the name after the first start. */
function lockLater() {
  return hostMachine({
    name: 'lock',
    machine: setup({}).createMachine({
      initial: 'wait',
      states: { wait: { after: { 5: 'held' } }, held: { entry: register(atom('locked')) } },
    }),
  });
}
