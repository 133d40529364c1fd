/** What holds of a disk whatever is asked of it, and whatever happens to it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { inspectLine } from '#term/inspect.ts';
import { OK, pid, reference, type Term } from '#term/term.ts';

import { FileTable } from './disk-files.ts';
import {
  asking,
  type Client,
  newDisk,
  play,
  reading,
  removing,
  renaming,
  type Strike,
  textOf,
  textsOf,
  WRITE,
  writing,
} from './disk-fixture.ts';
import { Disk, disk } from './disk.ts';

const LETTERS = 'abcdefgh';
const size = fc.oneof(fc.nat(300), fc.constantFrom(0, 63, 64, 65, 128));
const strike: fc.Arbitrary<Strike> = fc.record({
  at: fc.nat(600),
  what: fc.constantFrom('slow', 'quick', 'full', 'space', 'halt'),
});
const strikes = fc.array(strike, { maxLength: 6 });

/** As a database worker does: aside, then in one stroke into place. */
function* saver(number: number, sizes: readonly number[]): Client {
  for (const [turn, length] of sizes.entries()) {
    const aside = `f.${number}.${turn}.tmp`;
    const answer = yield writing(aside, (LETTERS[number] ?? '').repeat(length));
    if (answer === OK) yield renaming(aside, 'f');
    else yield removing(aside);
  }
}

const saving = fc.array(fc.record({ at: fc.nat(200), sizes: fc.array(size, { maxLength: 5 }) }), {
  minLength: 1,
  maxLength: 6,
});

