import { expect, it } from 'vitest';

import { tokensOf } from './elixir-tokens.ts';

const LINES = [
  'def handle_cast({:authorize_payment, order_id: id}, state) do',
  '  settled = state.settled + amount / rate # rate: 0',
  '%{bank: "Visa: #{x}", :"$gen_cast" => @prices, pid: #PID<0.1.0>}',
  '::',
  '',
];

it.each(LINES)('loses nothing of %s', (line) => {
  expect(
    tokensOf(line)
      .map(({ text }) => text)
      .join(''),
  ).toBe(line);
});

it('tells atoms, keys, calls, keywords and comments apart', () => {
  const kinds = LINES.slice(0, 2)
    .flatMap(tokensOf)
    .filter(({ kind }) => kind !== 'plain');
  expect(kinds.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'keyword def',
    'call handle_cast',
    'atom :authorize_payment',
    'atom order_id:',
    'keyword do',
    'comment # rate: 0',
  ]);
});

it('takes a pid for itself and for no comment', () => {
  expect(tokensOf('#PID<0.1.0>').map(({ kind }) => kind)).toEqual(['pid']);
});
