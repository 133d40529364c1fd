import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  badDayTape,
  eventsOf,
  played,
  type Rehearsal,
  restartedTape,
  shopTape,
} from '#cli/shop-rehearsal.ts';
import type { KernelEvent } from '#kernel/event.ts';

import { isNormalEnd } from './reason.ts';
import type { Tape } from './tape.ts';
import { lineOf } from './transcript.ts';
import { explain } from './why-explain.ts';

/** The lesson's two customers, with signals that take 0.35 s. */
function day(faults: readonly string[], options: object = {}): Tape {
  const orders: Rehearsal['orders'] = [
    { at: 1800, order_id: 100, card_token: 'visa-100' },
    { at: 3900, order_id: 101, type: 'mocha', card_token: 'visa-101' },
  ];
  const settings = { seed: 7, flight: 350_000 };
  return played(
    shopTape({ orders, settings, faults, options: { bank_latency: 1500, ...options } }),
  );
}

function death(tape: Tape, label: string, at = 0): string {
  const ends = eventsOf(tape, 'exited').filter((event) => event.label === label);
  return explain(tape, ends[at]?.id ?? 0).sentence;
}

function restart(tape: Tape, label: string): string {
  const births = eventsOf(tape, 'spawned').filter((event) => event.label === label);
  return explain(tape, births[1]?.id ?? 0).sentence;
}

function isAskedAbout({ roll }: Tape, event: KernelEvent): boolean {
  const isRestart = event.kind === 'spawned' && (roll.byPid.get(event.pid.id)?.generation ?? 1) > 1;
  return isRestart || ['exited', 'dropped', 'timed_out'].includes(event.kind);
}

test('[WY2] on any bad day every death, restart, drop and timeout is explained', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
      const tape = played(badDayTape(seed));
      for (const event of tape.events.filter((one) => isAskedAbout(tape, one))) {
        const { question, sentence, chain, steps } = explain(tape, event.id);
        expect(question).toMatch(/^Wh.*\?$/);
        expect(sentence).toMatch(/^\S.* (because|after) .*\.$/su);
        expect(sentence).not.toMatch(/undefined|\[object|#PID<0|that was because/);
        expect(chain[0]).toBe(event.id);
        expect(chain).toEqual(chain.toSorted((one, other) => other - one));
        expect(chain).toEqual(expect.arrayContaining([...steps]));
        const first = tape.events[(chain.at(-1) ?? 0) - 1];
        expect(first?.cause).toBe(0);
      }
    }),
    { numRuns: 12 },
  );
});

test('[WY3] what the sentence leaves out is counted', () => {
  const tape = day([]);
  expect(death(tape, 'Customer 100')).toBe(
    'Customer 100 ended with :normal after DisplayScreen sent {:order_ready, order_id: 100} to it at 8.05 s; DisplayScreen did so because Barista cast {:order_ready, order_id: 100} to it at 7.70 s; Barista did so because its timer fired at 7.70 s ({:brewed, 100}); Barista had set it because Cashier cast {:brew, order_id: 100, type: :latte, …} to it at 4.35 s; …and before that, 4 more steps.',
  );
});

describe('[WY4] a death', () => {
  test('of a bad answer', () => {
    expect(death(day(['bank malformed at 4800']), 'PaymentGateway')).toBe(
      'PaymentGateway died with ArithmeticError because the bank answered its {:charge, 101, 4.8, "visa-101"} with rate: 0 (you had changed the bank: malformed, at 4.80 s) and it divided by that; PaymentGateway had asked for that because Cashier cast {:authorize_payment, order_id: 101, …} to it at 4.25 s; Cashier did so because Customer 101, who came in at 3.90 s, called it with {:order, order_id: 101, type: :mocha, …}.',
    );
  });

  test('of a lost connection', () => {
    expect(death(day(['bank lost at 4800']), 'PaymentGateway')).toBe(
      'PaymentGateway died with CaseClauseError because the bank answered its {:charge, 101, 4.8, "visa-101"} with {:error, :closed} and it has no clause for that; that answer came because you changed the bank (lost) at 4.80 s.',
    );
  });

  test('by the learner’s hand, and of a link', () => {
    const tape = day(['kill Supervisor at 4800']);
    expect(death(tape, 'Supervisor')).toBe(
      'Supervisor died with :killed because you killed it at 4.80 s.',
    );
    expect(death(tape, 'Barista')).toBe(
      'Barista died with :killed because it was linked to Supervisor, which died with :killed at 4.80 s; Supervisor died because you killed it at 4.80 s.',
    );
  });

  test('by the supervisor that starts a group again', () => {
    const tape = day(['crash PaymentGateway with :boom at 4800'], { strategy: 'rest_for_one' });
    expect(death(tape, 'Cashier')).toBe(
      'Cashier ended with :shutdown because Supervisor ended it, to start it again together with PaymentGateway (rest_for_one); Supervisor did so because PaymentGateway died with :boom at 4.80 s; PaymentGateway died because you sent it an exit signal with :boom at 4.80 s.',
    );
  });
});

