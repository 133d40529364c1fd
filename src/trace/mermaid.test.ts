import mermaid from 'mermaid';
import { expect, test } from 'vitest';

import { badDayTape, played, shopTape } from '#cli/shop-rehearsal.ts';
import { pid } from '#term/term.ts';

import { mermaidOf } from './mermaid.ts';
import { emptyRoll, enter } from './roll.ts';
import { playUntil } from './tape.ts';

const tape = played(shopTape({ faults: ['bank malformed at 1500'] }));

test('a crash and its restart are notes on the one participant', async () => {
  const text = mermaidOf(tape, tape.events.length);
  expect(text).toContain('participant p3 as PaymentGateway\n');
  expect(text).toContain('Note over p3: crashes: ArithmeticError, bad argument in arithmetic');
  expect(text).toContain('Note over p3: starts again as #35;PID#lt;0.');
  expect(text.match(/as PaymentGateway/g)).toHaveLength(1);
});

test('a call, a reply and a signal are lines of their own', () => {
  const text = mermaidOf(tape, tape.events.length);
  expect(text).toMatch(/p6->>p5: \{:order, order_id: 101/);
  expect(text).toMatch(/p5-->>p6: \{:accepted, order_id: 101\}/);
  expect(text).toMatch(/p3--xp1: exit signal: ArithmeticError/);
});

test('it tells no more than has happened', () => {
  expect(mermaidOf(tape, 1).split('\n')).toHaveLength(4);
  expect(mermaidOf(tape, 0)).toBe('sequenceDiagram\n');
});

test('Mermaid reads a whole bad day', async () => {
  const day = badDayTape(4);
  playUntil(day, 20_000_000);
  await expect(mermaid.parse(mermaidOf(day, day.events.length))).resolves.toBeTruthy();
});

test('Mermaid reads names and texts with signs of its own', async () => {
  const label = 'end; %%{x}%% "a" <b> #1\nNote over';
  const [self, parent] = [pid(105), pid(0)];
  const common = { id: 1, cause: 0, at: 0, pid: self } as const;
  const born = { ...common, kind: 'spawned', parent, label, linked: false } as const;
  const message = 'a;b\n#c: "d" <e> %%';
  const sent = { ...common, id: 2, kind: 'sent', to: self, message } as const;
  const roll = emptyRoll();
  enter(roll, [born]);
  const text = mermaidOf({ events: [born, sent], roll }, 2);
  expect(text.trim().split('\n')).toHaveLength(4);
  await expect(mermaid.parse(text)).resolves.toBeTruthy();
});
