import { expect, test } from 'vitest';

import { litLines, moduleSource, raisingLine } from './elixir-source.ts';

const SOURCE = `defmodule Till do
  def handle_cast({:pay, amount, rate}, total) do
    total = total + 1
    share = amount
    {:noreply, total}
  end
end

defmodule Bank do
  def handle_call(:rate, _from, rate) do
    share = 1 / rate
    {:reply, share, rate}
  end
end`;

const bank = moduleSource(SOURCE, 'Bank');

test('a module is shown from its first line to its end', () => {
  expect(bank?.lines.at(0)).toBe('defmodule Bank do');
  expect(bank?.lines.at(-1)).toBe('end');
  expect(bank?.firstLine).toBe(9);
});

test('a module that the source does not have is not shown', () => {
  expect(moduleSource(SOURCE, 'Barista')).toBeUndefined();
});

test('the clause that an anchor names is lit, counted within its module', () => {
  expect(bank && litLines(SOURCE, bank, 'Bank.handle_call(:rate')).toEqual([1, 4]);
  expect(bank && litLines(SOURCE, bank, 'Bank.handle_call(:balance')).toBeUndefined();
});

test('of a clause the only line that can raise it is found', () => {
  expect(bank && raisingLine(bank, [1, 4], 'badarith')).toBe(2);
  expect(bank && raisingLine(bank, [1, 4], 'case_clause')).toBeUndefined();
  expect(bank && raisingLine(bank, [1, 4], 'boom')).toBeUndefined();
});

test('where two lines can raise it, none is blamed', () => {
  const till = moduleSource('defmodule A do\n  a = 1 / x\n  b = 2 / x\nend', 'A');
  expect(till && raisingLine(till, [0, 3], 'badarith')).toBeUndefined();
});
