import fc from 'fast-check';
import { expect, test } from 'vitest';

import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { optionsTerm } from '#systems/options.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, pid } from '#term/term.ts';

import { fromBase64url, toBase64url } from './base64url.ts';
import { eventJson } from './json.ts';
import { learnerMovesOf, repeatMoves } from './learner-moves.ts';
import { type Decoded, decodeMoment, editionOf, encodeMoment, type SharedMoment } from './link.ts';
import { plansOf } from './plans.ts';
import type { RunMove } from './run.ts';
import { squeeze, unsqueeze } from './squeeze.ts';
import { act, lengthOf, nextTime, playUntil, record, type Tape } from './tape.ts';

const PLAIN: SharedMoment = {
  lesson: 'coffee-shop/the-gateway-crashes',
  content: 1,
  step: 'predict',
  run: 'main',
  seed: 7,
  moves: [],
  position: 41,
  at: 4_200_000,
  selected: 'PaymentGateway',
  view: 'messages',
};

const REASONS = [':boom', ':kill', '{:error, :closed}', '{:badmatch, %{rate: 0}}'];
const id = fc.integer({ min: 1, max: 2 ** 31 });
const move: fc.Arbitrary<RunMove['move']> = fc.oneof(
  fc.record({ kind: fc.constant('exit' as const), pid: id, reason: fc.constantFrom(...REASONS) }),
  fc.record({ kind: fc.constantFrom('suspend' as const, 'resume' as const), pid: id }),
  fc.record({ kind: fc.constant('slow' as const), pid: id, lag: fc.nat(1e9) }),
  fc.record({ kind: fc.constant('input' as const), input: fc.constantFrom(...REASONS) }),
  fc.record({ kind: fc.constant('halt' as const) }),
  fc.record({
    kind: fc.constant('device' as const),
    device: fc.constantFrom('bank', 'tickets'),
    fault: fc.constantFrom('slow', 'malformed'),
  }),
  fc.record({
    kind: fc.constant('choose' as const),
    choice: fc.oneof(
      fc.record({ kind: fc.constant('run' as const), pid: id }),
      fc.record({ kind: fc.constant('happen' as const), seq: id }),
    ),
  }),
);

const moves = fc
  .array(fc.record({ step: fc.nat(400), at: fc.nat(4_000_000), move }), { maxLength: 30 })
  .map((apart) => {
    let [step, at] = [0, 0];
    return apart.map((one) => ({ ...one, step: (step += one.step), at: (at += one.at) }));
  });

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/).filter((text) => !(text in {}));
const shared: fc.Arbitrary<SharedMoment> = fc.record(
  {
    lesson: name,
    content: fc.nat(1000),
    step: name,
    run: name,
    seed: fc.nat(2 ** 31),
    options: fc.constantFrom('%{max_restarts: 9}', '%{brew: %{latte: 10}}'),
    moves,
    position: fc.nat(60_000),
    at: fc.nat(3_600_000_000),
    selected: fc.constantFrom('Cashier', 'Customer 101', 'λ'),
    view: name,
  },
  {
    requiredKeys: ['lesson', 'content', 'step', 'run', 'seed', 'moves', 'position', 'at', 'view'],
  },
);

test('[LK1] a moment comes back from its link', () => {
  fc.assert(
    fc.property(shared, (moment) => {
      expect(decodeMoment(encodeMoment(moment))).toEqual({ kind: 'moment', moment });
    }),
  );
});

test('bytes come back from their letters, and from fewer bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.nat(5), (given, times) => {
      const bytes = Uint8Array.from(Array.from({ length: times + 1 }, () => [...given]).flat());
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
      expect(unsqueeze(squeeze(bytes), 1e6)).toEqual(bytes);
    }),
  );
});

const SETTINGS = { seed: 7, flight: 350_000, options: optionsTerm(coffeeShop.options, {}) };

function begun(): Tape {
  return record(coffeeShop.system, SETTINGS, plansOf(coffeeShop.visitors(7), []));
}

