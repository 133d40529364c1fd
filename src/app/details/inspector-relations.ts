/** Whom a process is linked to, whom it monitors and who monitors it, by name; and `Process.info/1`. */
import { memoryOf } from '#kernel/heap.ts';
import { type IntMap, valuesOf } from '#kernel/int-map.ts';
import { lengthOf } from '#kernel/mailbox.ts';
import { type Monitor, OUTSIDE, type Process } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Pid } from '#term/term.ts';

import type { Info, Relation } from './inspection.ts';
import { type Inspectable, keyOfPid, nameOfPid, type Subject } from './inspector-subject.ts';

export function relationsOf({ what, process }: Subject): readonly Relation[] {
  const to = (kind: Relation['kind'], pid: Pid) => relationTo(what, kind, pid);
  return [
    ...firstOf('linked', process.links, (pid) => to('linked', pid)),
    ...firstOf('monitors', process.monitors, (monitor) => monitored(what, monitor)),
    ...firstOf('monitored', process.watchers, ({ watcher }) => to('monitored', watcher)),
  ];
}

const MOST_SHOWN = 50;

/** By rising key; of more than can be shown, how many those are. */
function firstOf<Value>(
  kind: Relation['kind'],
  map: IntMap<Value>,
  relation: (value: Value) => Relation,
): readonly Relation[] {
  const shown: Relation[] = [];
  for (const value of valuesOf(map)) {
    if (shown.length === MOST_SHOWN) break;
    shown.push(relation(value));
  }
  const more = map.size - shown.length;
  if (more === 0) return shown;
  return [...shown, { kind, name: `and ${grouped(more)} more`, key: undefined, pid: undefined }];
}

function relationTo(what: Inspectable, kind: Relation['kind'], pid: Pid): Relation {
  const [name, key] = [nameOfPid(what, pid), keyOfPid(what, pid)];
  return { kind, name, key, pid: inspectLine(pid) };
}

/** By a name that nobody had it watches nobody. */
function monitored(what: Inspectable, { target, name }: Monitor): Relation {
  if (target !== OUTSIDE || name === undefined) return relationTo(what, 'monitors', target);
  return { kind: 'monitors', name: inspectLine(name), key: undefined, pid: undefined };
}

export function infoOf({ process, part }: Subject): Info {
  const { name, trapExit, reductions, heapSize, mailbox } = process;
  return {
    title: part?.kind === 'thread' ? 'Process.info · of the whole program' : 'Process.info',
    items: [
      ['registered_name', name === undefined ? 'none' : inspectLine(name)],
      ['status', `:${statusOf(process)}`],
      ['message_queue_len', grouped(lengthOf(mailbox))],
      ['trap_exit', String(trapExit)],
      ['reductions', grouped(reductions)],
      ['heap_size', `${grouped(heapSize)} words`],
      ['memory', `${grouped(memoryOf(process))} bytes`],
    ],
  };
}

function statusOf({ status, suspended }: Process): string {
  return suspended ? 'suspended' : status;
}

/** `12,480` */
function grouped(number: number): string {
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
