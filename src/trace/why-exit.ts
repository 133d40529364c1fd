/** Ends and exit signals as causes: who died, who ended whom, and what for. */
import { OUTSIDE } from '#kernel/world.ts';
import type { Pid } from '#term/term.ts';

import { clock } from './clock.ts';
import { nameIn } from './roll.ts';
import type { Tape } from './tape.ts';
import { type Failure, failureBehind, gaveUpOver, supervisionAt } from './why-supervisor.ts';
import { death, endVerb, itOr, type Of, reasonWord, type Told } from './why-words.ts';
import { causeIn } from './why.ts';

export function dying(tape: Tape, event: Of<'exited'>): Told {
  const who = nameIn(tape.roll, event.pid);
  const gaveUp = gaveUpOver(tape, event);
  if (gaveUp !== undefined) {
    return { event, text: `${who} gave up and ended`, again: `${who} gave up`, last: gaveUp.heard };
  }
  const text = `${death(tape.roll, event)} at ${clock(event.at)}`;
  return { event, text, again: `${who} ${endVerb(event)}`, last: event };
}

/** An exit signal that ends: from a link, or sent by another. Yours is told as what you did. */
export function ending(tape: Tape, landed: Of<'exit_landed'>, about: Pid): Told | undefined {
  const event = causeIn(tape, landed);
  if (event?.kind !== 'signalled' || event.pid === OUTSIDE) return undefined;
  const [who, by] = [itOr(tape.roll, landed.pid, about), nameIn(tape.roll, event.pid)];
  if (event.via === 'link') return throughLink(tape, event, who);
  if (event.pid.id === landed.pid.id) {
    return { event, text: `${who} told itself to`, again: `${by} did so`, last: event };
  }
  const failure = failureBehind(tape, event, event.pid);
  const text = endedBy(tape, event, { who, failure });
  return { event, text, again: `${by} did so`, last: failure?.heard ?? event };
}

function throughLink(tape: Tape, signal: Of<'signalled'>, who: string): Told | undefined {
  const died = causeIn(tape, signal);
  if (died?.kind !== 'exited') return undefined;
  const other = nameIn(tape.roll, died.pid);
  const text = `${who} was linked to ${other}, which died with ${reasonWord(tape.roll, died.reason)} at ${clock(died.at)}`;
  return { event: died, text, again: `${other} died`, last: died };
}

/** Why a supervisor ends a child that did nothing wrong. */
function endedBy(
  tape: Tape,
  { id, pid }: Of<'signalled'>,
  { who, failure }: { readonly who: string; readonly failure: Failure | undefined },
): string {
  const by = nameIn(tape.roll, pid);
  const kept = supervisionAt(tape, pid, id);
  if (kept === undefined) return `${by} sent ${who} an exit signal`;
  if (kept.restarts > kept.maxRestarts) return `${by} gave up and ended ${who}`;
  if (failure === undefined) return `${by} ended ${who}`;
  const failed = nameIn(tape.roll, failure.died.pid);
  return `${by} ended ${who}, to start it again together with ${failed} (${kept.strategy})`;
}

export function findingNobody(tape: Tape, event: Of<'signalled'>): Told {
  const [who, other] = [nameIn(tape.roll, event.to), nameIn(tape.roll, event.pid)];
  const text = `${who} linked itself to ${other}, which was not there`;
  return { event, text, again: `${who} did so`, last: event };
}
