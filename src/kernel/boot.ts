/** The first world of a system: its devices as they start, and what starts its processes. */
import { type Term } from '#term/term.ts';

import { emptyAgenda } from './agenda.ts';
import { close, FIRST_AGENDA_LIMIT, open, setDevice } from './draft.ts';
import { emptyIntMap } from './int-map.ts';
import { perform } from './requests.ts';
import { idleScheduler } from './schedule.ts';
import type { Step } from './step.ts';
import { DEFAULT_SETTINGS, OUTSIDE, type Settings, type System, type World } from './world.ts';

/** The first pid, so that pids look as they do on a real node. */
export const FIRST_PID = 105;

/** Options are the system's own, as a term. */
export function boot(
  system: System,
  settings: Partial<Settings> & { readonly options: Term },
): Step {
  const draft = open(blank(system, { ...DEFAULT_SETTINGS, ...settings }));
  for (const [name, device] of Object.entries(system.devices)) {
    setDevice(draft, name, device.start(draft.settings.options));
  }
  for (const request of system.boot(draft.settings.options)) perform(draft, OUTSIDE, request);
  return close(draft);
}

function blank(system: System, settings: Settings): World {
  return {
    edition: 0,
    system,
    settings,
    now: 0,
    steps: 0,
    nextPid: FIRST_PID,
    nextRef: 1,
    nextEvent: 1,
    nextSeq: 1,
    processes: emptyIntMap(),
    names: emptyIntMap(),
    aliases: emptyIntMap(),
    timers: emptyIntMap(),
    agenda: emptyAgenda(),
    agendaLimit: FIRST_AGENDA_LIMIT,
    schedulers: Array.from({ length: settings.schedulers }, idleScheduler),
    devices: new Map(),
  };
}
