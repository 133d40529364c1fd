/** How a cause is put into words: messages shortened, deaths, what was wrong with an answer. */
import type { KernelEvent } from '#kernel/event.ts';
import { elements, entriesOf } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { isAtom, isCons, isMap, isTuple } from '#term/questions.ts';
import type { Pid, Term } from '#term/term.ts';

import { isCrash, raisedIn, shortReason } from './reason.ts';
import { endedWithNode, named, nameIn, type Roll } from './roll.ts';
import { unwrapped, written } from './wire.ts';

export type Of<Kind extends KernelEvent['kind']> = KernelEvent & { readonly kind: Kind };

export type Told = {
  readonly event: KernelEvent;
  /** A clause: `Cashier cast {:brew, …} to Barista at 4.20 s`. */
  readonly text: string;
  /** How the next clause takes it up: `Cashier did so`. None: this is where it began. */
  readonly again?: string;
  /** Where to look for what caused it. */
  readonly last: KernelEvent;
};

const LONGEST = 44;

/** What a message says, in one short piece: `{:order, order_id: 101, …}`. */
export function quoted(roll: Roll, message: Term): string {
  return shortTerm(named(roll, written(unwrapped(message).content)));
}

/** Cut where an element ends, so that what is left still reads as a term. */
export function shortTerm(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const cut = lastComma(text, longest);
  if (cut === undefined) return `${text.slice(0, longest - 1)}…`;
  return `${text.slice(0, cut)}, …${text.at(-1) ?? ''}`;
}

/** The last comma between two of the outermost elements that leaves the text short enough. */
function lastComma(text: string, longest: number): number | undefined {
  let [depth, last]: [number, number | undefined] = [0, undefined];
  for (let at = 0; at < longest; at += 1) {
    const letter = text[at] ?? '';
    if ('{[('.includes(letter)) depth += 1;
    if ('}])'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 1) last = at;
  }
  return last;
}

/** `PaymentGateway died with ArithmeticError`, `Customer 101 ended with :normal`. */
export function death(roll: Roll, event: Of<'exited'>): string {
  const { pid, reason } = event;
  if (endedWithNode(roll, event)) return `${nameIn(roll, pid)} ended with the node`;
  return `${nameIn(roll, pid)} ${endVerb(event)} with ${reasonWord(roll, reason)}`;
}

/** `died`, of one that went wrong. */
export function endVerb({ reason }: Of<'exited'>): 'ended' | 'died' {
  return isCrash(reason) ? 'died' : 'ended';
}

/** Whom the sentence is about already is not named again. */
export function itOr(roll: Roll, who: Pid, about: Pid): string {
  return who.id === about.id ? 'it' : nameIn(roll, who);
}

export function itsOr(roll: Roll, whose: Pid, about: Pid): string {
  return whose.id === about.id ? 'its' : `${nameIn(roll, whose)}’s`;
}

export function reasonWord(roll: Roll, reason: Term): string {
  return shortTerm(named(roll, shortReason(reason)));
}

/** The part of a message that a calculation fails on: `rate: 0`. */
export function zeroIn(term: Term): string | undefined {
  if (isMap(term)) {
    const zero = entriesOf(term).find(([, value]) => value === 0);
    if (zero !== undefined) return `${inspectLine(zero[0]).replace(/^:/, '')}: 0`;
    return firstOf(entriesOf(term).map(([, value]) => value));
  }
  if (isTuple(term, 2) && term.items[1] === 0) {
    const [key] = term.items;
    return key !== undefined && isAtom(key) ? `${key.name}: 0` : undefined;
  }
  if (isTuple(term)) return firstOf(term.items);
  return isCons(term) ? firstOf(elements(term) ?? []) : undefined;
}

function firstOf(terms: readonly Term[]): string | undefined {
  for (const term of terms) {
    const zero = zeroIn(term);
    if (zero !== undefined) return zero;
  }
  return undefined;
}

/** What taking a message led to, of an error that code of the process's own raised. */
export function mishap(reason: Term): string | undefined {
  const raised = raisedIn(reason);
  if (raised === undefined) return undefined;
  const tag = isTuple(raised) ? (raised.items[0] ?? raised) : raised;
  return isAtom(tag) ? MISHAPS.get(tag.name) : undefined;
}

export function isDivision(reason: Term): boolean {
  const raised = raisedIn(reason);
  return raised !== undefined && isAtom(raised, 'badarith');
}

const MISHAPS = new Map([
  ['badarith', 'and it could not calculate with that'],
  ['badmatch', 'and that is not what it expected'],
  ['case_clause', 'and it has no clause for that'],
  ['function_clause', 'and it has no clause for that'],
  ['cond_clause', 'and no condition of its held'],
  ['undef', 'and it called a function that there is not'],
]);
