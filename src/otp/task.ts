/**
 * Task: a function that runs in a process of its own, and whose result is awaited, or not. The
 * function is a machine, named as `Module.function/n`. SPEC, section TK.
 */
import type { Request } from '#kernel/behaviour.ts';
import { action, type Args, type Given, given, type ProcessAction } from '#machine/action.ts';
import {
  attempt,
  fail,
  offer,
  type Operation,
  type Operations,
  request,
  type Wait,
} from '#machine/operation.ts';
import { answerIn, downIn } from '#machine/reference.ts';
import { field } from '#term/access.ts';
import {
  atom,
  isPid,
  isReference,
  list,
  listFrom,
  moduleAtom,
  NIL_ATOM,
  OK,
  type Pid,
  type Reference,
  struct,
  type Term,
  tuple,
} from '#term/term.ts';

import type { ChildSpec } from './child.ts';
import { startOperation } from './start.ts';
import { type TaskFunction, type TaskProcess, taskProcess } from './task-process.ts';

export type TaskOptions<C, E> = {
  readonly task: TaskFunction;
  readonly args: Given<readonly Term[], C, E>;
  readonly as: string;
};

/** `Task.async(Module, :function, args)`. The answer is the `%Task{}`. */
export function asyncTask<C, E>(options: TaskOptions<C, E>): ProcessAction<C, E> {
  const process = taskProcess([options.task]);
  return action('async', options, (args: Args<C, E>) => {
    const { self } = args;
    const call = { task: options.task, args: given(options.args, args) };
    return ownerOperation(self, (owner) => [
      request(spawnRequest(process, owner), (answer) =>
        answer.kind === 'ok' && isPid(answer.value)
          ? [beginOperation({ ...call, self, pid: answer.value }, answerAs(options.as))]
          : [],
      ),
    ]);
  });
}

function spawnRequest(behaviour: TaskProcess, owner: Term): Request {
  const argument = list(owner, atom('nomonitor'));
  return { kind: 'spawn', behaviour, argument, link: true, label: behaviour.labelFor() };
}

/** `Task.start_link(Module, :function, args)`, or `start`. The answer is `{:ok, pid}`. */
export function startTask<C, E>({
  link = true,
  ...options
}: TaskOptions<C, E> & { readonly link?: boolean }): ProcessAction<C, E> {
  const behaviour = taskProcess([options.task]);
  return action('start_task', options, (args: Args<C, E>) => {
    const { as } = options;
    const argument = list(NIL_ATOM, callOf(options.task, given(options.args, args)));
    return startOperation({ behaviour, argument, as, link, label: undefined, self: args.self });
  });
}

/** `{Task, function}` as a child of a supervisor: temporary unless told otherwise. */
export function taskChild(task: TaskFunction, ...args: readonly Term[]): ChildSpec {
  return {
    id: moduleAtom('Task'),
    start: { ...taskProcess([task]) },
    argument: list(NIL_ATOM, callOf(task, args)),
    restart: 'temporary',
  };
}

export type AwaitOptions<C, E> = {
  readonly as: string;
  /** In milliseconds. */
  readonly timeout?: Given<number, C, E> | 'infinity';
};

/**
 * `Task.await(task, timeout)`. What it returns is `reply.x`, what it exits with `exit.x`, of which a
 * machine that does not take it dies.
 */
export function awaitTask<C, E>(
  task: Given<Term, C, E>,
  { as, timeout: wanted = 5000 }: AwaitOptions<C, E>,
): ProcessAction<C, E> {
  return action('await', { task, as, timeout: wanted }, (args: Args<C, E>) => {
    const term = given(task, args);
    const timeout = wanted === 'infinity' ? wanted : given(wanted, args);
    const time = timeout === 'infinity' ? atom(timeout) : timeout;
    const exit = (why: Term): Operation => {
      const awaited = tuple(moduleAtom('Task'), atom('await'), list(term, time));
      const reason = tuple(why, awaited);
      return offer({ type: `exit.${as}`, reason }, [fail(reason)]);
    };
    return waitOperation({ task: term, as, timeout, now: args.now }, (ref) => {
      const hangUp = attempt({ kind: 'demonitor', ref, flush: true });
      return {
        replied: (value) => [hangUp, offer({ type: `reply.${as}`, value })],
        died: (reason) => [exit(reason)],
        expired: [hangUp, exit(atom('timeout'))],
      };
    });
  });
}

