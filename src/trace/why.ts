/** Why did this happen? A walk from an event back to its causes (SPEC of the kernel, DT). */
import type { EventId, KernelEvent } from '#kernel/event.ts';

/** The event, what caused it, what caused that… ending at an input, a fault or the start. */
export function why(events: readonly KernelEvent[], id: EventId): readonly KernelEvent[] {
  const chain: KernelEvent[] = [];
  for (let event = eventWith(events, id); event !== undefined;) {
    chain.push(event);
    event = eventWith(events, event.cause);
  }
  return chain;
}

/** Ids count from 1 without a gap, so an event stands where its id says. */
function eventWith(events: readonly KernelEvent[], id: EventId): KernelEvent | undefined {
  return id === 0 ? undefined : events[id - 1];
}
