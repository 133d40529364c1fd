/** Who plays in the to-do system, and what each says of itself. */
import type { Detail, Group, Line, Part, Parts } from '#scene/parts.ts';
import { element, field } from '#term/access.ts';
import { isMap, NIL_ATOM, type Term } from '#term/term.ts';

import { DISK } from './todo-disk.ts';
import { SERVERS, type TodoShape, workerNames, WORKERS } from './todo-shape.ts';

export function todoParts(shape: TodoShape): Parts {
  const workers = workerNames(shape);
  return {
    memory: 'processes',
    inOrder: true,
    parts: [
      ...shape.shells.map(shell),
      cacheIn(shape),
      databaseIn(shape),
      ...workers.map((label) => worker(label, keeping)),
      ...aboveIn(shape),
    ],
    groups: groupsIn(shape),
    devices: [DISK],
    busy: BUSY,
    timed: ['sleeping'],
  };
}

/** Each waits inside of what it does, and takes nothing else meanwhile. */
const BUSY: readonly string[] = [
  'choosing',
  'waiting',
  'calling',
  'sleeping',
  'starting',
  'starting_database',
  'starting_server',
  'reading',
  'setting_aside',
  'writing',
  'writing_in_place',
  'renaming',
  'removing',
];

function aboveIn({ form }: TodoShape): readonly Part[] {
  const system: Part = { label: 'System', key: 'System', name: 'Todo.System', kind: 'supervisor' };
  if (form === 'plain') return [];
  if (form === 'supervised') return [system];
  return [worker('Partition', () => 'keeps names'), supervisor('Registry'), system];
}

function databaseIn({ form }: TodoShape): Part {
  return form === 'registered' ? supervisor('Database') : worker('Database', pooling);
}

function cacheIn({ form }: TodoShape): Part {
  return form === 'registered' ? supervisor('Cache') : worker('Cache', caching);
}

function supervisor(label: string): Part {
  return { label, key: label, name: label, kind: 'supervisor' };
}

function worker(label: string, detail?: Detail): Part {
  const part: Part = { label, key: label, name: label, kind: 'worker' };
  return detail === undefined ? part : { ...part, detail };
}

function shell(label: string): Part {
  return { label, key: label, name: label, kind: 'outside', detail: typing };
}

const TYPING: Readonly<Record<string, string>> = {
  idle: 'ready',
  calling: 'waits for a reply',
  sleeping: 'sleeps',
  starting: 'starts the cache',
};

const typing: Detail = (state) => TYPING[state] ?? 'evaluates';

const CACHING: Readonly<Record<string, string>> = {
  starting_database: 'starts database',
  starting_server: 'starts a server',
};

const caching: Detail = (state, data) => CACHING[state] ?? counted(sizeOf(data), 'list');

const pooling: Detail = (state, data) =>
  state === 'starting' ? 'starts workers' : counted(sizeOf(data), 'worker');

const KEEPING: Readonly<Record<string, string>> = {
  ready: 'idle',
  reading: 'reads a list',
  setting_aside: 'sets a file aside',
  writing: 'writes aside',
  writing_in_place: 'writes in place',
  renaming: 'renames',
  removing: 'removes',
};

const keeping: Detail = (state) => KEEPING[state] ?? state;

/** `3 entries, storing`: what is being stored is not yet among them. */
const serving: Line = ([state = '', inner], data) => {
  if (state === 'loading') return inner === 'choosing' ? 'asks for a worker' : 'loads its list';
  const entries = entriesIn(data);
  if (state === 'ready') return entries === 1 ? '1 entry' : `${entries} entries`;
  return `${entries}, ${inner === 'choosing' ? 'asks for worker' : 'waits for worker'}`;
};

function entriesIn(data: Term): number {
  return sizeOf(field(element(data, 1) ?? NIL_ATOM, 'entries') ?? NIL_ATOM);
}

function sizeOf(data: Term): number {
  return isMap(data) ? data.entries.length : 0;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

const MOST_SINGLY = 6;

/** Between those who ask them and those whom they ask. */
function groupsIn(shape: TodoShape): readonly Group[] {
  const after = shape.form === 'registered' ? shape.shells.at(-1) : 'Cache';
  const servers: Group = {
    prefix: 'Server ',
    group: SERVERS,
    singly: MOST_SINGLY,
    line: serving,
    ...(after === undefined ? {} : { after }),
  };
  if (workerNames(shape).length > 0) return [servers];
  return [servers, { prefix: 'Worker ', group: WORKERS, after: 'Database', detail: keeping }];
}