/** Twelve moves of every kind that a learner has on the stage. */
function busy(): Tape {
  const tape = begun();
  for (let turn = 1; turn <= 12; turn += 1) {
    playUntil(tape, turn * 1_300_000);
    const who = pid(107 + (turn % 4));
    const visitor = coffeeShop.visitors(turn)[0];
    const faults = [
      { kind: 'exit', pid: who, reason: atom('boom') },
      { kind: 'suspend', pid: who },
      { kind: 'device', device: 'bank', fault: 'malformed' },
    ] as const;
    const fault = turn === 12 ? ({ kind: 'halt' } as const) : faults[turn % 4];
    if (fault !== undefined) act(tape, { kind: 'fault', fault });
    else if (visitor !== undefined) act(tape, { kind: 'input', input: visitor.input });
  }
  playUntil(tape, 24_000_000);
  return tape;
}

test('[LK2] what a learner did is done again on a tape that has just begun', () => {
  const tape = busy();
  const again = begun();
  const end = { position: lengthOf(tape), at: tape.world.now };
  expect(repeatMoves(again, { moves: learnerMovesOf(tape), ...end })).toBe(end.at);
  expect(again.events.map(eventJson)).toEqual(tape.events.map(eventJson));
});

test('[LK3] a link with a dozen moves has fewer than 500 characters', () => {
  const tape = busy();
  const moment = { ...PLAIN, moves: learnerMovesOf(tape), position: lengthOf(tape) };
  const options = inspectLine(optionsTerm(coffeeShop.options, { max_restarts: 9 }));
  expect(moment.moves).toHaveLength(12);
  expect(encodeMoment(PLAIN).length).toBeLessThan(150);
  expect(encodeMoment(moment).length).toBeLessThan(420);
  expect(encodeMoment({ ...PLAIN, options }).length).toBeLessThan(500);
});

test('[LK1] a link opens for ever, whatever moves there are since', () => {
  const decoded = decodeMoment(
    '#moment=Af4jVkwDYS9iAQFzBG1haW4IbWVzc2FnZXMAAAcJqEYFAwEKawU6Ym9vbQYBCmysAgcBCgRiYW5rCW1hbGZvcm1lZAIBCgMAAQoHezphLCAxfQ',
  );
  const made = decoded.kind === 'moment' ? decoded.moment.moves : [];
  expect(made.map((one) => one.move)).toEqual([
    { kind: 'exit', pid: 107, reason: ':boom' },
    { kind: 'slow', pid: 108, lag: 300 },
    { kind: 'device', device: 'bank', fault: 'malformed' },
    { kind: 'choose', choice: { kind: 'happen', seq: 3 } },
    { kind: 'input', input: '{:a, 1}' },
  ]);
});

/** Why it is refused; and what is read is written again, to the same moment. */
function saidOf(decoded: Decoded): string {
  if (decoded.kind !== 'moment') return decoded.kind === 'refused' ? decoded.why : 'no link';
  expect(decodeMoment(encodeMoment(decoded.moment))).toEqual(decoded);
  return 'it opens';
}

/** Any link that is like ours in some way. */
const mutated = fc.tuple(shared, fc.nat(), fc.nat(255)).chain(([moment, at, value]) => {
  const link = encodeMoment(moment);
  const place = '#moment='.length + (at % (link.length - 8));
  return fc.constantFrom(
    link.slice(0, place),
    link.slice(0, place) + String.fromCharCode(value) + link.slice(place + 1),
    link.slice(0, place) + link.slice(place + 1),
    link.slice(0, place) + link.slice(place - 5),
    `${link}${link.slice(8)}`,
    link.toLowerCase(),
    `#moment=${encodeURIComponent(link)}`,
  );
});

test('[LK4] a damaged link is a moment all the same, or is refused with a reason', () => {
  fc.assert(
    fc.property(mutated, (link) => {
      expect(saidOf(decodeMoment(link))).toMatch(/^its? /);
    }),
    { numRuns: 1000 },
  );
});

