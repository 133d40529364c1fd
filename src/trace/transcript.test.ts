import { describe, expect, test } from 'vitest';

import { badDayTape, played } from '#cli/shop-rehearsal.ts';
import type { Fault, KernelEvent } from '#kernel/event.ts';
import { ex } from '#term/ex.ts';
import { pid, reference, type Term } from '#term/term.ts';

import { clock } from './clock.ts';
import { emptyRoll, enter } from './roll.ts';
import { lineOf, transcriptOf } from './transcript.ts';

const [OUTSIDE, CASHIER, BARISTA, SECOND] = [pid(0), pid(105), pid(106), pid(107)];
const REF = reference(1);

type Facts = {
  readonly [Kind in KernelEvent['kind']]: Omit<KernelEvent & { kind: Kind }, Common | 'kind'>;
};
type Common = 'id' | 'cause' | 'at' | 'pid';

/** One of each kind: a new kind has to be added here. */
const FACTS: Facts = {
  spawned: { parent: OUTSIDE, label: 'Cashier', linked: true },
  registered: { name: 'Elixir.CoffeeShop.Cashier' },
  unregistered: { name: 'till' },
  sent: { to: BARISTA, message: ex`{:brew, 101}` },
  landed: { from: BARISTA, message: ex`:done` },
  received: { message: ex`:done` },
  skipped: { message: ex`:later` },
  dropped: { to: '#PID<0.106.0>', message: ex`:hello`, why: 'dead' },
  timed_out: {},
  linked: { other: BARISTA },
  unlinked: { other: BARISTA },
  monitored: { target: '#PID<0.106.0>', ref: REF },
  demonitored: { ref: REF },
  trapping: { value: true },
  signalled: { to: BARISTA, reason: ex`:boom`, via: 'link' },
  exit_landed: { from: BARISTA, reason: ex`:boom`, outcome: 'ignored' },
  exited: { reason: ex`:normal`, label: 'Cashier' },
  timer_set: { ref: REF, due: 4_200_000, message: ex`:heated` },
  timer_fired: { ref: REF, message: ex`:heated` },
  timer_cancelled: { ref: REF },
  preempted: { reductions: 4000 },
  stolen: { from: 0, to: 1 },
  collected: { before: 610, after: 233 },
  asked: { device: 'bank', ref: REF, request: ex`{:refund, 101}` },
  answered: { device: 'bank', ref: REF, answer: ex`{:error, :closed}` },
  queried: { device: 'tickets', request: ex`{:status, 101}`, answer: ex`:paid` },
  logged: { message: ex`{:hello, ${BARISTA}}` },
  raised: { reason: ex`:badarg` },
  input: { input: ex`{:customer, order_id: 101}` },
  fault: { fault: { kind: 'device', device: 'bank', fault: 'down' } },
};

const SENTENCES: Readonly<Record<KernelEvent['kind'], string>> = {
  spawned: 'Cashier starts as #PID<0.105.0>',
  registered: 'Cashier is registered as Cashier',
  unregistered: 'Cashier gives up the name till',
  sent: 'Cashier sends {:brew, 101} to Barista',
  landed: ':done lands in the mailbox of Cashier',
  received: 'Cashier takes :done from its mailbox',
  skipped: 'Cashier does not want :later now: it stays in the mailbox',
  dropped: 'A message from Cashier to Barista reaches nobody: :hello',
  timed_out: 'Cashier has waited long enough and goes on',
  linked: 'Cashier links itself to Barista',
  unlinked: 'Cashier unlinks itself from Barista',
  monitored: 'Cashier monitors Barista',
  demonitored: 'Cashier stops monitoring',
  trapping: 'Cashier traps exits from now on',
  signalled: 'The link carries an exit signal with :boom from Cashier to Barista',
  exit_landed: 'Cashier ignores the exit signal of Barista (:boom)',
  exited: 'Cashier ends: :normal',
  timer_set: 'Cashier sets a timer: :heated at 4.20 s',
  timer_fired: 'A timer of Cashier fires: :heated',
  timer_cancelled: 'Cashier cancels a timer',
  preempted: 'Cashier has used its 4000 reductions and waits for its next turn',
  stolen: 'Scheduler 2 takes Cashier over from scheduler 1',
  collected: 'Cashier collects its garbage: 610 words become 233',
  asked: 'Cashier asks the bank: {:refund, 101}',
  answered: 'The bank answers Cashier: {:error, :closed}',
  queried: 'Cashier looks at the tickets: {:status, 101} gives :paid',
  logged: 'Cashier logs: {:hello, #PID<Barista>}',
  raised: 'Cashier asked for something that failed: :badarg',
  input: 'From outside: {:customer, order_id: 101}',
  fault: 'You change the bank: down',
};

