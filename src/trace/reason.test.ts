import { expect, test } from 'vitest';

import { parseTerm } from '#term/ex.ts';

import { isNormalEnd, reasonInWords, shortReason } from './reason.ts';

const raised = (what: string) => parseTerm(`{${what}, [{CoffeeShop, :f, 1, []}]}`);

test('[TX3] an error with its stack trace is named as Elixir names it', () => {
  const words = (what: string) => reasonInWords(raised(what));
  expect(words(':badarith')).toBe('ArithmeticError, bad argument in arithmetic expression');
  expect(words(':badarg')).toBe('ArgumentError');
  expect(words(':undef')).toBe('UndefinedFunctionError');
  expect(words('{:badmatch, 5}')).toBe('MatchError, no match of right hand side 5');
  expect(words('{:case_clause, {:error, :closed}}')).toBe(
    'CaseClauseError, no case clause matching {:error, :closed}',
  );
  expect(words(':function_clause')).toBe('FunctionClauseError, no function clause matching');
  expect(words('%{__struct__: RuntimeError, __exception__: true, message: "no beans"}')).toBe(
    'RuntimeError, no beans',
  );
  expect(words('%{__struct__: NoBeans, __exception__: true}')).toBe('NoBeans');
  expect(words(':constructor')).toBe(':constructor');
  expect(words('{:spilt, :milk}')).toBe('{:spilt, :milk}');
});

test('[TX3] any other reason is the term that it is', () => {
  for (const text of [':boom', ':noproc', '{:shutdown, :lunch}', '{:badarith, []}', '"x"']) {
    expect(reasonInWords(parseTerm(text))).toBe(text);
  }
});

test('a short one is for pictures', () => {
  expect(shortReason(raised(':badarith'))).toBe('ArithmeticError');
  expect(shortReason(parseTerm(':boom'))).toBe(':boom');
  expect(shortReason(parseTerm('{:error, :closed}'))).toBe('{:error, :closed}');
  expect(shortReason(parseTerm(`:${'a'.repeat(60)}`))).toBe(`:${'a'.repeat(28)}…`);
});

test.each([
  [':normal', true],
  [':shutdown', true],
  ['{:shutdown, :lunch}', true],
  ['{:normal, 1}', false],
  ['{:shutdown, 1, 2}', false],
  [':killed', false],
  ['{:badarith, []}', false],
  ['"normal"', false],
])('whether %s is a normal end: %s', (text, expected) => {
  expect(isNormalEnd(parseTerm(text))).toBe(expected);
});
