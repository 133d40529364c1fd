/** `Process.info/1` of a process, as far as we know it. SPEC, section PI. */
import {
  atom,
  atomMap,
  boolean,
  listFrom,
  NIL_ATOM,
  type Pid,
  type Term,
  tuple,
} from '#term/term.ts';

import { memoryOf } from './heap.ts';
import { getInt, type IntMap, sortedEntries } from './int-map.ts';
import { lengthOf, lettersOf } from './mailbox.ts';
import { watchedOf } from './system-messages.ts';
import type { Process, World } from './world.ts';

/** A map of the items, or `nil` for the dead. `memory` is in bytes, `heap_size` in words. */
export function infoOf(world: Pick<World, 'processes'>, { id }: Pid): Term {
  const process = getInt(world.processes, id);
  if (process === undefined) return NIL_ATOM;
  return atomMap({
    registered_name: process.name ?? listFrom([]),
    status: atom(statusOf(process)),
    message_queue_len: lengthOf(process.mailbox),
    messages: listFrom(lettersOf(process.mailbox).map(({ message }) => message)),
    links: pids(process.links, (pid) => pid),
    monitors: pids(process.monitors, (monitor) => tuple(atom('process'), watchedOf(monitor))),
    monitored_by: pids(process.watchers, ({ watcher }) => watcher),
    trap_exit: boolean(process.trapExit),
    reductions: process.reductions,
    heap_size: process.heapSize,
    total_heap_size: process.heapSize,
    memory: memoryOf(process),
  });
}

function statusOf({ status, suspended }: Process): string {
  return suspended ? 'suspended' : status;
}

function pids<Value>(map: IntMap<Value>, termOf: (value: Value) => Term): Term {
  return listFrom(sortedEntries(map).map(([, value]) => termOf(value)));
}