test('who writes aside and renames never leaves a reader with half a file', () => {
  fc.assert(
    fc.property(saving, strikes, fc.integer({ min: 1, max: 4 }), (savers, struck, channels) => {
      const whole = new Set(['']);
      for (const [number, { sizes }] of savers.entries())
        for (const length of sizes) whole.add((LETTERS[number] ?? '').repeat(length));
      const clients = savers.map(({ at, sizes }, number) => ({ at, client: saver(number, sizes) }));
      const readers = [10, 90, 170, 333].map((at) => ({ at, client: asking(reading('f')) }));
      const { answers } = play({
        clients: [...clients, ...readers],
        strikes: struck,
        channels,
        look: ({ files }) => expect(whole).toContain(textOf(files.get('f'))),
      });
      const read = answers.filter(({ client }) => client >= clients.length);
      for (const { answer } of read) {
        const [, text] = /^\{:ok, "(.*)"\}$/.exec(answer) ?? [];
        expect(text === undefined ? answer === '{:error, :enoent}' : whole.has(text)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('what two write straight into a file is made of chunks of theirs, each in its place', () => {
  fc.assert(
    fc.property(size, size, fc.nat(150), (one, other, later) => {
      const clients = [
        { at: 0, client: asking(writing('f', 'a'.repeat(one))) },
        { at: later, client: asking(writing('f', 'b'.repeat(other))) },
      ];
      play({
        clients,
        look: ({ files }) => {
          const text = textOf(files.get('f'));
          for (let at = 0; at < text.length; at += 64)
            expect(text.slice(at, at + 64)).toMatch(/^b*a*\0*$/);
        },
      });
    }),
    { numRuns: 200 },
  );
});

test('when the node stops a file is left with as much of it as was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(400), (length, at) => {
      const text = Array.from({ length }, (_, index) => LETTERS[index % 8]).join('');
      const when = at + 0.5;
      const { disk: after } = play({
        clients: [{ at: 0, client: asking(writing('f', text)) }],
        strikes: [{ at: when, what: 'halt' }],
      });
      expect(textsOf(after)['f']).toBe(text.slice(0, Math.floor(when / WRITE) * 64));
    }),
  );
});

test('full harms no other file, and a tear only what was written last', () => {
  fc.assert(
    fc.property(size, size, fc.nat(200), (one, other, at) => {
      const before = play({
        clients: [{ at: 0, client: asking(writing('old', 'o'.repeat(one))) }],
      });
      const [write, read] = [writing('new', 'n'.repeat(other)), reading('old')];
      const clients = [{ at: 1, client: asking(write, read) }];
      const full = play({ from: before.disk, clients, strikes: [{ at, what: 'full' }] });
      expect(textsOf(full.disk)['old']).toBe('o'.repeat(one));
      expect([':ok', '{:error, :enospc}']).toContain(full.answers[0]?.answer);
      const again = [{ at: 1, client: asking(write) }];
      const torn = play({
        from: before.disk,
        clients: again,
        strikes: [{ at: 900, what: 'tear' }],
      });
      expect(textsOf(torn.disk)).toEqual({
        old: 'o'.repeat(one),
        new: 'n'.repeat(other - Math.ceil(other / 3)),
      });
    }),
  );
});

const name = fc.constantFrom('f', 'g', 'h');
const anything: fc.Arbitrary<Term> = fc.oneof(
  name.map(reading),
  name.map(removing),
  fc.tuple(name, name).map(([from, to]) => renaming(from, to)),
  fc
    .tuple(name, size, fc.nat(7))
    .map(([to, length, letter]) => writing(to, (LETTERS[letter] ?? '').repeat(length))),
);
const visits = fc.array(
  fc.record({ at: fc.nat(300), requests: fc.array(anything, { maxLength: 6 }) }),
  { maxLength: 5 },
);

test('the same requests and faults give the same answers and files, and change no older disk', () => {
  fc.assert(
    fc.property(visits, strikes, fc.integer({ min: 1, max: 3 }), (who, struck, channels) => {
      const seen: (readonly [Disk, string])[] = [];
      const day = (look: (state: Disk) => void) =>
        play({
          clients: who.map(({ at, requests }) => ({ at, client: asking(...requests) })),
          strikes: struck,
          channels,
          look,
        });
      const first = day((state) => seen.push([state, JSON.stringify(textsOf(state))]));
      const second = day(() => undefined);
      expect(second.answers).toEqual(first.answers);
      expect(JSON.stringify(second.disk)).toBe(JSON.stringify(first.disk));
      for (const [state, text] of seen) expect(JSON.stringify(textsOf(state))).toBe(text);
      const { files, underWay, queue } = first.disk;
      expect([underWay, queue]).toEqual([[], []]);
      expect(inspectLine(disk.describe(first.disk))).toContain(
        `bytes: ${[...files.values()].reduce((sum, { length }) => sum + length, 0)}, files: ${files.size},`,
      );
    }),
    { numRuns: 200 },
  );
});

test('a table of files is a map, whatever their names are', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('a', 'b', 'costarring', 'liquid'));
  const change = fc.tuple(names, fc.option(fc.uint8Array({ maxLength: 4 })));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const known = new Map<string, Uint8Array>();
      let table = FileTable.empty;
      const older: (readonly [FileTable, readonly string[]])[] = [];
      for (const [key, bytes] of changes) {
        older.push([table, [...known.keys()].toSorted()]);
        if (bytes === null) known.delete(key);
        else known.set(key, bytes);
        table = bytes === null ? table.without(key) : table.with(key, bytes);
      }
      for (const [before, keys] of older) expect([...before.keys()].toSorted()).toEqual(keys);
      expect(new Map(table)).toEqual(known);
      expect([table.size, table.has('a')]).toEqual([known.size, known.has('a')]);
      const visited: string[] = [];
      table.forEach((bytes, key) => visited.push(`${key} ${bytes.length}`));
      expect(visited).toEqual([...table].map(([key, bytes]) => `${key} ${bytes.length}`));
      expect([...table.values()].reduce((sum, { length }) => sum + length, 0)).toBe(table.bytes);
    }),
  );
});

/** How many objects a chunk that lands makes on a disk with so many files. */
function madeBy(files: number): number {
  let table = FileTable.empty;
  for (let at = 0; at < files; at += 1) table = table.with(`list ${at}.list`, new Uint8Array(8));
  const start = new Disk({ ...newDisk().parts, files: table });
  const request = writing('list 7.list', 'x'.repeat(200));
  const ask = { ref: reference(1), from: pid(200), request, event: 1 };
  const before = disk.handle(start, { kind: 'asked', ask }, 0).state;
  const after = disk.handle(before, { kind: 'woken', key: 1 }, 20_000).state;
  const known = objectsIn(before, new Set());
  return objectsIn(after, new Set(known)).size - known.size;
}

function objectsIn(value: unknown, seen: Set<unknown>): Set<unknown> {
  const ahead = [value];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (next instanceof Uint8Array) continue;
    ahead.push(...Object.values(next).filter((part) => typeof part === 'object'));
  }
  return seen;
}

test('a chunk costs as much among 10,000 files as among 100', () => {
  expect(madeBy(10_000)).toBeLessThan(1.5 * madeBy(100));
});
