import { expect, test } from 'vitest';

import { afterMove, momentAt, placeAt } from '#app/lesson/lesson-fixture.ts';
import { crashMove, faultMove, tapeOf } from '#app/lesson/lesson-run.ts';
import { lesson } from '#lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts';
import { MONOLITH_PARTS } from '#scene/coffee-shop-parts.ts';
import source from '#systems/coffee-shop/coffee_shop.ex?raw';

import { inspected } from './inspect-process.ts';

const quiet = tapeOf(lesson.run);

function look(tape: typeof quiet, seconds: number, key: string) {
  const place = placeAt(tape, seconds);
  return inspected({
    place,
    moment: momentAt(tape, seconds),
    key,
    label: key,
    source,
    machines: {},
  });
}

test('a living gateway says what it does, in one line of state', () => {
  const gateway = look(quiet, 4.6, 'PaymentGateway');
  expect(gateway).toMatchObject({ status: 'charging', tone: 'busy' });
  expect(gateway?.state).toMatchObject({ title: 'State' });
  expect(gateway?.state?.lines).toHaveLength(1);
});

test('order numbers are shown as numbers, not as a charlist', () => {
  const display = look(quiet, 9, 'DisplayScreen');
  expect(display?.state?.lines.join('')).toContain('[100]');
});

test('of an arithmetic error the very line is lit', () => {
  const broken = afterMove(quiet, 4.6, (world) => faultMove('bank malformed', world));
  const { code, tone } = look(broken, 6.2, 'PaymentGateway') ?? {};
  const [line = -1] = code?.lit ?? [];
  expect(tone).toBe('crash');
  expect(code?.litTone).toBe('crash');
  expect(code?.lines[line]).toContain('amount / rate');
});

test('who is told to exit from outside has made no error: no line is blamed', () => {
  const told = afterMove(quiet, 4.6, crashMove('PaymentGateway', ':boom'));
  expect(look(told, 4.65, 'PaymentGateway')?.tone).toBe('crash');
  expect(look(told, 4.65, 'PaymentGateway')?.code?.litTone).toBeUndefined();
});

test('a bank has books, and neither pid nor mailbox', () => {
  const bank = look(quiet, 4.6, 'Bank');
  expect(bank?.identity).toBe('a device: no pid');
  expect(bank?.mailbox).toBeUndefined();
});

test('in one shared memory all threads die at once, and the watchdog counts down', () => {
  const shared = tapeOf(lesson.otherRun ?? lesson.run);
  const dead = afterMove(shared, 4.6, crashMove('Program', ':boom'));
  const { processes } = momentAt(dead, 5.2, MONOLITH_PARTS);
  const threads = processes.filter(({ kind }) => kind === 'thread');
  expect(threads.map(({ alive, mailbox, pid }) => ({ alive, mailbox, pid }))).toEqual(
    Array.from({ length: 4 }, () => ({ alive: false, mailbox: [], pid: 'thread' })),
  );
  const watchdog = processes.find(({ kind }) => kind === 'watchdog');
  expect(watchdog?.stateText).toMatch(/^starts it all again in 3\.\d s$/);
  expect(watchdog?.progress).toBeGreaterThan(0);
});
