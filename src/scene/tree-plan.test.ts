import { hierarchy } from 'd3';
import { describe, expect, it } from 'vitest';

import type { Forest, Member } from './forest.ts';
import { grown, overlapArea } from './geometry.ts';
import { treePlan } from './tree-plan.ts';

/** A supervisor of that many workers stands among three other workers. */
function nested(below: number): Forest {
  const workers = (name: string, count: number) =>
    Array.from({ length: count }, (_, i): Member => ({ key: `${name}${i}`, kind: 'process' }));
  const children = new Map<string, readonly Member[]>([
    ['', [{ key: 'top', kind: 'supervisor' }]],
    ['top', [...workers('a', 1), { key: 'inner', kind: 'supervisor' }, ...workers('b', 2)]],
    ['inner', workers('c', below)],
  ]);
  const root: Member = { key: '', kind: 'group' };
  return { root: hierarchy(root, ({ key }) => children.get(key)), aside: [] };
}

describe.each([1, 2, 3])('a supervisor of %i beside workers', (below) => {
  it.each([
    { form: 'wide' as const, size: { width: 700, height: 600 } },
    { form: 'phone' as const, size: { width: 360, height: 500 } },
  ])('keeps off them: $form', (room) => {
    const { slots } = treePlan(nested(below), room);
    expect(slots).toHaveLength(5 + below);
    for (const [at, { box }] of slots.entries()) {
      for (const other of slots.slice(at + 1)) {
        expect(overlapArea(grown(box, 3), other.box)).toBe(0);
      }
    }
  });
});
