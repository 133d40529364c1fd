/** A run in plain English: one sentence an event, so that words say all that the picture shows. */
import type { KernelEvent } from '#kernel/event.ts';

import { isHalted } from './reason.ts';
import type { Roll } from './roll.ts';
import { sentenceOf } from './sentence.ts';
import { unwrapped } from './wire.ts';

export type Line = {
  readonly event: KernelEvent;
  readonly text: string;
  /** Of interest only to whom looks closely: the other half of something that has a line already. */
  readonly detail: boolean;
};

export function transcriptOf(events: readonly KernelEvent[], roll: Roll): readonly Line[] {
  return events.map((event) => lineOf(event, roll, events));
}

/** Told with the events around it, where they are at hand. */
export function lineOf(event: KernelEvent, roll: Roll, events: readonly KernelEvent[] = []): Line {
  const text = sentenceOf(event, roll, events).replace(/^the /, 'The ');
  return { event, text, detail: isDetail(event) };
}

/** Whether it is the other half of something that has a line already. */
export function isDetail(event: KernelEvent): boolean {
  switch (event.kind) {
    case 'sent':
      return unwrapped(event.message).kind === 'start';
    case 'landed':
      return unwrapped(event.message).kind !== 'down';
    case 'received':
    case 'registered':
    case 'signalled':
    case 'demonitored':
    case 'timer_set':
    case 'timer_fired':
    case 'timer_cancelled':
    case 'queried':
    case 'collected':
    case 'trapping':
      return true;
    case 'exited':
      return isHalted(event.reason);
    case 'spawned':
    case 'unregistered':
    case 'skipped':
    case 'dropped':
    case 'timed_out':
    case 'linked':
    case 'unlinked':
    case 'monitored':
    case 'exit_landed':
    case 'preempted':
    case 'stolen':
    case 'asked':
    case 'answered':
    case 'logged':
    case 'raised':
    case 'input':
    case 'fault':
      return false;
  }
}
