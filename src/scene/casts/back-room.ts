/** The back room: its supervisor above, the bench with grinder and machine below, two beside it. */
import type { Cast } from '#scene/cast.ts';
import { gridPlan } from '#scene/grid-plan.ts';
import type { Detail, Part } from '#scene/parts.ts';
import { wire } from '#scene/wire-text.ts';
import { field } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { NIL_ATOM, type Term } from '#term/term.ts';

const textIn = (data: Term, key: string) => inspectLine(field(data, key) ?? NIL_ATOM);

const grinding: Detail = (_state, data) => {
  const paired = (field(data, 'machine') ?? NIL_ATOM) === NIL_ATOM ? '' : 'paired, ';
  return `${paired}ground ${textIn(data, 'ground')}`;
};

const brewing: Detail = (state, data) =>
  state === 'brewing' ? `brewing ${textIn(data, 'brewing')}` : `made ${textIn(data, 'made')}`;

function supervisor(label: string): Part {
  return { label, key: label, name: label, kind: 'supervisor' };
}

function worker(label: string, more: Pick<Part, 'detail'> = {}): Part {
  return { label, key: label, name: label, kind: 'worker', ...more };
}

export const BACK_ROOM: Cast = {
  parts: {
    memory: 'processes',
    parts: [
      supervisor('BackRoom'),
      supervisor('Bench'),
      worker('Grinder', { detail: grinding }),
      worker('Machine', { detail: brewing }),
      worker('Cleaner'),
      worker('Radio'),
    ],
    groups: [],
    devices: [],
    busy: ['brewing', 'cleaning'],
    timed: ['brewing', 'cleaning'],
  },
  plan: gridPlan({
    wide: {
      slots: {
        BackRoom: { at: [0.55, 0.1], kind: 'supervisor', size: { width: 264, height: 76 } },
        Bench: { at: [0.27, 0.39], kind: 'supervisor', size: { width: 264, height: 76 } },
        Cleaner: { at: [0.64, 0.39], size: { width: 140, height: 104 } },
        Radio: { at: [0.89, 0.39], size: { width: 140, height: 104 } },
        Grinder: { at: [0.15, 0.83] },
        Machine: { at: [0.76, 0.83] },
      },
      wires: [
        wire('supervision', 'BackRoom: bottom 0.2 → Bench: top 0.6'),
        wire('supervision', 'BackRoom: bottom 0.65 → Cleaner: top 0.5'),
        wire('supervision', 'BackRoom: bottom 0.85 → Radio: top 0.5'),
        wire('supervision', 'Bench: bottom 0.3 → Grinder: top 0.5'),
        wire('supervision', 'Bench: bottom 0.7 → Machine: top 0.4'),
        wire('talk', 'Machine: left 0.32 → Grinder: right 0.32'),
        wire('talk', 'Grinder: right 0.74 → Machine: left 0.74'),
      ],
    },
    phone: {
      slots: {
        BackRoom: { at: [0.5, 0.07], kind: 'supervisor', size: { width: 216, height: 46 } },
        Bench: { at: [0.203, 0.28], kind: 'supervisor', size: { width: 128, height: 46 } },
        Cleaner: { at: [0.547, 0.28], size: { width: 96, height: 70 } },
        Radio: { at: [0.9, 0.28], size: { width: 96, height: 70 } },
        Grinder: { at: [0.2, 0.57], size: { width: 136, height: 86 } },
        Machine: { at: [0.76, 0.74], size: { width: 146, height: 86 } },
      },
      wires: [
        wire('supervision', 'BackRoom: bottom 0.2 → Bench: top 0.6'),
        wire('supervision', 'BackRoom: bottom 0.6 → Cleaner: top 0.5'),
        wire('supervision', 'BackRoom: bottom 0.85 → Radio: top 0.5'),
        wire('supervision', 'Bench: bottom 0.3 → Grinder: top 0.4'),
        wire('supervision', 'Bench: bottom 0.85 → Machine: top 0.35'),
        wire('talk', 'Machine: left 0.3 → Grinder: bottom 0.75'),
        wire('talk', 'Grinder: bottom 0.4 → Machine: left 0.75'),
      ],
    },
  }),
};
