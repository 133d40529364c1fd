/** What the cache has handed out, read off the events of a run. */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { element, tagOf } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { isPid, isTuple, type Pid, type Term } from '#term/term.ts';

/** `event`: the reply is sent. */
export type HandedOut = { readonly event: EventId; readonly pid: Pid };

/** The pids in replies to `{:server_process, name}`, in their order, up to and with that event. */
export function handedOut(events: readonly KernelEvent[], upTo: EventId): readonly HandedOut[] {
  const asked = new Set<string>();
  return events.flatMap((event) => {
    if (event.kind !== 'sent' || event.id > upTo) return [];
    const tag = askedWith(event.message);
    if (tag !== undefined) asked.add(inspectLine(tag));
    const pid = pidIn(event.message);
    return pid !== undefined && asked.has(pid.tag) ? [{ event: event.id, pid: pid.pid }] : [];
  });
}

/** The tag of `{:"$gen_call", {from, tag}, {:server_process, name}}`. */
function askedWith(message: Term): Term | undefined {
  if (tagOf(message) !== '$gen_call') return undefined;
  const [from, request] = [element(message, 1), element(message, 2)];
  if (from === undefined || request === undefined) return undefined;
  return tagOf(request) === 'server_process' ? element(from, 1) : undefined;
}

function pidIn(message: Term): { readonly tag: string; readonly pid: Pid } | undefined {
  const [tag, pid] = isTuple(message, 2) ? message.items : [];
  if (tag === undefined || pid === undefined || !isPid(pid)) return undefined;
  return { tag: inspectLine(tag), pid };
}
