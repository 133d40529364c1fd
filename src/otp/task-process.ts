/**
 * The process of a task, `Task.Supervised`: it is told which function to run, runs it as a machine,
 * sends what it returns, and ends. SPEC, section TK.
 */
import type { AnyStateMachine } from 'xstate';

import type { Behaviour, Moment, Request, Turn } from '#kernel/behaviour.ts';
import { isTerm } from '#machine/data.ts';
import type { DescribeContext } from '#machine/describe.ts';
import { hostMachine } from '#machine/host-machine.ts';
import type { Hosted } from '#machine/hosted.ts';
import { downIn } from '#machine/reference.ts';
import type { Twin } from '#machine/stack.ts';
import { element, elements } from '#term/access.ts';
import {
  atom,
  isPid,
  isReference,
  isTuple,
  list,
  moduleAtom,
  NIL_ATOM,
  pid as pidOf,
  type Pid,
  type Reference,
  type Term,
  tuple,
} from '#term/term.ts';

/** A function that a task can run, `Module.function/n`. */
export type TaskFunction = {
  readonly module: string;
  readonly function: string;
  /** Its `input.argument` is the list of arguments. The `value` of its output is what it returns. */
  readonly machine: AnyStateMachine;
  readonly describe?: DescribeContext;
  readonly twin?: Twin;
};

/** `{Module, :function, arguments}`. */
export function mfa(module: string, name: string, ...args: readonly Term[]): Term {
  return tuple(moduleAtom(module), atom(name), list(...args));
}

/** What has begun has the parts of `Hosted`, by which pictures know where a machine is. */
export type TaskState =
  | {
      readonly kind: 'waiting' | 'watching';
      readonly owner: Pid;
      readonly ref: Reference | undefined;
      readonly deadline: number | undefined;
    }
  | { readonly kind: 'told'; readonly order: Order; readonly ref: Reference | undefined }
  | ({ readonly kind: 'running'; readonly order: Order } & Hosted)
  | { readonly kind: 'over'; readonly reason: Term };

/** Without `reply` nobody waits for what it returns. */
type Order = {
  readonly call: Term;
  readonly reply: { readonly to: Reference; readonly tag: Term } | undefined;
};

/** How long it waits to be told what to do, in microseconds. */
const PATIENCE = 5_000_000;

const MONITOR = atom('monitor');

export type TaskProcess = Behaviour<TaskState> & { readonly labelFor: () => string };

/**
 * Started with `[owner, :monitor | :nomonitor]`, where `owner` is `{node, name, pid}`, it waits for
 * `{pid, ref, reply_to, callers, mfa}`; with `[owner, mfa]` it begins at once and tells nobody.
 */
export function taskProcess(functions: readonly TaskFunction[]): TaskProcess {
  const runners = new Map(functions.map((one) => [keyOf(one), runnerOf(one)]));
  const runnerFor = ({ call }: Order) => {
    const [module = NIL_ATOM, name = NIL_ATOM] = isTuple(call, 3) ? call.items : [];
    return runners.get(`${nameIn(module)}.${nameIn(name)}`);
  };
  return {
    name: 'Task.Supervised',
    labelFor: () => 'Task',
    start: (argument, moment) => startOf(argument, moment, runnerFor),
    run: (state, moment) => run(state, moment, runnerFor),
    take: (state, message, moment) => {
      if (state.kind === 'waiting') return told(state, message);
      if (state.kind !== 'running') return undefined;
      const next = runnerFor(state.order)?.take(state, message, moment);
      return next === undefined ? undefined : running(state.order, next);
    },
    timeout: (state, moment) => {
      if (state.kind !== 'running') return { kind: 'over', reason: atom('timeout') };
      const next = runnerFor(state.order)?.timeout(state, moment);
      return next === undefined ? state : running(state.order, next);
    },
    sleeps: (state) => state.kind === 'running' && runnerFor(state.order)?.sleeps?.(state) === true,
    describe: (state) =>
      (state.kind === 'running' ? runnerFor(state.order)?.describe(state) : undefined) ?? {
        states: [state.kind],
        data: NIL_ATOM,
        words: 1,
      },
  };
}

type Runner = Behaviour<Hosted>;
type RunnerFor = (order: Order) => Runner | undefined;

function keyOf({ module, function: name }: TaskFunction): string {
  return `${moduleAtom(module).name}.${name}`;
}

function nameIn(term: Term): string {
  return typeof term === 'object' && term.kind === 'atom' ? term.name : '';
}

