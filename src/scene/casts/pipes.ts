/** Who wants a result, and the pipe that works on it: its steps are told in the pipe’s own words. */
import type { Cast } from '#scene/cast.ts';
import { gridPlan } from '#scene/grid-plan.ts';
import type { Detail } from '#scene/parts.ts';
import { wire } from '#scene/wire-text.ts';
import { elements, field } from '#term/access.ts';
import { NIL_ATOM } from '#term/term.ts';

const CALLER: Readonly<Record<string, string>> = {
  loop: 'waits for a value',
  wait: 'waits for the pipe',
};

const calling: Detail = (state) => CALLER[state] ?? state;

/** `Enum.sum()` while that step is at work. */
const stepping: Detail = (state, data) => {
  const steps = elements(field(data, 'steps') ?? NIL_ATOM) ?? [];
  const step = steps[Number(field(data, 'at'))];
  return typeof step === 'string' ? step : state;
};

export const PIPES: Cast = {
  parts: {
    memory: 'processes',
    parts: [
      { label: 'Caller', key: 'Caller', name: 'Caller', kind: 'worker', detail: calling },
      { label: 'Pipe', key: 'Pipe', name: 'Pipe', kind: 'worker', detail: stepping },
    ],
    groups: [],
    devices: [],
    busy: ['step'],
    timed: ['step'],
  },
  plan: gridPlan({
    wide: {
      slots: {
        Caller: { at: [0.18, 0.5] },
        Pipe: { at: [0.78, 0.5], size: { width: 248, height: 124 } },
      },
      wires: [
        wire('talk', 'Pipe: left 0.3 → Caller: right 0.3'),
        wire('monitor', 'Caller: right 0.7 → Pipe: left 0.7'),
      ],
    },
    phone: {
      slots: {
        Caller: { at: [0.5, 0.18] },
        Pipe: { at: [0.5, 0.8], size: { width: 220, height: 92 } },
      },
      wires: [
        wire('talk', 'Pipe: top 0.3618 → Caller: bottom 0.3'),
        wire('monitor', 'Caller: bottom 0.7 → Pipe: top 0.6382'),
      ],
    },
  }),
};
