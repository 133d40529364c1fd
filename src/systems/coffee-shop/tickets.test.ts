import { expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { NIL_ATOM, pid, type Term } from '#term/term.ts';

import { type Rail, tickets } from './tickets.ts';

const CUSTOMER = pid(110);
const ORDER = ex`[order_id: 101, type: :latte]`;

/** The answers to some questions, one after the other, and what hangs on the rail then. */
function asked(...questions: readonly Term[]): { answers: string[]; rail: string } {
  let state: Rail = tickets.start(NIL_ATOM);
  const answers = questions.map((question) => {
    const asking = tickets.query?.(state, question, 0);
    if (asking === undefined) throw new RangeError('the rail answers at once');
    state = asking.state;
    return inspectLine(asking.answer);
  });
  return { answers, rail: inspectLine(tickets.describe(state)) };
}

const put = (id: number) => ex`{:put_new, ${id}, ${CUSTOMER}, ${ORDER}}`;

test('a ticket is put up once', () => {
  const { answers, rail } = asked(put(101), put(101));
  expect(answers).toEqual(['true', 'false']);
  expect(rail).toBe('[{101, :taken, #PID<0.110.0>, [order_id: 101, type: :latte]}]');
});

test('it is marked, and keeps its customer and order', () => {
  const { answers, rail } = asked(put(101), ex`{:mark, 101, :paid}`, ex`{:mark, 102, :paid}`);
  expect(answers).toEqual(['true', 'true', 'false']);
  expect(rail).toBe('[{101, :paid, #PID<0.110.0>, [order_id: 101, type: :latte]}]');
});

test('it is looked at', () => {
  const { answers } = asked(
    put(101),
    ex`{:status, 101}`,
    ex`{:status, 102}`,
    ex`{:id_and_status, 101}`,
    ex`{:id_and_customer, 101}`,
    ex`{:customer, 101}`,
    ex`{:customer, 102}`,
  );
  expect(answers.slice(1)).toEqual([
    ':taken',
    'nil',
    '{101, :taken}',
    '{101, #PID<0.110.0>}',
    '#PID<0.110.0>',
    'nil',
  ]);
});

test('all with a status come by order id', () => {
  const { answers } = asked(put(300), put(7), put(101), ex`{:mark, 7, :paid}`, ex`{:all, :taken}`);
  const [, , , , all = ''] = answers;
  expect(all.match(/\{\d+/g)).toEqual(['{101', '{300']);
});

test('looking changes nothing', () => {
  const state = tickets.start(NIL_ATOM);
  expect(tickets.query?.(state, ex`{:status, 101}`, 0).state).toBe(state);
});

test('what is no question is refused', () => {
  expect(() => asked(ex`:status`)).toThrow('a question to the tickets is a tuple');
  expect(() => asked(ex`{101, :status}`)).toThrow('a question begins with an atom');
  expect(() => asked(ex`{:tear, 101}`)).toThrow('tickets do not understand tear');
  expect(() => asked(ex`{:put_new, :latte, nil, nil}`)).toThrow('an order id is a small integer');
});
