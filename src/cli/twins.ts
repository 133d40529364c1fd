/** The systems that have a twin in Elixir, which file it is, and what plays scenarios on it. */
import { backRoom } from '#systems/back-room/back-room.ts';
import { bankAccount } from '#systems/bank-account/bank-account.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { letters } from '#systems/letters/letters.ts';
import { mailbox } from '#systems/mailbox/mailbox.ts';
import { pipes } from '#systems/pipes/pipes.ts';
import type { Subject } from '#systems/subject.ts';
import { todo } from '#systems/todo/todo.ts';
import { workshop } from '#systems/workshop/workshop.ts';

export type Twin = {
  readonly subject: Subject;
  /** From the root of the project. Nothing: the runner finds the modules in the `folder` itself. */
  readonly source?: string;
  /** Has a Mix project in each of its forms. */
  readonly folder?: string;
  /** What else the runner needs. */
  readonly beside: readonly string[];
  readonly runner: string;
  /** Whether the runner can stop the node and start it again. */
  readonly halts?: true;
};

const WITNESS = 'e2e/conformance/witness.ex';
const SMALL_RUNNER = 'e2e/conformance/run-small.exs';

function small(subject: Subject): Twin {
  const { name } = subject;
  const source = `src/systems/${name}/${name.replaceAll('-', '_')}.ex`;
  return { subject, source, beside: [WITNESS], runner: SMALL_RUNNER };
}

export const TWINS: readonly Twin[] = [
  {
    subject: coffeeShop,
    source: 'src/systems/coffee-shop/coffee_shop.ex',
    beside: ['src/systems/coffee-shop/outside.ex', WITNESS],
    runner: 'e2e/conformance/run.exs',
  },
  small(letters),
  small(mailbox),
  small(bankAccount),
  small(pipes),
  small(backRoom),
  small(workshop),
  {
    subject: todo,
    folder: 'src/systems/todo',
    beside: [WITNESS, 'e2e/conformance/todo-outside.ex'],
    runner: 'e2e/conformance/run-todo.exs',
    halts: true,
  },
];

export function twinOf(system: unknown): Twin | undefined {
  return TWINS.find(({ subject }) => subject.name === system);
}
