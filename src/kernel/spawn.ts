/** A new process: on its parent's scheduler, ready to run, linked from its birth if asked. SPEC, SP. */
import { NIL, type Pid } from '#term/term.ts';
import { words } from '#term/words.ts';

import { attempt } from './attempt.ts';
import { type Behaviour, Raised, type SpawnRequest } from './behaviour.ts';
import { copyOf, type Draft, type DraftProcess, emit, newPid, processOf } from './draft.ts';
import { FIRST_HEAP, heapSizeFor } from './heap.ts';
import { emptyIntMap, getInt, setInt } from './int-map.ts';
import { EMPTY_MAILBOX } from './mailbox.ts';
import { join } from './schedule.ts';
import { OUTSIDE, type Process } from './world.ts';

export function spawn(draft: Draft, parent: Pid, request: SpawnRequest): Pid {
  const { behaviour, argument, label = behaviour.name } = request;
  const self = newPid(draft);
  const linked = request.link === true && parent !== OUTSIDE;
  const cause = emit(draft, self, { kind: 'spawned', parent, label, linked });
  const moment = { self, now: draft.now, budget: draft.settings.budget, answer: undefined };
  const scheduler = getInt(draft.processes, parent.id)?.scheduler ?? 0;
  const state = attempt(() => behaviour.start(argument, moment));
  const blank = {
    ...BLANK,
    edition: draft.edition,
    pid: self,
    parent,
    label,
    behaviour: state instanceof Raised ? stillborn(behaviour.name, state) : behaviour,
    state,
    scheduler,
    cause,
  };
  const process = copyOf(blank, draft.edition);
  process.heapUsed = words(argument);
  process.heapSize = heapSizeFor(process.heapUsed);
  draft.processes = setInt(draft.processes, [self.id, process], draft.edition);
  if (linked) tie(draft, process, parent);
  join(draft, process);
  return self;
}

/** `spawn_link` is atomic: there is no moment at which only one side knows. */
function tie(draft: Draft, child: DraftProcess, parent: Pid): void {
  child.links = setInt(child.links, [parent.id, parent], draft.edition);
  const other = processOf(draft, parent.id);
  if (other !== undefined)
    other.links = setInt(other.links, [child.pid.id, child.pid], draft.edition);
}

/** What a process runs whose `start` raised: it is there, and raises in its first turn. */
function stillborn(name: string, { reason }: Raised): Behaviour {
  return {
    name,
    start: (state) => state,
    run: (state) => ({ kind: 'exited', state, reductions: 1, reason }),
    take: () => undefined,
    timeout: (state) => state,
    describe: () => ({ states: [], data: NIL, words: 0 }),
  };
}

const BLANK: Omit<
  Process,
  'edition' | 'pid' | 'parent' | 'label' | 'behaviour' | 'state' | 'scheduler' | 'cause'
> = {
  name: undefined,
  status: 'runnable',
  suspended: false,
  lag: 0,
  trapExit: false,
  mailbox: EMPTY_MAILBOX,
  receiving: false,
  answer: undefined,
  deadline: undefined,
  wake: 0,
  workLeft: 0,
  links: emptyIntMap(),
  monitors: emptyIntMap(),
  watchers: emptyIntMap(),
  aliases: emptyIntMap(),
  lastTo: emptyIntMap(),
  queued: 0,
  reductions: 0,
  heapUsed: 0,
  heapSize: FIRST_HEAP,
};
