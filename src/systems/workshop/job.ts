/** What the tasks of the workshop do: they take their time, and come to an end, good or bad. */
import { setup } from 'xstate';

import { fail } from '#machine/actions.ts';
import type { Input } from '#machine/host-machine.ts';
import type { TaskFunction } from '#otp/task-process.ts';
import { elements } from '#term/access.ts';
import { atom, NIL_ATOM, type Term } from '#term/term.ts';

type Job = { readonly outcome: Term; readonly time: number };

const { createMachine } = setup({
  types: { context: {} as Job, input: {} as Input, output: {} as { value: Term } },
  guards: { isBad: ({ context }) => context.outcome === 'crash' },
  delays: { time: ({ context }) => context.time },
});

const IN = 'Workshop.Job.';

export const jobMachine = createMachine({
  id: 'Job',
  meta: { ex: `${IN}run(` },
  context: ({ input }) => {
    const [outcome = NIL_ATOM, time = 0] = elements(input.argument) ?? [];
    return { outcome, time: Number(time) };
  },
  output: ({ context }) => ({ value: context.outcome }),
  initial: 'working',
  states: {
    working: {
      tags: ['sleeping'],
      meta: { ex: `${IN}run(` },
      after: {
        time: [
          {
            guard: 'isBad',
            meta: { ex: `${IN}finish("crash")` },
            actions: fail(atom('boom')),
          },
          { target: 'done', meta: { ex: `${IN}finish(outcome)` } },
        ],
      },
    },
    done: { type: 'final', meta: { ex: `${IN}finish(outcome)` } },
  },
});

export const job: TaskFunction = {
  module: 'Workshop.Job',
  function: 'run',
  machine: jobMachine,
};
