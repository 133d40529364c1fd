/** Milestones in the words of lessons: who asked, who exited, who started again. */
import { inspectLine } from '#term/inspect.ts';
import { isNormalEnd } from '#trace/reason.ts';
import { lifeOf } from '#trace/roll.ts';

import type { Milestone } from './lesson.ts';

/** A process of that label died, and not as it should. */
export function crashes(label: string): Milestone {
  return (event) => event.kind === 'exited' && event.label === label && !isNormalEnd(event.reason);
}

/** A process of that label was started for the second time or later. */
export function startsAgain(label: string): Milestone {
  return (event, { roll }) =>
    event.kind === 'spawned' &&
    event.label === label &&
    roll.byPid.get(event.pid.id)?.generation !== 1;
}

/** A process of that label asks a device for something that mentions `words`. */
export function asks(label: string, words: string): Milestone {
  return (event, { roll }) =>
    event.kind === 'asked' &&
    lifeOf(roll, label, event.id)?.pid === event.pid &&
    inspectLine(event.request).includes(words);
}

/** A message that mentions `words` lands in the mailbox of a process of that label. */
export function gets(label: string, words: string): Milestone {
  return (event, { roll }) =>
    event.kind === 'landed' &&
    roll.byPid.get(event.pid.id)?.label === label &&
    inspectLine(event.message).includes(words);
}
