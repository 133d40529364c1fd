/** Why did this happen? A walk from an event back to its causes (SPEC of the kernel, DT). */
import type { EventId, KernelEvent } from '#kernel/event.ts';

/** The event, what caused it, what caused that… ending at an input, a fault or the start. */
export function why(events: readonly KernelEvent[], id: EventId): readonly KernelEvent[] {
  const chain: KernelEvent[] = [];
  for (let event = events[id - 1]; event !== undefined; event = causeIn({ events }, event)) {
    chain.push(event);
  }
  return chain;
}

/** Ids count from 1 without a gap, so an event stands where its id says. */
export function causeIn(
  { events }: { readonly events: readonly KernelEvent[] },
  { cause }: KernelEvent,
): KernelEvent | undefined {
  return cause === 0 ? undefined : events[cause - 1];
}
