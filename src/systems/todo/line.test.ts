import { describe, expect, test } from 'vitest';

import { bodyOf, lineIn, UNDERSTOOD } from './line.ts';

test.each(UNDERSTOOD)('understood: %s', (text) => {
  expect(lineIn(text).kind).toBe('line');
});

test('a line is read once', () => {
  expect(lineIn('pid = self()')).toBe(lineIn('pid = self()'));
});

test.each([
  ['', 'empty'],
  ['  # 1. Start the system', 'empty'],
  ['nil', 'line'],
  ['cache', 'line'],
  ['{pid, %{list: "a, (b", cache: [cache | rest]}}', 'line'],
  ['~D[2023-01-01]', 'line'],
  ['x = {:ok, "="}', 'line'],
  [
    'Todo.Server.add_entry(Todo.Cache.server_process("a, b"), %{date: ~D[2023-01-01], title: "(,"})',
    'line',
  ],
  ['1 + 1', 'unknown'],
  ['IO.puts("x")', 'unknown'],
  ['Todo.Server.add_entry(pid)', 'unknown'],
  ['Todo.Server.entries(pid, ~D[2023-02-30])', 'unknown'],
  ['[first, second] = list', 'unknown'],
  ['x == 1', 'unknown'],
  ['Process.sleep(1', 'unknown'],
  ['Process.sleep)1(', 'unknown'],
  ['Enum.each(1..3, fn i -> IO.puts(i) end)', 'unknown'],
  ['for i <- 1..3, do: i', 'unknown'],
])('%s is %s', (text, kind) => {
  expect(lineIn(text).kind).toBe(kind);
});

describe('a line as a tree', () => {
  test('a pattern with a tag, and one without', () => {
    expect(lineIn('{:ok, cache} = self()')).toMatchObject({
      pattern: { tag: 'ok', name: 'cache' },
    });
    expect(lineIn('pid=self()')).toMatchObject({ pattern: { tag: undefined, name: 'pid' } });
  });

  test('names in a literal are its holes; keys, atoms and texts are none', () => {
    const line = lineIn('{one, :two, "three #", [four: five], ~D[2023-01-01], Six}');
    expect(line).toMatchObject({ value: { kind: 'term', names: ['one', 'five'] } });
  });

  test('the body of a loop, in one of its turns', () => {
    const loop = { first: 1, last: 3, name: 'i', body: 'x(i, "#{i}", "i", :i, [i: i])' };
    expect(bodyOf(loop, 2)).toBe('x(2, "2", "i", :i, [i: 2])');
  });
});
