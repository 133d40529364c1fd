/** A pipe: does its steps one by one. One that raises ends the process there. */
import { assign, setup } from 'xstate';

import { log, send } from '#machine/actions.ts';
import { hostMachine, type Input } from '#machine/host-machine.ts';
import { exit } from '#machine/reason.ts';
import { element, elements, field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isPid, NIL_ATOM, type Pid, type Term, tuple } from '#term/term.ts';

import { StepError } from './error.ts';
import { runSafely, runStep } from './step.ts';

type Pipe = {
  readonly caller: Pid;
  readonly options: Term;
  readonly steps: readonly string[];
  /** What the steps before gave. */
  readonly done: readonly Term[];
  /** Which step is at work, from 0. */
  readonly at: number;
  readonly value: Term;
};

const isSafe = (options: Term) => field(options, 'safe') === atom('yes');

function contextFrom({ argument, self }: Input): Pipe {
  const caller = element(argument, 0) ?? NIL_ATOM;
  const options = element(argument, 1) ?? NIL_ATOM;
  const input = field(options, 'input') ?? NIL_ATOM;
  return {
    caller: isPid(caller) ? caller : self,
    options,
    steps: (elements(field(options, 'steps') ?? NIL_ATOM) ?? []).map(String),
    done: [],
    at: 0,
    value: isSafe(options) ? tuple(atom('ok'), input) : input,
  };
}

const stepAt = ({ steps, at }: Pipe) => steps[at] ?? '';

/** What the step at work gives. What it raises is the exit reason. */
function next(context: Pipe): Term {
  const run = isSafe(context.options) ? runSafely : runStep;
  try {
    return run(stepAt(context), context.value);
  } catch (error) {
    return error instanceof StepError ? exit(error.reason) : raiseAgain(error);
  }
}

function raiseAgain(error: unknown): never {
  throw error;
}

const { createMachine } = setup({
  types: { context: {} as Pipe, input: {} as Input, tags: {} as 'sleeping' },
  guards: { isDone: ({ context: { at, steps } }) => at >= steps.length },
  delays: { time: ({ context }) => Number(field(context.options, 'time')) },
});

const FLOW = { ex: 'Pipes.Pipe.flow(value, [step | steps]' };
const END = { ex: 'Pipes.Pipe.flow(value, []' };

export const pipeMachine = createMachine({
  id: 'Pipe',
  meta: { ex: 'Pipes.Pipe.start(' },
  context: ({ input }) => contextFrom(input),
  initial: 'flow',
  states: {
    flow: {
      meta: FLOW,
      always: [
        {
          guard: 'isDone',
          target: 'done',
          meta: END,
          actions: send(
            ({ context }) => context.caller,
            ({ context }) => ex`{:result, ${context.value}}`,
          ),
        },
        { target: 'step', meta: FLOW },
      ],
    },
    step: {
      tags: ['sleeping'],
      meta: FLOW,
      after: {
        time: {
          target: 'flow',
          meta: FLOW,
          actions: [
            assign(({ context }) => {
              const value = next(context);
              const { at } = context;
              return {
                value,
                at: at + 1,
                done: [...context.done, tuple(stepAt(context), value)],
              };
            }),
            log(
              ({ context: { steps, at, value } }) =>
                `${steps[at - 1] ?? ''} gives ${inspectLine(value)}`,
            ),
          ],
        },
      },
    },
    done: { type: 'final', meta: END },
  },
});

export const pipe = hostMachine({
  name: 'Pipes.Pipe',
  machine: pipeMachine,
  describe: ({ steps, done, at, value }: Pipe) => ({ steps, done, at, value }),
});
