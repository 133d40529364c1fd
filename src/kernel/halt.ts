/** The node stops, as when the power fails: every process is gone, and nobody is told. SPEC, FA. */
import { atom } from '#term/term.ts';

import { filterDue } from './agenda.ts';
import { turnDevice } from './devices.ts';
import { type Draft, emit } from './draft.ts';
import { emptyIntMap, valuesOf } from './int-map.ts';
import { idleScheduler } from './schedule.ts';

const HALTED = atom('halted');

/** What is counted (pids, references, events) goes on, so that nobody new is one of before. */
export function halt(draft: Draft): void {
  for (const { pid, label } of valuesOf(draft.processes)) {
    emit(draft, pid, { kind: 'exited', reason: HALTED, label });
  }
  draft.processes = emptyIntMap();
  draft.names = emptyIntMap();
  draft.aliases = emptyIntMap();
  draft.timers = emptyIntMap();
  draft.agenda = filterDue(draft.agenda, ({ kind }) => kind === 'device');
  draft.schedulers = draft.schedulers.map(idleScheduler);
  for (const name of Object.keys(draft.system.devices)) {
    turnDevice(draft, name, { kind: 'halted' });
  }
}
