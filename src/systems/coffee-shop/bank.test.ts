import { describe, expect, test } from 'vitest';

import type { Ask, DeviceInput } from '#kernel/device.ts';
import { optionsTerm } from '#systems/options.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { pid, reference, type Term } from '#term/term.ts';

import { type Bank, bank, lineOf } from './bank.ts';
import { COFFEE_SHOP_OPTIONS } from './options.ts';

const OPTIONS = optionsTerm(COFFEE_SHOP_OPTIONS, {});
const APPROVED = '{:ok, %{rate: 1.25, status: :approved}}';
const MALFORMED = '{:ok, %{rate: 0, status: :approved}}';
const REFUNDED = '{:ok, %{status: :refunded}}';
const VOID = '{:ok, %{reason: :void, status: :declined}}';
const CLOSED = '{:error, :closed}';

/** A bank that is spoken to; what it has answered, and when it wants to be woken. */
class Line {
  state: Bank = bank.start(OPTIONS);
  now = 0;
  answers: string[] = [];
  wakes: { readonly at: number; readonly key: number }[] = [];
  asked = 0;

  give(input: DeviceInput): this {
    const turn = bank.handle(this.state, input, this.now);
    this.state = turn.state;
    this.answers.push(...turn.answers.map(({ answer }) => inspectLine(answer)));
    this.wakes.push(...turn.wakes);
    return this;
  }

  ask(request: Term): this {
    this.asked += 1;
    const ask: Ask = { ref: reference(this.asked), from: pid(105), request, event: 1 };
    return this.give({ kind: 'asked', ask });
  }

  charge(id = 101, card = 'xyz'): this {
    return this.ask(ex`{:charge, ${id}, 4.5, ${card}}`);
  }

  refund(id = 101): this {
    return this.ask(ex`{:refund, ${id}}`);
  }

  fault(fault: string): this {
    return this.give({ kind: 'fault', fault });
  }

  /** All that is due, in order. */
  wait(): this {
    for (const { at, key } of this.wakes.splice(0)) {
      this.now = Math.max(this.now, at);
      this.give({ kind: 'woken', key });
    }
    return this;
  }

  get accounts(): string {
    return inspectLine(bank.describe(this.state));
  }
}

const line = () => new Line();

describe('a charge', () => {
  test('is entered at once and answered a latency later', () => {
    const asked = line().charge();
    expect(asked.accounts).toContain('accounts: [{101, {:charged, 4.5}}]');
    expect(asked.answers).toEqual([]);
    expect(asked.wakes).toEqual([{ at: 1_200_000, key: 1 }]);
    expect(asked.wait().answers).toEqual([APPROVED]);
  });

  test('asked twice is charged once', () => {
    const twice = line().charge().charge();
    expect(twice.accounts).toContain('accounts: [{101, {:charged, 4.5}}]');
    expect(twice.wait().answers).toEqual([APPROVED, APPROVED]);
  });

  test('of a card without money is declined and not entered', () => {
    const poor = line().charge(101, 'no-funds');
    expect(poor.wait().answers).toEqual([
      '{:ok, %{reason: :insufficient_funds, status: :declined}}',
    ]);
    expect(poor.accounts).toContain('accounts: []');
  });
});

describe('a refund', () => {
  test('gives the money back', () => {
    const back = line().charge().refund();
    expect(back.accounts).toContain('accounts: [{101, :refunded}]');
    expect(back.wait().answers).toEqual([APPROVED, REFUNDED]);
  });

  test('of what was never paid makes the order void: a later charge is declined', () => {
    const voided = line().refund().charge();
    expect(voided.accounts).toContain('accounts: [{101, :void}]');
    expect(voided.wait().answers).toEqual([REFUNDED, VOID]);
  });

  test('asked twice gives back once, and a later charge is declined', () => {
    const twice = line().charge().refund().refund().charge();
    expect(twice.accounts).toContain('accounts: [{101, :refunded}]');
    expect(twice.wait().answers).toEqual([APPROVED, REFUNDED, REFUNDED, VOID]);
  });
});

describe('the fault', () => {
  test('lost answers all in flight as closed at once, though they are entered', () => {
    const lost = line().charge(101).charge(102).fault('lost');
    expect(lost.answers).toEqual([CLOSED, CLOSED]);
    expect(lost.accounts).toContain('{102, {:charged, 4.5}}');
    expect(lost.wait().answers).toHaveLength(2);
    expect(lost.charge(101).wait().answers.at(-1)).toBe(APPROVED);
  });

  test('lost with none in flight drops the next one only, after 20 ms', () => {
    const lost = line().fault('lost').charge();
    expect(lost.wakes).toEqual([{ at: 20_000, key: 1 }]);
    expect(lost.accounts).toContain('{101, {:charged, 4.5}}');
    expect(lost.wait().charge().wait().answers).toEqual([CLOSED, APPROVED]);
  });

  test('malformed garbles the next answer to a charge, also one in flight, once', () => {
    const garbled = line().charge(101).fault('malformed').charge(102);
    expect(garbled.wait().answers).toEqual([MALFORMED, APPROVED]);
  });

  test('malformed lets refunds and refusals pass', () => {
    const garbled = line().fault('malformed').refund().fault('down').charge(102).wait();
    expect(garbled.answers).toEqual([REFUNDED, '{:error, :econnrefused}']);
    expect(garbled.fault('up').charge(103).wait().answers.at(-1)).toBe(MALFORMED);
  });

  test('malformed garbles a decline, too', () => {
    const garbled = line().fault('malformed').charge(101, 'no-funds');
    expect(garbled.wait().answers).toEqual([MALFORMED]);
    expect(garbled.accounts).toContain('accounts: []');
  });

  test('slow lets what arrives from then on take longer', () => {
    const slow = line().charge(101).fault('slow').charge(102).fault('up').charge(103);
    expect(slow.wakes.map(({ at }) => at)).toEqual([1_200_000, 6_000_000, 1_200_000]);
  });

  test('down refuses what arrives from then on after 20 ms, and enters nothing', () => {
    const down = line().charge(101).fault('down').charge(102).refund(101);
    expect(down.wakes.map(({ at }) => at)).toEqual([1_200_000, 20_000, 20_000]);
    expect(down.accounts).toContain('accounts: [{101, {:charged, 4.5}}]');
    expect(down.wait().answers).toEqual([
      APPROVED,
      '{:error, :econnrefused}',
      '{:error, :econnrefused}',
    ]);
  });

  test('up ends slow and down', () => {
    const up = line().fault('slow').fault('down').fault('up').charge();
    expect(up.wakes).toEqual([{ at: 1_200_000, key: 1 }]);
    expect(up.wait().answers).toEqual([APPROVED]);
  });
});

test('how it is with the bank, in a word', () => {
  const word = (...faults: readonly string[]) =>
    lineOf(faults.reduce((open, fault) => open.fault(fault), line()).state);
  expect(word()).toBe('open');
  expect(word('slow')).toBe('slow');
  expect(word('slow', 'malformed')).toBe('garbled');
  expect(word('lost')).toBe('about_to_drop');
  expect(word('slow', 'down')).toBe('down');
  expect(word('slow', 'down', 'up')).toBe('open');
});

test('it refuses what is no request and what is no option', () => {
  expect(() => line().ask(ex`{:refund, "101"}`)).toThrow(RangeError);
  expect(() => bank.start(ex`%{bank_latency: :long}`)).toThrow('option bank_latency');
});