function runnerOf({ module, machine, describe, twin }: TaskFunction): Runner {
  return hostMachine({
    name: module,
    machine,
    ...(describe === undefined ? {} : { describe }),
    ...(twin === undefined ? {} : { twin }),
  });
}

function startOf(argument: Term, moment: Moment, runnerFor: RunnerFor): TaskState {
  const [owner = NIL_ATOM, order = NIL_ATOM] = elements(argument) ?? [];
  if (isTuple(order)) return begin({ call: order, reply: undefined }, moment, runnerFor);
  const pid = element(owner, 2) ?? NIL_ATOM;
  const watches = order === MONITOR;
  return {
    kind: watches ? 'watching' : 'waiting',
    owner: isPid(pid) ? pid : pidOf(0),
    ref: undefined,
    deadline: watches ? moment.now + PATIENCE : undefined,
  };
}

function begin(order: Order, moment: Moment, runnerFor: RunnerFor): TaskState {
  const runner = runnerFor(order);
  if (runner !== undefined) {
    return running(order, runner.start(element(order.call, 2) ?? list(), moment));
  }
  const [module = NIL_ATOM, name = NIL_ATOM, args = NIL_ATOM] = isTuple(order.call)
    ? order.call.items
    : [];
  const stack = list(tuple(module, name, args, list()));
  return { kind: 'over', reason: tuple(atom('undef'), stack) };
}

function running(order: Order, hosted: Hosted): TaskState {
  return { ...hosted, kind: 'running', order };
}

/** `{owner, ref, reply_to, callers, mfa}`, or the end of the owner. */
function told(
  state: TaskState & { kind: 'waiting' | 'watching' },
  message: Term,
): TaskState | undefined {
  const { owner, ref } = state;
  const [pid, tag, to, , call] = isTuple(message, 5) ? message.items : [];
  if (pid === owner && tag !== undefined && to !== undefined && call !== undefined) {
    const reply = isReference(to) ? { to, tag } : undefined;
    return { kind: 'told', order: { call, reply }, ref };
  }
  const down = ref === undefined ? undefined : downIn(message, ref);
  return down && { kind: 'over', reason: tuple(atom('shutdown'), down.reason) };
}

function run(state: TaskState, moment: Moment, runnerFor: RunnerFor): Turn<TaskState> {
  switch (state.kind) {
    case 'watching': {
      const ref = moment.answer?.kind === 'ok' ? moment.answer.value : undefined;
      if (ref === undefined) return asks(state, { kind: 'monitor', target: state.owner });
      const watching = isReference(ref) ? ref : undefined;
      return waiting({ ...state, kind: 'waiting', ref: watching });
    }
    case 'waiting':
      return waiting(state);
    case 'told': {
      const { ref, order } = state;
      if (ref === undefined) return run(begin(order, moment, runnerFor), moment, runnerFor);
      return asks({ ...state, ref: undefined }, { kind: 'demonitor', ref, flush: true });
    }
    case 'running':
      return runOn(state, moment, runnerFor);
    case 'over':
      return { kind: 'exited', state, reductions: 1, reason: state.reason };
  }
}

function asks(state: TaskState, request: Request): Turn<TaskState> {
  return { kind: 'request', state, reductions: 1, request };
}

function waiting(state: TaskState & { kind: 'waiting' | 'watching' }): Turn<TaskState> {
  return { kind: 'waiting', state, reductions: 1, deadline: state.deadline };
}

function runOn(
  state: TaskState & { kind: 'running' },
  moment: Moment,
  runnerFor: RunnerFor,
): Turn<TaskState> {
  const { order } = state;
  const turn = runnerFor(order)?.run(state, moment);
  if (turn === undefined) return asks(state, { kind: 'work', reductions: 1 });
  const { snapshot } = turn.state;
  if (turn.kind !== 'exited') return { ...turn, state: running(order, turn.state) };
  const returned = snapshot.status === 'done' && turn.reason === atom('normal');
  const { reply } = order;
  if (!returned || reply === undefined) return { ...turn, state: running(order, turn.state) };
  const message = tuple(reply.tag, valueOf(snapshot.output));
  const over: TaskState = { kind: 'over', reason: turn.reason };
  return asks(over, { kind: 'send', to: reply.to, message });
}

/** `nil`, unless the machine's output is `{ value }`. */
function valueOf(output: unknown): Term {
  if (typeof output !== 'object' || output === null || !('value' in output)) return NIL_ATOM;
  return isTerm(output.value) ? output.value : NIL_ATOM;
}