describe('[WY5] a supervisor', () => {
  test('starts again who died', () => {
    expect(restart(day(['crash Barista with :boom at 4800']), 'Barista')).toBe(
      'Supervisor started Barista (2) in place of Barista (restart 1 of at most 3 in 5 s) because Barista died with :boom at 4.80 s; Barista died because you sent it an exit signal with :boom at 4.80 s.',
    );
  });

  test('starts again who stands behind one that died', () => {
    const tape = day(['crash PaymentGateway with :boom at 4800'], { strategy: 'rest_for_one' });
    expect(restart(tape, 'Cashier')).toBe(
      'Supervisor started Cashier (2) in place of Cashier (restart 1 of at most 3 in 5 s) because PaymentGateway died with :boom at 4.80 s, and with rest_for_one those started after it are restarted too; PaymentGateway died because you sent it an exit signal with :boom at 4.80 s.',
    );
  });

  const kills = ['kill Barista at 4800', 'kill Barista at 5900', 'kill Barista at 7200'];

  test('gives up, and its children end with it', () => {
    const tape = day(kills, { max_restarts: 2 });
    expect(death(tape, 'Supervisor')).toBe(
      'Supervisor gave up and ended its children and itself because Barista (3) died with :killed at 7.20 s, which made 3 failures within 5 s, more than the 2 it allows; Barista (3) died because you killed it at 7.20 s.',
    );
    expect(death(tape, 'DisplayScreen')).toBe(
      'DisplayScreen ended with :shutdown because Supervisor gave up and ended it; Supervisor did so because Barista (3) died with :killed at 7.20 s; Barista (3) died because you killed it at 7.20 s.',
    );
  });

  test('[TX5] is told to give up', () => {
    const tape = day(kills, { max_restarts: 2 });
    const [end] = eventsOf(tape, 'exited').filter(({ label }) => label === 'Supervisor');
    expect(end && isNormalEnd(end.reason)).toBe(true);
    expect(end && lineOf(end, tape.roll, tape.events).text).toBe(
      'Supervisor gives up, as Barista (3) was one failure too many, and ends: :shutdown',
    );
  });
});

describe('[WY6] what did not come', () => {
  const slow = day(['bank slow at 1500']);

  test('a timeout', () => {
    const [event] = eventsOf(slow, 'timed_out');
    expect(explain(slow, event?.id ?? 0).sentence).toBe(
      'PaymentGateway stopped waiting at 5.00 s because the bank had not answered its {:charge, 100, 4.5, "visa-100"} within 2.50 s (you had changed the bank: slow, at 1.50 s); PaymentGateway had asked for that because Cashier cast {:authorize_payment, order_id: 100, …} to it at 2.15 s; Cashier did so because Customer 100, who came in at 1.80 s, called it with {:order, order_id: 100, type: :latte, …}.',
    );
  });

  test('[TX5] is told with how long and what for', () => {
    const [event] = eventsOf(slow, 'timed_out');
    expect(event && lineOf(event, slow.roll, slow.events).text).toBe(
      'PaymentGateway has waited 2.50 s for the bank’s answer to {:charge, 100, 4.5, "visa-100"} and goes on without it',
    );
  });

  test('an answer that came too late', () => {
    const [event] = eventsOf(slow, 'dropped');
    expect(explain(slow, event?.id ?? 0).sentence).toMatch(
      /^{:ok, %{rate: 1.25, status: :approved}} from the bank came too late for PaymentGateway because it had stopped waiting at 5.00 s: the bank had not answered/,
    );
  });

  test('a message to somebody who has left', () => {
    const tape = day(['crash Customer 100 at 5000']);
    const event = eventsOf(tape, 'dropped').find(({ why }) => why === 'dead');
    expect(explain(tape, event?.id ?? 0).sentence).toBe(
      '{:order_ready, order_id: 100} from DisplayScreen reached nobody because Customer 100 died with :boom at 5.00 s; Customer 100 died because you sent it an exit signal with :boom at 5.00 s.',
    );
  });
});

test('an event that there is not', () => {
  expect(() => explain(day([]), 0)).toThrow('no event 0');
});

describe('[WY8] when the node stops', () => {
  const tape = played(restartedTape({ orders: [] }, { halt: 500, boot: 700 }));

  test('all end with it, and nobody is told', () => {
    const ends = eventsOf(tape, 'exited');
    expect(ends).toHaveLength(5);
    expect(explain(tape, ends.at(-1)?.id ?? 0)).toMatchObject({
      question: 'Why did Cashier end?',
      sentence:
        'Cashier ended with the node, and nobody was told, because the node stopped at 0.50 s.',
    });
  });

  test('who is started after it is no restart', () => {
    const second = (part: string) =>
      explain(tape, eventsOf(tape, 'spawned').filter(({ label }) => label === part)[1]?.id ?? 0);
    expect(second('Cashier').question).toBe('Why was Cashier (2) started?');
    expect(second('Supervisor').sentence).toBe(
      'Supervisor (2) started because the node was started at 0.70 s.',
    );
  });

  test('a process that ends by itself with :halted did not end with it', () => {
    const faults = ['crash Cashier with :halted at 400'];
    expect(death(played(shopTape({ orders: [], faults })), 'Cashier')).toMatch(
      /^Cashier ended with :halted because you sent it an exit signal/,
    );
  });
});
