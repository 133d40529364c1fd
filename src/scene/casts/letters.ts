/** Alice and Bob, beside each other; on a phone one above the other. */
import type { Cast } from '#scene/cast.ts';
import { gridPlan } from '#scene/grid-plan.ts';
import type { Detail } from '#scene/parts.ts';
import { wire } from '#scene/wire-text.ts';

const STATES: Readonly<Record<string, string>> = {
  writing: 'waits to be told',
  waiting: 'waits for a letter',
  reading: 'reads a letter',
};

const doing: Detail = (state) => STATES[state] ?? state;

export const LETTERS: Cast = {
  parts: {
    memory: 'processes',
    parts: [
      { label: 'Alice', key: 'Alice', name: 'Alice', kind: 'worker', detail: doing },
      { label: 'Bob', key: 'Bob', name: 'Bob', kind: 'worker', detail: doing },
    ],
    groups: [],
    devices: [],
    busy: ['reading'],
    timed: ['reading', 'waiting'],
  },
  plan: gridPlan({
    wide: {
      slots: { Alice: { at: [0.2, 0.5] }, Bob: { at: [0.8, 0.5] } },
      wires: [wire('talk', 'Alice: right 0.5 → Bob: left 0.5')],
    },
    phone: {
      slots: { Alice: { at: [0.5, 0.2] }, Bob: { at: [0.5, 0.8] } },
      wires: [wire('talk', 'Alice: bottom 0.5 → Bob: top 0.5')],
    },
  }),
};
