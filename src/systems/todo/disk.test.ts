import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { pid, reference, type Term } from '#term/term.ts';

import {
  asking,
  newDisk,
  play,
  READ,
  reading,
  removing,
  RENAME,
  renaming,
  textsOf,
  WRITE,
  writing,
} from './disk-fixture.ts';
import { Disk, disk } from './disk.ts';

const A = 'a'.repeat(200);
const B = 'b'.repeat(100);
const alone = (...requests: readonly Term[]) => [{ at: 0, client: asking(...requests) }];

describe('a request takes its time', () => {
  test('and is answered as a file system answers it', () => {
    const { answers } = play({
      clients: alone(
        reading('x'),
        writing('x', 'hello'),
        reading('x'),
        renaming('x', 'y'),
        reading('x'),
        renaming('x', 'z'),
        removing('y'),
        removing('y'),
        writing('z', new Uint8Array([131, 255])),
        reading('z'),
        writing('z', ''),
        reading('z'),
      ),
    });
    expect(answers.map(({ answer }) => answer)).toEqual([
      '{:error, :enoent}',
      ':ok',
      '{:ok, "hello"}',
      ':ok',
      '{:error, :enoent}',
      '{:error, :enoent}',
      ':ok',
      '{:error, :enoent}',
      ':ok',
      '{:ok, <<131, 255>>}',
      ':ok',
      '{:ok, ""}',
    ]);
    const [read, write, , rename] = answers.map(({ at }) => at);
    expect([read, write, rename]).toEqual([READ, READ + WRITE, 2 * READ + WRITE + RENAME]);
  });

  test('a write takes it for each 64 bytes, and the file grows by them', () => {
    const sizes: (readonly [number, number])[] = [];
    const look = ({ files }: Disk, now: number) => sizes.push([now, files.get('a')?.length ?? -1]);
    const { answers } = play({ clients: alone(writing('a', A)), look });
    expect(sizes).toEqual([
      [0, 0],
      [20, 64],
      [40, 128],
      [60, 192],
      [80, 200],
    ]);
    expect(answers).toEqual([{ at: 80, client: 0, answer: ':ok' }]);
  });

  test('so many are served at once, and the others wait in their order', () => {
    const clients = [0, 1, 2, 3, 4].map((at) => ({ at, client: asking(writing(`f${at}`, B)) }));
    const seen: string[] = [];
    const look = ({ underWay, queue }: Disk, now: number) => {
      const names = underWay.map(({ name }) => name).join(' ');
      const later = queue.map(({ from }) => from.id - 200).join(' ');
      if (now === 4 || now === 41) seen.push(`${names} | ${later}`);
    };
    const { answers } = play({ clients, channels: 2, look });
    expect(seen).toEqual(['f0 f1 | 2 3 4', 'f2 f3 | 4']);
    expect(answers.map(({ at, client }) => [client, at])).toEqual([
      [0, 40],
      [1, 41],
      [2, 80],
      [3, 81],
      [4, 120],
    ]);
  });

  test('what is under way says what, for whom, how far, since when and until when', () => {
    let seen: unknown;
    play({
      clients: alone(writing('a', A)),
      look: ({ underWay: [task] }, now) => {
        if (now === 40) seen = task;
      },
    });
    expect(seen).toMatchObject({ kind: 'write', name: 'a', landed: 128, from: 0, ends: 80_000 });
    expect(seen).toMatchObject({ ask: { from: pid(200) } });
  });

  test('what is no request to a disk is refused', () => {
    const ask = (request: Parameters<typeof inspectLine>[0]) => () =>
      disk.handle(
        newDisk(),
        { kind: 'asked', ask: { ref: reference(1), from: pid(200), request, event: 1 } },
        0,
      );
    expect(ask(ex`{:print, "x"}`)).toThrow('the disk does not understand {:print, "x"}');
    expect(ask(ex`{:write, "x", 5}`)).toThrow('a file has bytes, not 5');
    expect(ask(ex`{:read, :x}`)).toThrow(RangeError);
    expect(() => disk.query?.(newDisk(), ex`{:read, "x"}`, 0)).toThrow(RangeError);
    expect(() => disk.query?.(newDisk(), ex`{:mount, %{x: "y"}}`, 0)).toThrow(':x names no file');
  });
});

describe('two who write the same file', () => {
  test('straight into it mix what they write', () => {
    const { disk: after, answers } = play({
      clients: [
        { at: 0, client: asking(writing('f', A)) },
        { at: 10, client: asking(writing('f', B)) },
      ],
    });
    expect(answers.map(({ answer }) => answer)).toEqual([':ok', ':ok']);
    expect(textsOf(after)['f']).toBe(`${B.slice(0, 64)}${B.slice(0, 36)}${A.slice(0, 100)}`);
  });

  test('and whoever reads meanwhile finds half of it', () => {
    const reads = [50].map((at) => ({ at, client: asking(reading('f')) }));
    const { answers } = play({ clients: [...alone(writing('f', A)), ...reads] });
    expect(answers[0]?.answer).toBe(`{:ok, "${'a'.repeat(128)}"}`);
  });

  test('one goes on with its file when that is renamed, and with nothing when it is deleted', () => {
    const second = (...requests: readonly Term[]) => ({
      at: 30,
      client: asking(...requests),
    });
    const moved = play({ clients: [...alone(writing('f', A)), second(renaming('f', 'g'))] });
    expect(textsOf(moved.disk)).toEqual({ g: A });
    const gone = play({ clients: [...alone(writing('f', A)), second(removing('f'))] });
    expect([textsOf(gone.disk), gone.answers.at(-1)?.answer]).toEqual([{}, ':ok']);
    const over = play({
      clients: [
        ...alone(writing('g', B), writing('f', A)),
        { at: 70, client: asking(renaming('g', 'f')) },
      ],
    });
    expect(textsOf(over.disk)).toEqual({ f: B });
  });
});

