import { expect, test } from 'vitest';

import { played, shopTape } from '#cli/shop-rehearsal.ts';
import { COFFEE_SHOP } from '#scene/casts/coffee-shop.ts';
import { momentOf } from '#scene/moment-of.ts';
import { positionAt } from '#trace/tape.ts';

import { findParts } from './search-parts.ts';
import { answerTo } from './why-answer.tsx';
import { piecesOf } from './why-names.ts';
import { whyOptions } from './why-options.ts';

const tape = played(shopTape({ faults: ['crash Barista at 1500', 'bank slow at 500'] }), 20_000);

function at(seconds: number) {
  const place = { tape, position: positionAt(tape, seconds * 1e6), at: seconds * 1e6 };
  return { place, moment: momentOf(place, COFFEE_SHOP.parts) };
}

function questions(seconds: number, key: string): readonly string[] {
  const { place, moment } = at(seconds);
  return whyOptions(place, moment, key).map(({ question }) => question);
}

test('of the living one may ask what they wait for', () => {
  expect(questions(1.2, 'Barista')).toEqual(['What is it waiting for?']);
  expect(questions(1.2, 'Bank')).toEqual([]);
});

test('after a crash one may ask for the death, and for the restart', () => {
  expect(questions(1.6, 'Barista')).toEqual([
    'Why did it die?',
    'Why was it restarted?',
    'What is it waiting for?',
  ]);
});

test('a timeout may be asked about when it has been', () => {
  expect(questions(1.2, 'PaymentGateway')).not.toContain('Why did it time out?');
  expect(questions(5, 'PaymentGateway')).toContain('Why did it time out?');
});

test('each has an answer', () => {
  const { place, moment } = at(5);
  const keys = [...moment.processes].map(({ key }) => key);
  for (const { asked } of keys.flatMap((key) => whyOptions(place, moment, key))) {
    expect(answerTo(asked)?.sentence).toMatch(/\.$/);
  }
});

test('names in a sentence are pieces of their own, those within terms are not', () => {
  const sentence = 'Barista (2) is no Barista, nor #PID<Barista>; Customer 101, Barista.';
  const names = piecesOf(tape.roll, sentence).filter(({ pid }) => pid !== undefined);
  expect(names.map(({ text }) => text)).toEqual([
    'Barista (2)',
    'Barista',
    'Customer 101',
    'Barista',
  ]);
  expect(
    piecesOf(tape.roll, sentence)
      .map(({ text }) => text)
      .join(''),
  ).toBe(sentence);
});

test('a process is found by its name and by its pid, the living first', () => {
  const { moment } = at(2);
  const found = (text: string) => findParts(moment, tape.roll, text).map(({ name }) => name);
  expect(found('cash')).toEqual(['Cashier']);
  expect(found('bar').slice(0, 2)).toEqual(['Barista', 'Barista']);
  const [living, ended] = findParts(moment, tape.roll, 'bar');
  expect([living?.ended, ended?.ended]).toEqual([false, true]);
  expect(ended?.key).toBe('Barista');
  const number = /\d+(?=\.0>)/.exec(living?.pid ?? '')?.[0] ?? '';
  expect(findParts(moment, tape.roll, `0.${number}.0`)).toEqual([living]);
  expect(findParts(moment, tape.roll, number)[0]).toEqual(living);
  expect(found('nobody')).toEqual([]);
});

test('without a text all who are there, and none who are not yet born', () => {
  const { moment } = at(0.5);
  expect(findParts(moment, tape.roll, '').every(({ ended }) => !ended)).toBe(true);
  expect(findParts(moment, tape.roll, 'customer')).toEqual([]);
});
