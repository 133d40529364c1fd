/**
 * What could happen next, in short words: `Ann runs`, `{:withdraw, 80} from Ben lands at Account`. A
 * learner who is the scheduler reads them, and a solution is a list of them. By names, so that they
 * mean the same in each run, and no two of a moment are equal.
 */
import { dueItems } from '#kernel/agenda.ts';
import { choices } from '#kernel/choices.ts';
import { getInt } from '#kernel/int-map.ts';
import { offered } from '#kernel/mailbox.ts';
import type { Choice } from '#kernel/move.ts';
import type { AgendaItem, Signal, World } from '#kernel/world.ts';
import type { Term } from '#term/term.ts';

import { clock } from './clock.ts';
import { reasonInWords } from './reason.ts';
import { unwrapped, written } from './wire.ts';

/** Throws a `RangeError` for what is no choice now. */
export function choiceText(world: World, choice: Choice): string {
  const found = textsOf(world).find(([other]) => isSame(other, choice));
  if (found !== undefined) return found[1];
  throw new RangeError(`${JSON.stringify(choice)} is no choice now`);
}

/** The choice that is called so now. */
export function choiceNamed(world: World, text: string): Choice | undefined {
  return textsOf(world).find(([, other]) => other === text)?.[0];
}

type Named = readonly [Choice, string];

type ChoiceInWords = {
  readonly choice: Choice;
  readonly text: string;
  /** Id of the pid whom it concerns (0: nobody). */
  readonly pid: number;
  /** The message that whoever runs looks at first. */
  readonly message?: string | undefined;
};

/** All that could happen next. */
export function choicesInWords(world: World): readonly ChoiceInWords[] {
  const items = new Map(dueItems(world.agenda).map((item) => [item.seq, item]));
  return textsOf(world).map(([choice, text]) => ({
    choice,
    text,
    pid: pidOf(choice, items),
    message: choice.kind === 'run' ? firstMessage(world, choice.pid) : undefined,
  }));
}

function firstMessage(world: World, pid: number): string | undefined {
  const process = getInt(world.processes, pid);
  const letter = process === undefined ? undefined : offered(process.mailbox);
  return letter === undefined ? undefined : content(world, letter.message);
}

function pidOf(choice: Choice, items: ReadonlyMap<number, AgendaItem>): number {
  if (choice.kind === 'run') return choice.pid;
  const item = items.get(choice.seq);
  switch (item?.kind) {
    case 'signal':
      return item.signal.to.id;
    case 'timer':
      return item.owner;
    case 'deadline':
    case 'ready':
      return item.pid;
    case 'device':
    case undefined:
      return 0;
  }
}

/** In the order of `choices`. Where two would be called the same, the later one has a number. */
function textsOf(world: World): readonly Named[] {
  const items = new Map(dueItems(world.agenda).map((item) => [item.seq, item]));
  const seen = new Map<string, number>();
  return choices(world).map((choice) => {
    const text = textOf(world, choice, items);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return [choice, times === 1 ? text : `${text} (${times})`];
  });
}

function isSame(one: Choice, other: Choice): boolean {
  return one.kind === 'run'
    ? other.kind === 'run' && one.pid === other.pid
    : other.kind === 'happen' && one.seq === other.seq;
}

function textOf(world: World, choice: Choice, items: ReadonlyMap<number, AgendaItem>): string {
  if (choice.kind === 'run') return `${nameOf(world, choice.pid)} runs`;
  const item = items.get(choice.seq);
  return item === undefined ? '' : itemText(world, item);
}

function itemText(world: World, item: AgendaItem): string {
  switch (item.kind) {
    case 'signal':
      return signalText(world, item.signal);
    case 'timer': {
      const timer = getInt(world.timers, item.ref);
      const message = timer === undefined ? '' : ` with ${content(world, timer.message)}`;
      return `a timer of ${nameOf(world, item.owner)} fires${message}`;
    }
    case 'deadline':
      return `the after of ${nameOf(world, item.pid)} comes, at ${clock(item.at)}`;
    case 'ready':
      return `${nameOf(world, item.pid)} is ready again`;
    case 'device':
      return `the ${item.device} goes on`;
  }
}

function signalText(world: World, signal: Signal): string {
  const [from, to] = [nameOf(world, signal.from.id), nameOf(world, signal.to.id)];
  switch (signal.kind) {
    case 'message':
      return `${content(world, signal.message)} from ${from} lands at ${to}`;
    case 'exit':
      return `the exit signal of ${from} lands at ${to}: ${reason(world, signal.reason)}`;
    case 'down':
      return `the monitor tells ${to} that ${from} is gone: ${reason(world, signal.reason)}`;
    case 'link':
      return `the link from ${from} lands at ${to}`;
    case 'unlink':
      return `the unlink from ${from} lands at ${to}`;
    case 'monitor':
      return `the monitor of ${from} lands at ${to}`;
    case 'demonitor':
      return `the end of the monitor of ${from} lands at ${to}`;
  }
}

/** Who has died meanwhile has no name here: the pid must do. */
function nameOf({ processes }: World, id: number): string {
  if (id === 0) return 'the outside world';
  return getInt(processes, id)?.label ?? `#PID<0.${id}.0>`;
}

function content(world: World, message: Term): string {
  return withNames(world, written(unwrapped(message).content));
}

function reason(world: World, term: Term): string {
  return withNames(world, reasonInWords(term));
}

function withNames(world: World, text: string): string {
  return text
    .replaceAll(/#PID<0\.(\d+)\.0>/g, (whole, id: string) => {
      const name = nameOf(world, Number(id));
      return name === whole ? whole : `#PID<${name}>`;
    })
    .replaceAll(/#Reference<[\d.]+>/g, '#Reference');
}
