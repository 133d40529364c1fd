import { expect, test } from 'vitest';

import { played, restartedTape } from '#cli/shop-rehearsal.ts';

import { reach } from './lesson.ts';
import { crashes, halts, startsAgain } from './milestones.ts';

const rehearsal = { orders: [], faults: ['crash Barista at 2500'] };
const tape = played(restartedTape(rehearsal, { halt: 1000, boot: 2000 }));

test('that the node stops is no crash of anybody, and a new start is no restart', () => {
  expect(reach(tape, halts())).toMatchObject({ at: 1_000_000 });
  expect(reach(tape, crashes('Barista'))).toMatchObject({ at: 2_500_000 });
  expect(reach(tape, startsAgain('Barista'))).toMatchObject({ at: 2_500_000 });
  expect(reach(tape, crashes('Cashier'))).toBeUndefined();
  expect(reach(tape, startsAgain('Cashier'))).toBeUndefined();
});