describe('what befalls it', () => {
  test('slow is ten times as long, until it is quick again', () => {
    const { answers } = play({
      clients: alone(reading('x'), writing('f', A), reading('x')),
      strikes: [
        { at: 0, what: 'slow' },
        { at: 300, what: 'quick' },
      ],
    });
    expect(answers.map(({ at }) => at)).toEqual([5, 445, 450]);
  });

  test('full writes no more, and keeps what there is, until it has space', () => {
    const before = play({ clients: alone(writing('old', B)) }).disk;
    const { disk: after, answers } = play({
      from: before,
      clients: alone(writing('new', A), reading('old'), writing('new', A)),
      strikes: [
        { at: 50, what: 'full' },
        { at: 61, what: 'space' },
      ],
    });
    expect(answers.map(({ answer }) => answer)).toEqual([
      '{:error, :enospc}',
      `{:ok, "${B}"}`,
      ':ok',
    ]);
    expect(textsOf(after)).toEqual({ new: A, old: B });
    const left = play({ clients: alone(writing('f', A)), strikes: [{ at: 50, what: 'full' }] });
    expect(textsOf(left.disk)).toEqual({ f: 'a'.repeat(128) });
    expect(inspectLine(disk.describe(left.disk))).toContain('state: :full');
  });

  test('a tear takes the last third of what was written last', () => {
    const torn = (day: ReturnType<typeof alone>) =>
      textsOf(play({ clients: day, strikes: [{ at: 400, what: 'tear' }] }).disk);
    expect(torn(alone(writing('a', A), writing('b', B)))).toEqual({ a: A, b: 'b'.repeat(66) });
    expect(torn(alone(writing('b', B), writing('a', A), renaming('a', 'c')))).toEqual({
      b: B,
      c: 'a'.repeat(133),
    });
    expect(torn([])).toEqual({});
  });

  test('when the node stops what is under way stays as far as it is, and nobody is answered', () => {
    const { disk: after, answers } = play({
      channels: 1,
      clients: [...alone(writing('f', A)), { at: 1, client: asking(writing('g', B)) }],
      strikes: [{ at: 45, what: 'halt' }],
    });
    expect(answers).toEqual([]);
    expect(textsOf(after)).toEqual({ f: 'a'.repeat(128) });
    expect([after.underWay, after.queue]).toEqual([[], []]);
    expect(textsOf(play({ from: after, clients: alone(writing('f', B)) }).disk)).toEqual({ f: B });
  });
});

describe('the outside world', () => {
  test('mounts files in place of those that are there', () => {
    const before = play({ clients: alone(writing('old', B)) }).disk;
    const mounted = disk.query?.(
      before,
      ex`{:mount, %{"b.list" => <<131, 1>>, "a.list" => "hi"}}`,
      0,
    );
    expect(mounted?.answer).toEqual(ex`:ok`);
    expect([...(mounted?.state.files.keys() ?? [])]).toEqual(['a.list', 'b.list']);
    expect(mounted?.state.files.get('b.list')).toEqual(new Uint8Array([131, 1]));
    expect(mounted?.state.version).toBeGreaterThan(before.version);
    expect(textsOf(before)).toEqual({ old: B });
  });

  test('removes one, even while it is written', () => {
    const before = play({ clients: alone(writing('f', B)) }).disk;
    const removed = disk.query?.(before, ex`{:remove, "f"}`, 0);
    expect([removed?.answer, removed?.state.files.size]).toEqual([ex`:ok`, 0]);
    const again = removed && disk.query?.(removed.state, ex`{:remove, "f"}`, 0);
    expect(again?.answer).toEqual(ex`{:error, :enoent}`);
  });

  test('sees in a few words what the disk does', () => {
    const words: string[] = [];
    play({
      channels: 1,
      clients: [...alone(writing('f', A)), { at: 1, client: asking(renaming('f', 'g')) }],
      look: (state) => words.push(inspectLine(disk.describe(state))),
    });
    expect(words[2]).toBe(
      '%{bytes: 64, files: 1, state: :well, under_way: [{:write, "f", 64, 200}], waiting: 1}',
    );
    expect(words.at(-1)).toBe('%{bytes: 200, files: 1, state: :well, under_way: [], waiting: 0}');
  });
});

test('a file that is read is the one that is there at the end of the reading', () => {
  const clients = [...alone(writing('f', A)), { at: 77, client: asking(reading('f')) }];
  expect(play({ clients }).answers.at(-1)?.answer).toBe(`{:ok, "${A}"}`);
});
