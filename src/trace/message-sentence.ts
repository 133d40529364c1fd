/** A message on its way, as a sentence: what OTP wraps is named by what it is, a call or a cast. */
import type { KernelEvent } from '#kernel/event.ts';
import { isAtom, isTuple } from '#term/questions.ts';
import type { Term } from '#term/term.ts';

import { reasonInWords } from './reason.ts';
import { named, nameIn, nameOfTarget, type Roll } from './roll.ts';
import { unwrapped, written } from './wire.ts';

export type MessageEvent = KernelEvent & {
  kind: 'sent' | 'landed' | 'received' | 'skipped' | 'dropped';
};

const LONGEST = 100;

export function messageSentence(event: MessageEvent, roll: Roll): string {
  const who = nameIn(roll, event.pid);
  const text = contentIn(roll, event.message);
  switch (event.kind) {
    case 'sent':
      return sending(event.message, text, { who, to: nameIn(roll, event.to) });
    case 'landed':
      return landing(event.message, text, { who, from: nameIn(roll, event.from), roll });
    case 'received':
      return `${who} takes ${shortened(text)} from its mailbox`;
    case 'skipped':
      return `${who} does not want ${shortened(text)} now: it stays in the mailbox`;
    case 'dropped':
      return event.why === 'dead'
        ? `A message from ${who} to ${nameOfTarget(roll, event.to)} reaches nobody: ${shortened(text)}`
        : `${shortened(text)} comes too late: nobody waits for it any more`;
  }
}

function sending(
  message: Term,
  text: string,
  { who, to }: { readonly who: string; readonly to: string },
): string {
  switch (unwrapped(message).kind) {
    case 'call':
      return `${who} calls ${to}: ${text}`;
    case 'cast':
      return `${who} casts ${text} to ${to}`;
    case 'reply':
      return `${who} replies ${text} to ${to}`;
    case 'start':
      return `${who} tells ${to} how its start went: ${text}`;
    case 'system':
      return `${who} asks the runtime of ${to}: ${text}`;
    case 'message':
    case 'exit':
    case 'down':
      return `${who} sends ${text} to ${to}`;
  }
}

type Landing = { readonly who: string; readonly from: string; readonly roll: Roll };

function landing(message: Term, text: string, { who, from, roll }: Landing): string {
  switch (unwrapped(message).kind) {
    case 'down':
      return isFromNobody(message)
        ? `${who} is told by its monitor that there is nobody`
        : `${who} is told by its monitor that ${from} is gone: ${reasonOf(message, roll)}`;
    case 'exit':
      return `${who} traps the exit of ${from}: ${reasonOf(message, roll)}`;
    case 'message':
    case 'call':
    case 'cast':
    case 'reply':
    case 'system':
    case 'start':
      return `${text} lands in the mailbox of ${who}`;
  }
}

/** A `:DOWN` with `:noproc`: whom it was to watch did not live. */
function isFromNobody(message: Term): boolean {
  const reason = isTuple(message) ? message.items.at(-1) : undefined;
  return reason !== undefined && isAtom(reason, 'noproc');
}

/** Of an `:EXIT` or a `:DOWN`: the last element says why. */
function reasonOf(message: Term, roll: Roll): string {
  const last = isTuple(message) ? message.items.at(-1) : undefined;
  return named(roll, reasonInWords(last ?? message));
}

function contentIn(roll: Roll, message: Term): string {
  return named(roll, written(unwrapped(message).content));
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
