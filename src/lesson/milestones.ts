/** Milestones in the words of lessons: who asked, who exited, who started again. */
import { inspectLine } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';
import { isCrash } from '#trace/reason.ts';
import { isRestart, lifeOf } from '#trace/roll.ts';

import { type Milestone, reach } from './lesson.ts';

/** A process of that label died, and not as it should. */
export function crashes(label: string): Milestone {
  return (event) => event.kind === 'exited' && event.label === label && isCrash(event.reason);
}

/** The node stops: every process is gone. */
export function halts(): Milestone {
  return (event) => event.kind === 'fault' && event.fault.kind === 'halt';
}

/** A process of that label was started for the second time or later since the node runs. */
export function startsAgain(label: string): Milestone {
  return (event, { roll }) =>
    event.kind === 'spawned' && event.label === label && isRestart(roll, event.pid);
}

/** A process of that label asks a device for something that mentions `words`. */
export function asks(label: string, words: string): Milestone {
  return (event, { roll }) =>
    event.kind === 'asked' &&
    lifeOf(roll, label, event.id)?.pid === event.pid &&
    inspectLine(event.request).includes(words);
}

/** Whoever it is asks a device for something that mentions `words`. */
export function isAsked(words: string): Milestone {
  return (event) => event.kind === 'asked' && inspectLine(event.request).includes(words);
}

/** A message that mentions `words` lands in the mailbox of a process of that label. */
export function gets(label: string, words: string): Milestone {
  return (event, { roll }) =>
    event.kind === 'landed' &&
    roll.byPid.get(event.pid.id)?.label === label &&
    inspectLine(event.message).includes(words);
}

/** A process of that label sends a message that mentions `words`. */
export function sends(label: string, words: string): Milestone {
  return (event, { roll }) =>
    event.kind === 'sent' &&
    roll.byPid.get(event.pid.id)?.label === label &&
    inspectLine(event.message).includes(words);
}

/** A process of that label prints a line that mentions `words`. */
export function prints(label: string, words: string): Milestone {
  return (event, { roll }) =>
    event.kind === 'logged' &&
    roll.byPid.get(event.pid.id)?.label === label &&
    textOf(event.message).includes(words);
}

/** A device answers at once what it is asked from outside, and mentions `words`. */
export function replies(device: string, words: string): Milestone {
  return (event) =>
    event.kind === 'queried' &&
    event.device === device &&
    inspectLine(event.answer).includes(words);
}

/** A message that mentions `words` reaches nobody. */
export function isLost(words: string): Milestone {
  return (event) => event.kind === 'dropped' && inspectLine(event.message).includes(words);
}

/** A process of that label looks at a message that mentions `words` and leaves it where it is. */
export function skips(label: string, words: string): Milestone {
  return (event, { roll }) =>
    event.kind === 'skipped' &&
    roll.byPid.get(event.pid.id)?.label === label &&
    inspectLine(event.message).includes(words);
}

/** The same, of a message that the learner has sent. */
export function skipsOwn(label: string): Milestone {
  return (event, tape) =>
    event.kind === 'skipped' &&
    tape.roll.byPid.get(event.pid.id)?.label === label &&
    tape.placed.some(
      ({ move, planned, step }) =>
        !planned &&
        move.kind === 'input' &&
        (tape.eventCounts[step] ?? 0) < event.id &&
        inspectLine(move.input).includes(inspectLine(event.message)),
    );
}

/** Its first time only. */
export function once(milestone: Milestone): Milestone {
  return (event, tape) => milestone(event, tape) && reach(tape, milestone) === event;
}

/** The second, where the first has happened before it. */
export function after(first: Milestone, second: Milestone): Milestone {
  return (event, tape) => {
    if (!second(event, tape)) return false;
    const before = reach(tape, first);
    return before !== undefined && before.id < event.id;
  };
}

function textOf(message: Term): string {
  return typeof message === 'string' ? message : inspectLine(message);
}
