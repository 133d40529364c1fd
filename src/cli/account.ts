/**
 * What happened in a run, in the text that a real Elixir prints of the same scenario: each process
 * with the messages that it got, what it said and how it ended; of the shop also the tickets and the
 * bank’s books. The format is told at the top of run.exs, run-small.exs and run-todo.exs in e2e/conformance.
 */
import type { KernelEvent } from '#kernel/event.ts';
import { sortedEntries } from '#kernel/int-map.ts';
import type { Bank } from '#systems/coffee-shop/bank.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import type { Rail } from '#systems/coffee-shop/tickets.ts';
import { LIST_FIELDS } from '#systems/todo/list.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isPid, isReference, isTuple, type Term, tupleFrom } from '#term/term.ts';
import { isStack } from '#trace/reason.ts';
import { hasEnded, type Life, nameIn, type Roll } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';
import { unwrapped } from '#trace/wire.ts';

/** Starts a small system and ends; the real one is started by whoever plays it. */
const STARTER = 'Main';
const SHOP_ORDER = ['Supervisor', 'DisplayScreen', 'PaymentGateway', 'Barista', 'Cashier'];

export function accountOf(tape: Tape): string {
  return tape.system.name === coffeeShop.name ? shopAccount(tape) : smallAccount(tape);
}

/** By part, then by customer, then by generation. */
function shopAccount({ events, roll, world }: Tape): string {
  const lives = [...roll.byPid.values()].toSorted((one, other) => rank(one) - rank(other));
  return [
    ...livesIn(events, roll, lives),
    'tickets',
    ...ticketLines(world.devices.get('tickets')),
    'bank',
    ...bankLines(world.devices.get('bank')),
    '',
  ].join('\n');
}

/** By name, then by generation. */
function smallAccount({ events, roll }: Tape): string {
  const names = [...roll.byLabel.keys()].filter((label) => label !== STARTER).toSorted();
  const lives = names.flatMap((label) => roll.byLabel.get(label) ?? []);
  return [...livesIn(events, roll, lives), ''].join('\n');
}

function livesIn(
  events: readonly KernelEvent[],
  roll: Roll,
  lives: readonly Life[],
): readonly string[] {
  const lines = new Map<number, string[]>();
  for (const event of events) {
    if (isOfTheDisk(event, events)) continue;
    const line = lineOf(event, roll);
    if (line !== undefined) lines.set(event.pid.id, [...(lines.get(event.pid.id) ?? []), line]);
  }
  return lives.flatMap((life) => [
    nameIn(roll, life.pid),
    ...(lines.get(life.pid.id) ?? []),
    ...ending(life, events),
  ]);
}

/** What a disk answers is no message to who waits in `File.read/1`. */
function isOfTheDisk({ kind, cause }: KernelEvent, events: readonly KernelEvent[]): boolean {
  const why = events[cause - 1];
  return kind === 'landed' && why?.kind === 'answered' && why.device === 'disk';
}

function rank({ label, generation }: Life): number {
  const part = SHOP_ORDER.indexOf(label);
  const customer = Number(/\d+$/.exec(label)?.[0] ?? 0);
  return (part < 0 ? 1e9 + customer * 1e3 : part * 1e3) + generation;
}

function lineOf(event: KernelEvent, roll: Roll): string | undefined {
  if (event.kind === 'exited') return `  exited ${normalised(event.reason, roll)}`;
  if (event.kind === 'logged') return `  said ${normalised(event.message, roll)}`;
  if (event.kind !== 'landed' || unwrapped(event.message).kind === 'start') return undefined;
  return `  got ${normalised(event.message, roll)}`;
}

function ending(life: Life, events: readonly KernelEvent[]): readonly string[] {
  return hasEnded(life, events.length) ? [] : ['  alive'];
}

/** Pids by name, references without their numbers, stack traces as one word. */
function normalised(term: Term, roll: Roll): string {
  return inspectLine(withoutStacks(term), { limit: Infinity, fields: LIST_FIELDS })
    .replaceAll(/#PID<0\.(\d+)\.0>/g, (_, id: string) => {
      const life = roll.byPid.get(Number(id));
      return life === undefined ? '#PID<outside>' : `#PID<${nameIn(roll, life.pid)}>`;
    })
    .replaceAll(/#Reference<[\d.]+>/g, '#Ref')
    .replaceAll(`:${STACK}`, 'stack');
}

/** A word that no program uses, for a stack trace. */
const STACK = 'stack_trace_left_out';

function withoutStacks(term: Term): Term {
  if (isPid(term) || isReference(term) || !isTuple(term)) return isStack(term) ? atom(STACK) : term;
  return tupleFrom(term.items.map(withoutStacks));
}

function ticketLines(state: unknown): readonly string[] {
  const { tickets } = state as Rail;
  return sortedEntries(tickets).map(([id, ticket]) => {
    const status = isTuple(ticket) ? ticket.items[1] : undefined;
    return `  ${id} ${status === undefined ? '' : inspectLine(status).slice(1)}`;
  });
}

function bankLines(state: unknown): readonly string[] {
  const { accounts } = state as Bank;
  return sortedEntries(accounts).map(([id, account]) => {
    const amount = account.kind === 'charged' ? ` ${inspectLine(account.amount)}` : '';
    return `  ${id} ${account.kind}${amount}`;
  });
}
