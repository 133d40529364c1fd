/** The account above, its two clients below: each sees the account and not the other. */
import type { Cast } from '#scene/cast.ts';
import { gridPlan } from '#scene/grid-plan.ts';
import type { Detail } from '#scene/parts.ts';
import { wire } from '#scene/wire-text.ts';
import { field } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { NIL_ATOM, type Term } from '#term/term.ts';

const numberIn = (data: Term, key: string) => inspectLine(field(data, key) ?? NIL_ATOM);

const holding: Detail = (_state, data) => `balance ${numberIn(data, 'balance')}`;

const WANTS: Readonly<Record<string, string>> = {
  withdrawing: 'wants',
  looking: 'looks, wants',
  thinking: 'thinks, wants',
  depositing: 'brings',
};

const wanting: Detail = (state, data) => {
  if (state === 'asking') return 'asks';
  const wants = WANTS[state];
  return wants === undefined
    ? `has ${numberIn(data, 'cash')}`
    : `${wants} ${numberIn(data, 'amount')}`;
};

export const BANK_ACCOUNT: Cast = {
  parts: {
    memory: 'processes',
    parts: [
      { label: 'Account', key: 'Account', name: 'Account', kind: 'worker', detail: holding },
      { label: 'Ann', key: 'Ann', name: 'Ann', kind: 'worker', detail: wanting },
      { label: 'Ben', key: 'Ben', name: 'Ben', kind: 'worker', detail: wanting },
    ],
    groups: [],
    devices: [],
    busy: ['withdrawing', 'looking', 'thinking', 'depositing', 'asking'],
    timed: ['thinking'],
  },
  plan: gridPlan({
    wide: {
      slots: {
        Account: { at: [0.5, 0.22] },
        Ann: { at: [0.18, 0.78] },
        Ben: { at: [0.82, 0.78] },
      },
      wires: [
        wire('talk', 'Ann: top 0.3 → Account: left 0.35'),
        wire('talk', 'Account: bottom 0.25 → Ann: right 0.3'),
        wire('talk', 'Ben: top 0.7 → Account: right 0.35'),
        wire('talk', 'Account: bottom 0.75 → Ben: left 0.3'),
      ],
    },
    phone: {
      slots: {
        Account: { at: [0.5, 0.16] },
        Ann: { at: [0.1, 0.85] },
        Ben: { at: [0.9, 0.85] },
      },
      wires: [
        wire('talk', 'Ann: top 0.25 → Account: bottom 0.1'),
        wire('talk', 'Account: bottom 0.35 → Ann: top 0.75'),
        wire('talk', 'Ben: top 0.75 → Account: bottom 0.9'),
        wire('talk', 'Account: bottom 0.65 → Ben: top 0.25'),
      ],
    },
  }),
};
