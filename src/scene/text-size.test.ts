import { expect, it } from 'vitest';

import { fitTerm, fitText, monoWidth } from './text-size.ts';

it('cuts a term at a comma of its own, and closes it', () => {
  const term = '{:DOWN, ref, :process, {:badarith, [{:erlang, :/}]}}';
  expect(fitTerm(term, 200, 10)).toBe('{:DOWN, ref, :process, …}');
  expect(fitTerm(term, 330, 10)).toBe(term);
});

it('cuts anywhere if there is no comma', () => {
  expect(fitTerm('ArithmeticError', 60, 10)).toBe('Arithmeti…');
});

it('never takes more room than it has', () => {
  for (let width = 60; width < 400; width += 7) {
    const text = fitTerm('%{connection: :connected, settled: {1, 2}, bank: "Visa"}', width, 10);
    expect(monoWidth(text, 10)).toBeLessThanOrEqual(width + 0.01);
  }
});

it('leaves a text that fits', () => {
  expect(fitText('brewing', 42, 10)).toBe('brewing');
  expect(fitText('brewing', 41, 10)).toBe('brewi…');
});