test('[LK5] bytes with a right checksum and anything behind it are read, or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (body) => {
      expect(['moment', 'refused']).toContain(decodeMoment(signed(squeeze(body))).kind);
      expect(['moment', 'refused']).toContain(decodeMoment(signed(body)).kind);
    }),
    { numRuns: 1000 },
  );
});

const exit = (reason: string) =>
  ({ step: 1, at: 1, move: { kind: 'exit', pid: 3, reason } }) as const;

test.each<readonly [string, Partial<SharedMoment>]>([
  ['its position is more than 60000', { position: 1e12 }],
  ['its seed is more than 4294967295', { seed: 2 ** 40 }],
  ['its time is more than 3600000000', { at: 1e15 }],
  ['its lesson is no name', { lesson: '__proto__' }],
  ['its run is no name', { run: 'constructor' }],
  ['its picture is no name', { view: '<script>' }],
  ['its options are no Elixir term', { options: '%{' }],
  ['its exit reason is no Elixir term', { moves: [exit('System.halt(0)')] }],
  ['its length of the exit reason is more than 400', { moves: [exit('['.repeat(5000))] }],
  ['its exit reason is no Elixir term', { moves: [exit('['.repeat(400))] }],
  [
    'its number of moves is more than 200',
    { moves: Array.from({ length: 201 }, () => exit(':a')) },
  ],
  [
    'its step of a move is more than 60000',
    { moves: [{ ...exit(':a'), step: Number.MAX_SAFE_INTEGER }] },
  ],
])('[LK6] refused: %s', (why, hostile) => {
  expect(decodeMoment(encodeMoment({ ...PLAIN, ...hostile }))).toEqual({ kind: 'refused', why });
});

test('[LK6] refused: far too long, and of another version; a heading is no link', () => {
  const far = `#moment=${'A'.repeat(10_000_000)}`;
  expect(decodeMoment(far)).toEqual({ kind: 'refused', why: 'it is far too long' });
  expect(decodeMoment('#moment=_AAA')).toMatchObject({
    why: expect.stringMatching('newer or another version'),
  });
  expect(decodeMoment('#moment=')).toMatchObject({ kind: 'refused' });
  expect(decodeMoment('#picture')).toEqual({ kind: 'none' });
  expect(decodeMoment('')).toEqual({ kind: 'none' });
});

test('[LK7] moves that the run does not allow are refused when they are repeated', () => {
  const late = { ...exit(':a'), step: 50_000, at: 3_600_000_000 };
  const repeat = (moment: Partial<SharedMoment>) => repeatMoves(begun(), { ...PLAIN, ...moment });
  expect(() => repeat({ moves: [late] })).toThrow(/the run goes on for \d+ steps, not 50000/);
  expect(() => repeat({ position: 1e9 })).toThrow('a link may not go on for');
  const input = { step: 1, at: 1, move: { kind: 'input', input: ':nonsense' } } as const;
  expect(() => repeat({ moves: [input] })).toThrow('the coffee shop takes');
});

test('[LK7] a time that is not at that position is brought to it', () => {
  const [tape, early] = [begun(), begun()];
  const late = repeatMoves(tape, { ...PLAIN, at: 3_600_000_000 });
  expect(late).toBe(nextTime(tape));
  expect(repeatMoves(early, { ...PLAIN, at: 0 })).toBe(early.times[PLAIN.position]);
});

test('another text is another edition of a lesson', () => {
  expect(editionOf('seed 7')).toBe(editionOf('seed 7'));
  expect(editionOf('seed 7')).not.toBe(editionOf('seed 8'));
});

function signed(body: Uint8Array): string {
  let hash = 0x81_1c_9d_c5;
  for (const byte of body) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  const check = [hash >>> 24, (hash >>> 16) & 255, (hash >>> 8) & 255];
  return `#moment=${toBase64url(Uint8Array.from([1, ...check, ...body]))}`;
}