/** Two processes, and the barista's successor. */
const roll = emptyRoll();
enter(roll, [
  event('spawned', FACTS.spawned),
  event('spawned', { parent: CASHIER, label: 'Barista', linked: true }, BARISTA),
  event('exited', { reason: ex`:boom`, label: 'Barista' }, BARISTA),
  event('spawned', { parent: CASHIER, label: 'Barista', linked: true }, SECOND),
]);

function event<Kind extends KernelEvent['kind']>(
  kind: Kind,
  fact: Facts[Kind],
  who = CASHIER,
): KernelEvent {
  return { id: 1, cause: 0, at: 0, pid: who, kind, ...fact } as unknown as KernelEvent;
}

function told<Kind extends KernelEvent['kind']>(
  kind: Kind,
  change: Partial<Facts[Kind]> = {},
  who = CASHIER,
): string {
  return lineOf(event(kind, { ...FACTS[kind], ...change }, who), roll).text;
}

const kinds = Object.keys(FACTS) as KernelEvent['kind'][];

describe('each kind of event', () => {
  test.each(kinds)('%s', (kind) => {
    expect(told(kind)).toBe(SENTENCES[kind]);
  });

  test('[TX1] of every run has a sentence', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const tape = played(badDayTape(seed));
      for (const { text } of transcriptOf(tape.events, tape.roll)) {
        expect(text).toMatch(/^[A-Z:{[#%"]\S* .+$/su);
        expect(text).not.toMatch(/undefined|\[object|null/);
      }
    }
  });
});

test('[TX6] when the node stops that is the main line, and who is gone with it are details', () => {
  const stopped = emptyRoll();
  const fault = { ...event('fault', { fault: { kind: 'halt' } }, OUTSIDE), id: 3 };
  const gone = { ...event('exited', { reason: ex`:halted`, label: 'Cashier' }), id: 4, cause: 3 };
  enter(stopped, [event('spawned', FACTS.spawned), event('input', FACTS.input), fault, gone]);
  const lines = [fault, gone].map((one) => lineOf(one, stopped));
  expect(lines.map(({ text, detail }) => [text, detail])).toEqual([
    ['The node stops: every process is gone', false],
    ['Cashier is gone with the node', true],
  ]);
});

test('its other forms', () => {
  const again = { parent: CASHIER, label: 'Barista', linked: true };
  expect(told('spawned', again, SECOND)).toBe(
    'Barista starts again as #PID<0.107.0>, with a fresh state, started by Cashier',
  );
  expect(told('dropped', { why: 'alias' })).toBe(
    ':hello comes too late: nobody waits for it any more',
  );
  expect(told('trapping', { value: false })).toBe('Cashier traps exits no more');
  expect(told('signalled', { via: 'exit' }, OUTSIDE)).toBe(
    'The outside world sends an exit signal with :boom to Barista',
  );
  expect(told('signalled', { via: 'noproc', to: SECOND }, BARISTA)).toBe(
    'The link to Barista finds nobody: an exit signal with :boom goes to Barista (2)',
  );
  expect(told('exit_landed', { outcome: 'trapped' })).toBe(
    'Cashier traps the exit signal of Barista (:boom): it becomes a message',
  );
  expect(told('exit_landed', { outcome: 'fatal' })).toBe(
    'Cashier is ended by the exit signal of Barista (:boom)',
  );
  expect(told('monitored', { target: 'Elixir.CoffeeShop.Barista' })).toBe(
    'Cashier monitors Barista',
  );
  expect(told('received', { message: 'x'.repeat(200) })).toHaveLength(131);
});

test.each<readonly [string, Fault]>([
  ['You send Barista an exit signal: :boom', { kind: 'exit', pid: BARISTA, reason: ex`:boom` }],
  ['You suspend Barista', { kind: 'suspend', pid: BARISTA }],
  ['You let Barista go on', { kind: 'resume', pid: BARISTA }],
  ['The node stops: every process is gone', { kind: 'halt' }],
  ['You slow Barista (2) down by 300 ms', { kind: 'slow', pid: SECOND, lag: 300_000 }],
])('%s', (sentence, fault) => {
  expect(told('fault', { fault })).toBe(sentence);
});

test('[TX2] what OTP wraps is told as what it is', () => {
  const sent = (message: Term) => told('sent', { message });
  const landed = (message: Term) => told('landed', { message });
  const call = ex`{:"$gen_call", {${CASHIER}, ${REF}}, {:order, order_id: 101}}`;
  expect(sent(call)).toBe('Cashier calls Barista: {:order, order_id: 101}');
  expect(landed(call)).toBe('{:order, order_id: 101} lands in the mailbox of Cashier');
  const cast = ex`{:"$gen_cast", {:brew, order_id: 101}}`;
  expect(sent(cast)).toBe('Cashier casts {:brew, order_id: 101} to Barista');
  expect(sent(ex`{${REF}, :ok}`)).toBe('Cashier replies :ok to Barista');
  expect(sent(ex`{[:alias | ${REF}], :ok}`)).toBe('Cashier replies :ok to Barista');
  expect(sent(ex`{:ack, ${CASHIER}, {:ok, ${CASHIER}}}`)).toBe(
    'Cashier tells Barista how its start went: {:ok, #PID<Cashier>}',
  );
  expect(sent(ex`{:system, {${CASHIER}, ${REF}}, :get_state}`)).toBe(
    'Cashier asks the runtime of Barista: :get_state',
  );
  const down = ex`{:DOWN, ${REF}, :process, ${BARISTA}, {:badarith, [{:m, :f, 2, []}]}}`;
  expect(landed(down)).toBe(
    'Cashier is told by its monitor that Barista is gone: ArithmeticError, bad argument in arithmetic expression',
  );
  expect(landed(ex`{:EXIT, ${BARISTA}, :boom}`)).toBe('Cashier traps the exit of Barista: :boom');
});

test('[TX4] the main lines leave out the other halves', () => {
  const details = kinds.filter((kind) => lineOf(event(kind, FACTS[kind]), roll).detail);
  expect(details).toEqual([
    'registered',
    'landed',
    'received',
    'demonitored',
    'trapping',
    'signalled',
    'timer_set',
    'timer_fired',
    'timer_cancelled',
    'collected',
    'queried',
  ]);
  const down = ex`{:DOWN, ${REF}, :process, ${BARISTA}, :boom}`;
  expect(lineOf(event('landed', { from: BARISTA, message: down }), roll).detail).toBe(false);
  const start = ex`{:ack, ${CASHIER}, {:ok, ${CASHIER}}}`;
  expect(lineOf(event('sent', { to: BARISTA, message: start }), roll).detail).toBe(true);
});

test('times in seconds', () => {
  expect([0, 4_204_000, 61_500_000].map(clock)).toEqual(['0.00 s', '4.20 s', '61.50 s']);
});
