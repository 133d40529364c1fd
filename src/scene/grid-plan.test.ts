import { expect, it } from 'vitest';

import { overlapArea } from './geometry.ts';
import { gridPlan } from './grid-plan.ts';
import { slotOf, wayBetween } from './plan.ts';
import { wire } from './wire-text.ts';

const plan = gridPlan({
  wide: {
    slots: { Alice: { at: [0.2, 0.5] }, Bob: { at: [0.8, 0.5] } },
    wires: [wire('talk', 'Alice: right 0.4 → Bob: left 0.4')],
  },
  phone: { slots: { Alice: { at: [0.5, 0] }, Bob: { at: [0.5, 1] } } },
});

it.each([
  { width: 344, height: 410 },
  { width: 700, height: 500 },
  { width: 1500, height: 900 },
])('a grid of two has both on the stage and apart, in $width × $height', (room) => {
  const { slots, size, wires } = plan(room);
  for (const { box } of slots) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(size.width);
    expect(box.y + box.height).toBeLessThanOrEqual(size.height);
  }
  const [alice, bob] = slots;
  expect(alice && bob && overlapArea(alice.box, bob.box)).toBe(0);
  expect(wires).toHaveLength(1);
});

it('a way begins and ends where its author wrote', () => {
  const wide = plan({ width: 700, height: 500 });
  const [start, , , end] = wayBetween(wide, { kind: 'talk', from: 'Alice', to: 'Bob' }) ?? [];
  const [alice, bob] = [slotOf(wide, 'Alice')?.box, slotOf(wide, 'Bob')?.box];
  expect(start?.x).toBe((alice?.x ?? 0) + (alice?.width ?? 0));
  expect(end?.x).toBe(bob?.x);
});

it('a way that cannot be read says how one is written', () => {
  expect(() => wire('talk', 'Alice to Bob')).toThrow('write "Alice: right 0.5 → Bob: left 0.5"');
});
