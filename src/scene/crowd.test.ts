/** Many lists open at once: they are counted, and looked at one by one only when somebody asks. */
import { expect, test } from 'vitest';

import { todoDay } from '#cli/todo-rehearsal.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';
import { lengthOf, type Tape } from '#trace/tape.ts';

import { todoCast } from './casts/todo.ts';
import { MOST_LINES } from './lanes-crowd.ts';
import { lanesSceneOf } from './lanes-scene.ts';
import { messageSceneOf } from './message-scene.ts';
import { placeOf } from './moment-index.ts';
import { momentOf } from './moment-of.ts';
import { treeRoom } from './tree-room.ts';
import { treeSceneOf } from './tree-scene.ts';

const MANY = MOST_LINES + 5;
const SIZE = { width: 900, height: 700 };

/** All are opened, and in the end the first is killed where nobody is linked to it but its supervisor. */
function opened(form: string): Tape {
  const line = (at: number) => `Todo.Cache.server_process("l${at}")`;
  return todoDay({
    options: { form },
    inputs: Array.from({ length: MANY }, (_, at) => [10 + (at % 10), line(at)] as const),
    faults: form === 'registered' ? ['kill Server l0 at 20000'] : [],
    until: 21_000,
  });
}

function shown(tape: Tape, form: string) {
  const cast = todoCast(optionsTerm(todo.options, { form }));
  const at = tape.times.at(-1) ?? 0;
  const frame = { tape, position: lengthOf(tape), at };
  const plan = cast.plan(SIZE);
  return { cast, frame, plan, moment: momentOf(frame, cast.parts) };
}

test.each([
  ['supervised', 0],
  ['registered', 1],
] as const)('%s: lists are counted, not named', (form, ended) => {
  const { moment, plan } = shown(opened(form), form);
  const alive = MANY - ended;
  expect(moment.groups).toMatchObject([{ key: 'Servers', alive, busy: 0, waiting: alive, ended }]);
  expect(moment.processes.filter(({ group }) => group === 'Servers')).toEqual([]);
  expect(moment.counted?.('Server l3')).toMatchObject({ alive: true, stateText: '0 entries' });
  expect(moment.counted?.('Server l0')?.alive).toBe(ended === 0 ? true : undefined);
  expect(moment.counted?.('Cache')).toBeUndefined();
  expect(placeOf('Server l3', moment, plan)).toBe('Servers');
  const { groups } = messageSceneOf(moment, { plan, focus: { selected: 'Server l3' } });
  expect(groups).toMatchObject([{ key: 'Servers', headline: `${alive} alive`, selected: true }]);
});

test('the cache is linked to all of them by one line', () => {
  const { moment, plan } = shown(opened('supervised'), 'supervised');
  expect(moment.links.filter(({ a }) => a === 'Cache')).toHaveLength(1);
  const { wires } = messageSceneOf(moment, { plan });
  expect(wires.map(({ key }) => key)).toContain('link Cache Servers');
});

test('below their supervisor they are one tile', () => {
  const { moment } = shown(opened('registered'), 'registered');
  const cache = moment.supervisors.find(({ key }) => key === 'Cache');
  expect(cache?.children).toEqual([{ key: 'Servers', restart: 'temporary' }]);
  const { groups } = treeSceneOf(moment, treeRoom(SIZE));
  expect(groups.map(({ key }) => key)).toEqual(['Servers']);
});

test('in the lanes one line stands for all but the first of them', () => {
  const { cast, frame } = shown(opened('supervised'), 'supervised');
  const camera = { from: 0, perPixel: 50_000, usual: 50_000, x: 0, follows: true };
  const scene = lanesSceneOf({ frame, parts: cast.parts, size: SIZE, camera, focus: {} });
  const x = scene.names.find(({ key }) => key === 'Servers')?.x;
  expect(scene.lives.filter((life) => life.x === x)).toHaveLength(MOST_LINES + 1);
  expect(scene.names.find(({ key }) => key === 'Servers')?.pid).toBe(`${MANY} here`);
});
