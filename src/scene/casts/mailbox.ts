/** The sender and the receiver, whose mailbox is what the lesson is about. */
import type { Cast } from '#scene/cast.ts';
import { gridPlan } from '#scene/grid-plan.ts';
import type { Detail } from '#scene/parts.ts';
import { wire } from '#scene/wire-text.ts';

const STATES: Readonly<Record<string, string>> = {
  sending_on: 'waits to be told',
  urgent_first: 'looks for urgent',
  take_known: 'waits',
  take_any: 'takes anything',
  working: 'works',
};

const doing: Detail = (state) => STATES[state] ?? state;

export const MAILBOX: Cast = {
  parts: {
    memory: 'processes',
    parts: [
      { label: 'Sender', key: 'Sender', name: 'Sender', kind: 'worker', detail: doing },
      { label: 'Receiver', key: 'Receiver', name: 'Receiver', kind: 'worker', detail: doing },
    ],
    groups: [],
    devices: [],
    busy: ['working'],
    timed: ['working'],
  },
  plan: gridPlan({
    wide: {
      slots: { Sender: { at: [0.18, 0.5] }, Receiver: { at: [0.79, 0.5] } },
      wires: [wire('talk', 'Sender: right 0.5 → Receiver: left 0.5')],
    },
    phone: {
      slots: { Sender: { at: [0.5, 0.18] }, Receiver: { at: [0.5, 0.8] } },
      wires: [wire('talk', 'Sender: bottom 0.5 → Receiver: top 0.5')],
    },
  }),
};
