import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  addDue,
  type Agenda,
  type Due,
  dueItems,
  emptyAgenda,
  filterDue,
  soonest,
  withoutSoonest,
} from './agenda.ts';
import {
  EMPTY_MAILBOX,
  lengthOf,
  lettersOf,
  type Mailbox,
  offered,
  put,
  rewound,
  skip,
  taken,
  without,
} from './mailbox.ts';
import {
  dequeue,
  emptyQueue,
  enqueue,
  itemsOf,
  peek,
  type Queue,
  requeue,
  stackItems,
} from './queue.ts';

describe('a queue', () => {
  test('is first in, first out, and its old versions stay', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat())), (operations) => {
        const seen: (readonly [Queue<number>, readonly number[]])[] = [];
        let queue = emptyQueue<number>();
        let model: readonly number[] = [];
        for (const item of operations) {
          queue = item === null ? dequeue(queue) : enqueue(queue, item);
          model = item === null ? model.slice(1) : [...model, item];
          seen.push([queue, model]);
        }
        for (const [version, items] of seen) {
          expect(itemsOf(version)).toEqual(items);
          expect(version.size).toBe(items.length);
          expect(peek(version)).toBe(items[0]);
        }
      }),
    );
  });

  test('takes a stack back in front', () => {
    const stack = { top: 3, below: { top: 2, below: { top: 1, below: undefined } } };
    expect(stackItems(stack)).toEqual([3, 2, 1]);
    expect(itemsOf(requeue(enqueue(emptyQueue(), 4), stack))).toEqual([1, 2, 3, 4]);
    expect(itemsOf(requeue(emptyQueue<number>(), stack))).toEqual([1, 2, 3]);
  });
});

type Act = 'put' | 'skip' | 'take' | 'rewind' | 'flush';

/** The naive mailbox: all messages, and how many of them the `receive` has looked at. */
type Model = { readonly all: readonly number[]; readonly looked: number };

function actOn({ all, looked }: Model, act: Act, n: number): Model {
  switch (act) {
    case 'put':
      return { all: [...all, n], looked };
    case 'skip':
      return { all, looked: Math.min(looked + 1, all.length) };
    case 'take':
      return { all: all.filter((_, at) => at !== looked), looked: 0 };
    case 'rewind':
      return { all, looked: 0 };
    case 'flush': {
      const kept = all.filter((message) => message % 3 !== 0);
      return { all: kept, looked: kept.length === all.length ? looked : 0 };
    }
  }
}

function actOnMailbox(mailbox: Mailbox, act: Act, n: number): Mailbox {
  switch (act) {
    case 'put':
      return put(mailbox, { message: n, landed: n });
    case 'skip':
      return skip(mailbox);
    case 'take':
      return taken(mailbox);
    case 'rewind':
      return rewound(mailbox);
    case 'flush':
      return without(mailbox, (message) => Number(message) % 3 === 0);
  }
}

test('a mailbox is a list and a place in it', () => {
  const act = fc.constantFrom<Act>('put', 'put', 'put', 'skip', 'skip', 'take', 'rewind', 'flush');
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      let mailbox = EMPTY_MAILBOX;
      let model: Model = { all: [], looked: 0 };
      for (const [n, next] of acts.entries()) {
        mailbox = actOnMailbox(mailbox, next, n);
        model = actOn(model, next, n);
        expect(lettersOf(mailbox).map(({ message }) => message)).toEqual(model.all);
        expect(lengthOf(mailbox)).toBe(model.all.length);
        expect(offered(mailbox)?.message).toBe(model.all[model.looked]);
      }
    }),
  );
});

describe('an agenda', () => {
  const item = fc.record({ at: fc.nat(5), tie: fc.nat(3) });
  const sorted = (items: readonly Due[]) =>
    items.toSorted((one, other) => one.at - other.at || one.tie - other.tie || one.seq - other.seq);

  test('gives what is due in order of time, tie and age', () => {
    fc.assert(
      fc.property(fc.array(fc.option(item, { freq: 3 }), { maxLength: 80 }), (operations) => {
        let agenda: Agenda<Due> = emptyAgenda();
        let model: readonly Due[] = [];
        for (const [seq, next] of operations.entries()) {
          agenda = next === null ? withoutSoonest(agenda) : addDue(agenda, { ...next, seq });
          model = next === null ? model.slice(1) : sorted([...model, { ...next, seq }]);
          expect(soonest(agenda)).toEqual(model[0]);
          expect(agenda.size).toBe(model.length);
        }
        expect(dueItems(agenda)).toEqual(model);
        const even = filterDue(agenda, ({ seq }) => seq % 2 === 0);
        expect(dueItems(even)).toEqual(model.filter(({ seq }) => seq % 2 === 0));
      }),
    );
  });

  test('is as good with a hundred thousand', () => {
    let agenda: Agenda<Due> = emptyAgenda();
    for (let seq = 0; seq < 100_000; seq += 1) agenda = addDue(agenda, { at: seq, tie: 0, seq });
    expect(soonest(withoutSoonest(agenda))?.at).toBe(1);
    expect(dueItems(agenda)).toHaveLength(100_000);
  });
});
