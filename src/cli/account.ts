/**
 * What happened in a run, in the text that a real Elixir prints of the same scenario: each process
 * with the messages that it got and how it ended, then the tickets and the bank's books. The format
 * is told at the top of e2e/conformance/run.exs.
 */
import type { KernelEvent } from '#kernel/event.ts';
import { sortedEntries } from '#kernel/int-map.ts';
import type { Bank } from '#systems/coffee-shop/bank.ts';
import type { Rail } from '#systems/coffee-shop/tickets.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isPid, isReference, isTuple, type Term, tupleFrom } from '#term/term.ts';
import { isStack } from '#trace/reason.ts';
import { hasEnded, type Life, nameIn, type Roll } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';
import { unwrapped } from '#trace/wire.ts';

const ORDER = ['Supervisor', 'DisplayScreen', 'PaymentGateway', 'Barista', 'Cashier'];

export function accountOf({ events, roll, world }: Tape): string {
  const got = new Map<number, string[]>();
  for (const event of events) {
    const line = lineOf(event, roll);
    if (line !== undefined) got.set(event.pid.id, [...(got.get(event.pid.id) ?? []), line]);
  }
  const lives = [...roll.byPid.values()].toSorted((one, other) => rank(one) - rank(other));
  return [
    ...lives.flatMap((life) => [
      nameIn(roll, life.pid),
      ...(got.get(life.pid.id) ?? []),
      ...ending(life, events),
    ]),
    'tickets',
    ...ticketLines(world.devices.get('tickets')),
    'bank',
    ...bankLines(world.devices.get('bank')),
    '',
  ].join('\n');
}

/** By part, then by customer, then by generation. */
function rank({ label, generation }: Life): number {
  const part = ORDER.indexOf(label);
  const customer = Number(/\d+$/.exec(label)?.[0] ?? 0);
  return (part < 0 ? 1e9 + customer * 1e3 : part * 1e3) + generation;
}

function lineOf(event: KernelEvent, roll: Roll): string | undefined {
  if (event.kind === 'exited') return `  exited ${normalised(event.reason, roll)}`;
  if (event.kind !== 'landed' || unwrapped(event.message).kind === 'start') return undefined;
  return `  got ${normalised(event.message, roll)}`;
}

function ending(life: Life, events: readonly KernelEvent[]): readonly string[] {
  return hasEnded(life, events.length) ? [] : ['  alive'];
}

/** Pids by name, references without their numbers, stack traces as one word. */
function normalised(term: Term, roll: Roll): string {
  return inspectLine(withoutStacks(term))
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
