import { expect, test } from 'vitest';

import { exit, fail, log } from '#machine/actions.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, isPid, pid as pidOf, type Pid, type Term } from '#term/term.ts';

import { doer, playing, told } from './doer-fixture.ts';
import {
  countKeys,
  dispatch,
  keys,
  lookup,
  registerKey,
  unregisterKey,
  whereisKey,
} from './registry-actions.ts';
import { registry } from './registry.ts';

const as = { as: 'x' };
const KEY = ex`{:room, 1}`;
const NAMES = 'R';

const member = (name: string, registryName = NAMES, traps = false) =>
  doer(
    name,
    {
      join: registerKey({ registry: registryName, key: KEY, value: 7, ...as }),
      other: registerKey({ registry: registryName, key: 'other', value: 8, ...as }),
      leave: [unregisterKey(registryName, KEY), log('left')],
      who: lookup(registryName, KEY, as),
      where: whereisKey(registryName, KEY, as),
      count: countKeys(registryName, as),
      mine: keys(registryName, ({ self }) => self, as),
      call: dispatch({ registry: registryName, key: KEY, message: ex`:hello` }),
      hello: log('hello'),
      crash: fail(atom('boom')),
    },
    { traps },
  );

const unique = (...names: readonly string[]) =>
  playing(registry({ name: NAMES, keys: 'unique' }), ...names.map((name) => member(name)));
const duplicate = (...names: readonly string[]) =>
  playing(registry({ name: NAMES, keys: 'duplicate' }), ...names.map((name) => member(name)));

const says = (trial: ReturnType<typeof unique>, label: string, ...messages: readonly string[]) =>
  messages.map((message) => told(trial, label, atom(message)).join(' '));

test('[RG1] a registry is a supervisor with a partition that owns two tables', () => {
  const trial = unique();
  expect(trial.lines()).toEqual([
    'Registry started',
    'Partition started',
    'Registry got {:ack, <Partition>, {:ok, <Partition>}}',
  ]);
  const names = trial
    .events()
    .flatMap((event) => (event.kind === 'registered' ? [event.name] : []));
  expect(names).toEqual(['Elixir.R', 'Elixir.R.PIDPartition0']);
  expect(trial.stateOf('Registry')).toContain('strategy: :one_for_all');
  expect(duplicate().stateOf('Registry')).toContain('strategy: :one_for_one');
});

test('[RG2] a unique key belongs to one process', () => {
  const trial = unique('a', 'b');
  expect(says(trial, 'a', 'who', 'where', 'join', 'who', 'where', 'join', 'count', 'mine')).toEqual(
    [
      '[]',
      'nil',
      '{:ok, <Partition>}',
      '[{<a>, 7}]',
      '<a>',
      '{:error, {:already_registered, <a>}}',
      '1',
      '[room: 1]',
    ],
  );
  expect(says(trial, 'b', 'join', 'mine', 'count')).toEqual([
    '{:error, {:already_registered, <a>}}',
    '[]',
    '1',
  ]);
});

test('[RG3] a duplicate key may be registered many times', () => {
  const trial = duplicate('a', 'b');
  expect(says(trial, 'b', 'join')).toEqual(['{:ok, <Partition>}']);
  expect(says(trial, 'a', 'join', 'join', 'count', 'who')).toEqual([
    '{:ok, <Partition>}',
    '{:ok, <Partition>}',
    '3',
    '[{<b>, 7}, {<a>, 7}, {<a>, 7}]',
  ]);
  trial.news();
  const heard = trial.send('a', atom('call')).until(0).news();
  expect(heard.filter((line) => line.includes('logged')).toSorted()).toEqual([
    'a logged "hello"',
    'a logged "hello"',
    'b logged "hello"',
  ]);
});

test('[RG4] registering links to the partition, unregistering the last key takes the link away', () => {
  const trial = unique('a');
  const links = () =>
    trial.events().flatMap(({ kind }) => (kind === 'linked' || kind === 'unlinked' ? [kind] : []));
  const before = links().length;
  says(trial, 'a', 'join', 'other', 'leave', 'leave');
  expect(links().slice(before)).toEqual(['linked']);
  expect(says(trial, 'a', 'mine', 'who')).toEqual(['["other"]', '[]']);
  const alone = unique('a', 'b');
  const linked = () => alone.events().some(({ kind }) => kind === 'unlinked');
  says(alone, 'a', 'join');
  expect(says(alone, 'b', 'leave', 'who')).toEqual(['"left"', '[{<a>, 7}]']);
  expect(says(alone, 'a', 'leave', 'count')).toEqual(['"left"', '0']);
  expect(linked()).toBe(true);
});

test('[RG5] what the dead have left is not found, and is taken away by the partition', () => {
  const trial = unique('a', 'b');
  says(trial, 'a', 'join', 'other');
  trial.news();
  trial.send('a', atom('crash')).until(0);
  expect(trial.news()).toContain('Partition got {:EXIT, <a>, :boom}');
  expect(says(trial, 'b', 'count', 'who', 'join', 'count')).toEqual([
    '0',
    '[]',
    '{:ok, <Partition>}',
    '1',
  ]);
});

test('[RG6] before the partition has heard of a death the key is free already', () => {
  const trial = playing(
    registry({ name: NAMES, keys: 'unique' }),
    member('a'),
    doer('b', {
      end: [
        exit(({ event }) => pidIn(event.message), atom('kill')),
        countKeys(NAMES, as),
        whereisKey(NAMES, KEY, as),
        lookup(NAMES, KEY, as),
        registerKey({ registry: NAMES, key: KEY, value: 9, ...as }),
        countKeys(NAMES, as),
      ],
    }),
  );
  says(trial, 'a', 'join');
  const end = ex`{:end, ${trial.pidOf('a')}}`;
  expect(told(trial, 'b', end)).toEqual(['1', 'nil', '[]', '{:ok, <Partition>}', '1']);
  expect(trial.lines()).toContain('Partition got {:EXIT, <a>, :killed}');
});

test('[RG7] who is registered dies with the registry, unless it traps', () => {
  const trial = playing(
    registry({ name: NAMES, keys: 'unique' }),
    member('a'),
    doer(
      't',
      { join: registerKey({ registry: NAMES, key: 't', value: 1, ...as }) },
      { traps: true },
    ),
  );
  says(trial, 'a', 'join');
  says(trial, 't', 'join');
  trial.news();
  trial.exit('Registry', atom('kill')).until(0);
  expect(trial.news().filter((line) => /exited|logged/.test(line))).toEqual([
    'Registry exited :killed',
    'Partition exited :killed',
    'a exited :killed',
    't logged {:EXIT, <Partition>, :killed}',
  ]);
});

test('[RG8] a registry that is not there is an ArgumentError', () => {
  const trial = playing(member('a'));
  const unknown = '%ArgumentError{message: "unknown registry: R"}';
  expect(told(trial, 'a', atom('who'))).toEqual([`{${unknown}, [{:a, :loop, 1, []}]}`]);
});

test('[RG9] a partition that is started again begins with empty tables', () => {
  const trial = unique('a', 'b');
  says(trial, 'a', 'join');
  trial.exit('Partition', atom('kill')).until(0);
  expect(says(trial, 'b', 'count', 'join', 'count')).toEqual(['0', '{:ok, <Partition 2>}', '1']);
});

function pidIn(message: Term): Pid {
  const pid = element(message, 1);
  return pid !== undefined && isPid(pid) ? pid : pidOf(0);
}