/** `Task.yield(task, timeout)`: the answer is `{:ok, value}`, `{:exit, reason}` or `nil`. */
export function yieldTask<C, E>(
  task: Given<Term, C, E>,
  { as, timeout: wanted = 5000 }: AwaitOptions<C, E>,
): ProcessAction<C, E> {
  return action('yield', { task, as, timeout: wanted }, (args: Args<C, E>) => {
    const answer = answerAs(as);
    const timeout = wanted === 'infinity' ? wanted : given(wanted, args);
    return waitOperation({ task: given(task, args), as, timeout, now: args.now }, (ref) => ({
      replied: (value) => [
        attempt({ kind: 'demonitor', ref, flush: true }),
        ...answer(tuple(OK, value)),
      ],
      died: (reason) => answer(tuple(atom('exit'), reason)),
      expired: answer(NIL_ATOM),
    }));
  });
}

type Waiting = {
  readonly task: Term;
  readonly as: string;
  readonly timeout: number | 'infinity';
  readonly now: number;
};

type Outcomes = {
  readonly replied: (value: Term) => Operations;
  readonly died: (reason: Term) => Operations;
  readonly expired: Operations;
};

function waitOperation(
  { task, as, timeout, now }: Waiting,
  outcomesOf: (ref: Reference) => Outcomes,
): Operation {
  const ref = field(task, 'ref');
  if (ref === undefined || !isReference(ref)) {
    return { kind: 'fail', reason: atom('function_clause'), raised: true };
  }
  const { replied, died, expired } = outcomesOf(ref);
  const wait: Wait = {
    as,
    ref,
    deadline: timeout === 'infinity' ? undefined : now + Math.round(timeout * 1000),
    receive: (message) => {
      const value = answerIn(message, ref);
      if (value !== undefined) return { otherwise: replied(value) };
      const down = downIn(message, ref);
      return down && { otherwise: died(down.reason) };
    },
    expire: expired,
  };
  return { kind: 'wait', wait };
}

export type Beginning = {
  readonly task: TaskFunction;
  readonly args: readonly Term[];
  readonly self: Pid;
  readonly pid: Pid;
};

/** Watches the process of the task and tells it what to do. `then` is given the `%Task{}`. */
export function beginOperation(beginning: Beginning, then: (task: Term) => Operations): Operation {
  const { task, args, self, pid } = beginning;
  return request({ kind: 'monitor', target: pid, alias: true }, (answer) => {
    if (answer.kind === 'raised' || !isReference(answer.value)) return [];
    const ref = answer.value;
    const arity = tuple(moduleAtom(task.module), atom(task.function), args.length);
    const made = struct('Task', { mfa: arity, owner: self, pid, ref });
    return [tellOperation(beginning, ref), ...then(made)];
  });
}

/** `{owner, ref, reply_to, callers, mfa}`. */
export function tellOperation({ task, args, self, pid }: Beginning, ref: Reference): Operation {
  const message = tuple(self, ref, ref, list(self), callOf(task, args));
  return attempt({ kind: 'send', to: pid, message });
}

/** `{node, name or pid, pid}`. */
export function ownerOperation(self: Pid, then: (owner: Term) => Operations): Operation {
  return request({ kind: 'process_info', pid: self }, (info) => {
    const name = info.kind === 'ok' ? field(info.value, 'registered_name') : undefined;
    const isNamed = typeof name === 'object' && name.kind === 'atom';
    return then(tuple(atom('nonode@nohost'), isNamed ? name : self, self));
  });
}

function callOf(task: TaskFunction, args: readonly Term[]): Term {
  return tuple(moduleAtom(task.module), atom(task.function), listFrom(args));
}

export function answerAs(as: string): (value: Term) => Operations {
  return (value) => [offer({ type: `answer.${as}`, value })];
}
