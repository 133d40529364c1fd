import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { optionsTerm } from '#systems/options.ts';
import { bannerOf } from '#systems/pipes/error.ts';
import { pipes } from '#systems/pipes/pipes.ts';
import { ex } from '#term/ex.ts';
import type { Term } from '#term/term.ts';
import { act, playUntil, positionAt, record, type Tape } from '#trace/tape.ts';

import { PIPES } from './casts/pipes.ts';
import { overlapArea } from './geometry.ts';
import { nestedCode, pipedCode } from './pipe-code.ts';
import { pipeFrameOf } from './pipe-frame.ts';
import { pipeSceneOf } from './pipe-scene.ts';

const SECOND = 1_000_000;

/** Values that set out at 0 s, 10 s, 20 s…; each step takes a second. */
function taped(...changes: readonly Term[]): Tape {
  const tape = record(pipes.system, { options: optionsTerm(pipes.options, { time: 1000 }) });
  for (const [i, change] of changes.entries()) {
    playUntil(tape, i * 10 * SECOND);
    act(tape, { kind: 'input', input: ex`{:run, ${change}}` }, i * 10 * SECOND);
  }
  playUntil(tape, changes.length * 10 * SECOND);
  return tape;
}

const tape = taped(
  ex`%{}`,
  ex`%{steps: ["String.split()", "String.trim()", "Enum.count()"], input: "a b"}`,
  ex`%{safe: :yes, input: 42}`,
);

const frameAt = (seconds: number, of = tape) => {
  const at = seconds * SECOND;
  return pipeFrameOf(
    { tape: of, position: positionAt(of, at), at },
    { parts: PIPES.parts, bannerOf },
  );
};

const WIDE = { width: 748, height: 560 };
const sceneAt = (seconds: number, { size = WIDE, hovered = '' } = {}) =>
  pipeSceneOf({ frame: frameAt(seconds), size, focus: { hovered }, still: false });

const valuesAt = (seconds: number) =>
  sceneAt(seconds).values.map(({ tone, text }) => `${tone} ${text}`);

describe('what flows', () => {
  test('is what the steps have given so far, and how far the next one is', () => {
    expect(frameAt(2.5)).toMatchObject({
      state: 'flowing',
      given: ['"The Quick  fox"', '"the quick  fox"'],
      progress: 0.5,
    });
    expect(frameAt(6)).toMatchObject({ state: 'done', progress: 0 });
    expect(frameAt(6).given.at(-1)).toBe('11');
  });

  test('is what the options say before anything comes', () => {
    expect(frameAt(0, taped())).toMatchObject({
      state: 'waiting',
      input: '"  The Quick  fox "',
      given: [],
    });
  });

  test('stays as it was when the step broke, with what Elixir prints', () => {
    expect(frameAt(13)).toMatchObject({
      state: 'broken',
      input: '"a b"',
      given: ['["a", "b"]'],
      error: '** (FunctionClauseError) no function clause matching in String.trim/1',
    });
  });

  test('is said to be well or not where each step says so', () => {
    expect(frameAt(20.5)).toMatchObject({ safe: true, input: '{:ok, 42}', ofText: false });
    expect(new Set(frameAt(26).given)).toEqual(new Set(['{:error, {:not_a_text, 42}}']));
  });
});

describe('the code', () => {
  const frame = frameAt(0);

  test('is the same as calls within calls and line by line', () => {
    const pieces = nestedCode(frame, 200).map(({ text }) => text);
    expect(pieces.join('')).toBe(
      'Enum.sum(Enum.map(String.split(String.downcase(String.trim(text))), &String.length/1))',
    );
    expect(pipedCode(frame).map(({ text }) => text)).toEqual([
      'text',
      '|> String.trim()',
      '|> String.downcase()',
      '|> String.split()',
      '|> Enum.map(&String.length/1)',
      '|> Enum.sum()',
    ]);
  });

  test('says in a safe pipe what is given to each step', () => {
    const lines = pipedCode({ steps: ['Enum.join("-")'], safe: true, ofText: false });
    expect(lines.map(({ text }) => text)).toEqual([
      '{:ok, value}',
      '|> Safe.step("Enum.join(\\"-\\")")',
    ]);
  });

  test('goes on below without a call being broken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 120 }), (columns) => {
        const pieces = nestedCode(frame, columns);
        const ends = pieces.map(({ column, text }) => column + text.length);
        expect(Math.max(...ends)).toBeLessThanOrEqual(columns + 1);
        const whole = pieces.map(({ text }) => text).join('');
        expect(whole.replaceAll(/\s/g, '')).toContain('String.trim(text))),&String.length/1))');
      }),
    );
  });
});

describe('the picture', () => {
  test('keeps what each station gave, and shows the value on its way', () => {
    expect(valuesAt(1.2)).toEqual([
      'kept "  The Quick  fox "',
      'kept "The Quick  fox"',
      'now "The Quick  fox"',
    ]);
    expect(valuesAt(6).at(-1)).toBe('result 11');
  });

  test('shows the value that broke a step, and nothing behind it', () => {
    expect(valuesAt(13)).toEqual(['kept "a b"', 'kept ["a", "b"]', 'crash ["a", "b"]']);
    const { stations, notes } = sceneAt(13);
    expect(stations.map(({ tone }) => tone)).toEqual(['source', 'done', 'crash', 'waiting']);
    expect(notes.flatMap(({ lines }) => lines).join(' ')).toContain('(FunctionClauseError)');
  });

  test('an error goes past the steps behind', () => {
    const { stations, values } = sceneAt(26);
    expect(stations.map(({ tone }) => tone)).toEqual([
      'source',
      'done',
      ...Array.from({ length: 4 }, () => 'passed'),
    ]);
    const [input, ...errors] = values;
    expect(input?.tone).toBe('kept');
    for (const { tone, box } of errors) {
      expect(tone).toBe('error');
      expect(overlapArea(box, input?.box ?? box)).toBe(0);
    }
  });

  test('a step that is pointed at is lit in both codes', () => {
    const { stations, code } = sceneAt(3, { hovered: 'step 2' });
    expect(stations.filter(({ lit }) => lit).map(({ text }) => text)).toEqual([
      'String.downcase()',
    ]);
    expect(code.filter(({ lit }) => lit).map(({ text }) => text)).toEqual([
      'String.downcase(',
      ')',
      '|> String.downcase()',
    ]);
  });

  test('has room for everything, whatever the moment and the size', () => {
    const sizes = fc.constantFrom(
      WIDE,
      { width: 724, height: 500 },
      { width: 374, height: 350 },
      { width: 344, height: 412 },
      { width: 1200, height: 700 },
    );
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 29, noNaN: true }), (size, seconds) => {
        const { stations, values, notes, code } = sceneAt(seconds, { size });
        for (const { x, y, width, key } of code.filter(({ kind }) => kind !== 'flying')) {
          expect(y, key).toBeLessThanOrEqual(size.height);
          expect(x + width, key).toBeLessThanOrEqual(size.width);
        }
        const boxes = stations.map(({ box }) => box);
        for (const { x, y, width, height } of [
          ...boxes,
          ...values.map(({ box }) => box),
          ...notes.map(({ box }) => box),
        ]) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(size.width);
          expect(y + height).toBeLessThanOrEqual(size.height);
        }
        for (const [i, box] of boxes.entries()) {
          for (const other of boxes.slice(0, i)) expect(overlapArea(box, other)).toBe(0);
        }
      }),
    );
  });
});
