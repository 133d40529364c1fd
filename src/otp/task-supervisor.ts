/** Task.Supervisor: a DynamicSupervisor of tasks, each of them temporary. SPEC, section TK. */
import { action, type Args, type Given, given, type ProcessAction } from '#machine/action.ts';
import { type Operation, type Operations, request } from '#machine/operation.ts';
import { element } from '#term/access.ts';
import {
  atom,
  isPid,
  isReference,
  keyword,
  list,
  moduleAtom,
  NIL_ATOM,
  OK,
  type Reference,
  struct,
  type Term,
  TRUE,
  tuple,
} from '#term/term.ts';

import type { ChildSpec } from './child.ts';
import { type DynamicInit, dynamicSupervisor } from './dynamic-supervisor.ts';
import type { GenServer } from './gen-server.ts';
import type { ServerName } from './name.ts';
import { type TaskFunction, taskProcess } from './task-process.ts';
import {
  answerAs,
  type Beginning,
  beginOperation,
  ownerOperation,
  type TaskOptions,
  tellOperation,
} from './task.ts';
import { callOperation } from './wire.ts';

export type TaskSupervisorOptions = {
  readonly name?: string;
  /** Which its tasks may run. */
  readonly functions: readonly TaskFunction[];
} & DynamicInit;

export function taskSupervisor({ functions, ...options }: TaskSupervisorOptions): GenServer {
  return dynamicSupervisor({
    ...options,
    module: 'Task.Supervisor',
    modules: [taskProcess(functions)],
  });
}

/** `{Task.Supervisor, name: …}` as a child of a supervisor. */
export function taskSupervisorChild(
  options: TaskSupervisorOptions & { readonly name: string },
): ChildSpec {
  const name = moduleAtom(options.name);
  return {
    id: name,
    start: taskSupervisor(options),
    argument: keyword({ name }),
    type: 'supervisor',
  };
}

type Supervised<C, E> = TaskOptions<C, E> & { readonly supervisor: Given<ServerName, C, E> };

const TOO_MANY =
  'reached the maximum number of tasks for this task supervisor. The maximum number of tasks that are allowed to run at the same time under this supervisor can be configured with the :max_children option passed to Task.Supervisor.start_link/1';

/** `Task.Supervisor.async_nolink(supervisor, Module, :function, args)`. The answer is the `%Task{}`. */
export function asyncNolink<C, E>(options: Supervised<C, E>): ProcessAction<C, E> {
  return supervised('async_nolink', options, {
    restart: atom('temporary'),
    started: (beginning) => [beginOperation(beginning, answerAs(options.as))],
    refused: () => [
      {
        kind: 'fail',
        reason: struct('RuntimeError', { __exception__: TRUE, message: TOO_MANY }),
        raised: true,
      },
    ],
  });
}

/** `Task.Supervisor.start_child(supervisor, Module, :function, args)`. The answer is `{:ok, pid}`. */
export function startTaskChild<C, E>(options: Supervised<C, E>): ProcessAction<C, E> {
  const answer = answerAs(options.as);
  return supervised('start_task_child', options, {
    restart: NIL_ATOM,
    started: (beginning) => [
      referenceOperation((ref) => [
        tellOperation(beginning, ref),
        ...answer(tuple(OK, beginning.pid)),
      ]),
    ],
    refused: answer,
  });
}

type Course = {
  readonly restart: Term;
  readonly started: (beginning: Beginning) => Operations;
  readonly refused: (result: Term) => Operations;
};

/** Has the supervisor start a process for the task. */
function supervised<C, E>(
  type: string,
  options: Supervised<C, E>,
  { restart, started, refused }: Course,
): ProcessAction<C, E> {
  return action(type, options, (args: Args<C, E>) => {
    const { task, as } = options;
    const { self } = args;
    const own = given(options.args, args);
    const server = given(options.supervisor, args);
    const onReply = (result: Term) => {
      const pid = element(result, 1);
      const isStarted = pid !== undefined && isPid(pid);
      return isStarted ? started({ task, args: own, self, pid }) : refused(result);
    };
    return ownerOperation(self, (owner) => [
      callOperation({
        server,
        request: tuple(atom('start_task'), list(owner, atom('monitor')), restart, NIL_ATOM),
        timeout: undefined,
        as,
        self,
        onReply,
      }),
    ]);
  });
}

/** `make_ref()`: nothing sent to it arrives. */
function referenceOperation(then: (ref: Reference) => Operations): Operation {
  return request({ kind: 'alias' }, (answer) => {
    if (answer.kind === 'raised' || !isReference(answer.value)) return [];
    const ref = answer.value;
    return [request({ kind: 'unalias', ref }), ...then(ref)];
  });
}
