/** What a supervisor answers to `which_children` and the other calls, as `Supervisor` does. */
import type { Behaviour } from '#kernel/behaviour.ts';
import { element, elements, field } from '#term/access.ts';
import { equal } from '#term/compare.ts';
import {
  atom,
  isAtom,
  isInteger,
  isTuple,
  keyword,
  listFrom,
  moduleAtom,
  OK,
  type Term,
  tuple,
} from '#term/term.ts';

import {
  type Child,
  childEntry,
  childOf,
  childRecord,
  type ChildSpec,
  findChild,
  type RestartType,
  type Shutdown,
} from './child.ts';
import type { Change, Changed, Failure, SupervisorContext } from './supervisor-context.ts';

/** Whom a specification in a message may name. */
export type Modules = readonly Behaviour[];

/** A reply at once, or a change that begins and is answered when it is done. */
export type Handled = {
  readonly kind: 'reply' | 'begin';
  readonly value: Term;
  readonly changed: Changed;
};

const ERROR = atom('error');

export type CallEvent = { readonly type: string; readonly request: Term; readonly from: Term };

export function handleCall(
  context: SupervisorContext,
  event: CallEvent,
  modules: Modules,
): Handled {
  const argument = element(event.request, 1);
  switch (event.type) {
    case 'call.which_children':
      return answer(listFrom(context.children.toReversed().map(childEntry)));
    case 'call.count_children':
      return answer(countChildren(context));
    case 'call.start_child':
      return argument === undefined
        ? answer(error('missing_start'))
        : addChild(context, { event, argument }, modules);
    default:
      return handleById(context, event, argument ?? atom('nil'));
  }
}

function handleById(context: SupervisorContext, event: CallEvent, id: Term): Handled {
  const child = findChild(context.children, id);
  if (child === undefined) return answer(error('not_found'));
  switch (event.type) {
    case 'call.terminate_child':
      return terminateChild(context, child, event.from);
    case 'call.restart_child':
      return busy(child) ?? begin(context, child, { kind: 'restart', from: event.from, id });
    default:
      return busy(child) ?? deleteChild(context, id);
  }
}

/** `{:error, :running}` and `{:error, :restarting}`: it is not there to be started or deleted. */
function busy({ pid, isRestarting }: Child): Handled | undefined {
  if (isRestarting) return answer(error('restarting'));
  return pid === undefined ? undefined : answer(error('running'));
}

function deleteChild({ children }: SupervisorContext, id: Term): Handled {
  return {
    kind: 'reply',
    value: OK,
    changed: { children: children.filter((child) => !equal(child.id, id)) },
  };
}

function terminateChild(context: SupervisorContext, child: Child, from: Term): Handled {
  if (child.pid !== undefined) return begin(context, child, { kind: 'stop', from, id: child.id });
  const children = context.children.map((other) =>
    other === child ? { ...other, isRestarting: false } : other,
  );
  return { kind: 'reply', value: OK, changed: { children } };
}

function begin({ children }: SupervisorContext, child: Child, change: Change): Handled {
  const kind = change.kind === 'stop' ? 'stop' : 'start';
  const changed: Changed = { children, change, plan: [{ kind, child }], failure: undefined };
  return { kind: 'begin', value: OK, changed };
}

type Adding = { readonly event: CallEvent; readonly argument: Term };

function addChild(
  context: SupervisorContext,
  { event, argument }: Adding,
  modules: Modules,
): Handled {
  const spec = specOf(argument, [...modules, ...context.children.map(({ start }) => start)]);
  if (spec === undefined) return answer(error('missing_start'));
  const child = childOf(spec);
  const present = findChild(context.children, child.id);
  if (present?.pid !== undefined)
    return answer(tuple(ERROR, tuple(atom('already_started'), present.pid)));
  if (present !== undefined) return answer(error('already_present'));
  const children = [...context.children, child];
  return begin({ ...context, children }, child, { kind: 'add', from: event.from, id: child.id });
}

/** `%{id: …, start: {Module, :start_link, [argument]}, …}`. */
function specOf(term: Term, modules: Modules): ChildSpec | undefined {
  const start = field(term, 'start');
  const module = start === undefined ? undefined : element(start, 0);
  const behaviour = modules.find(({ name }) => module === moduleAtom(name));
  if (start === undefined || behaviour === undefined) return undefined;
  const [argument] = elements(element(start, 2) ?? atom('nil')) ?? [];
  const type = atomName(field(term, 'type')) === 'supervisor' ? 'supervisor' : 'worker';
  const shutdown = shutdownOf(field(term, 'shutdown'));
  return {
    id: field(term, 'id') ?? moduleAtom(behaviour.name),
    start: behaviour,
    restart: restartOf(atomName(field(term, 'restart'))),
    type,
    ...(argument === undefined ? {} : { argument }),
    ...(shutdown === undefined ? {} : { shutdown }),
  };
}

function atomName(term: Term | undefined): string | undefined {
  return term !== undefined && isAtom(term) ? term.name : undefined;
}

function restartOf(name: string | undefined): RestartType {
  return name === 'transient' || name === 'temporary' ? name : 'permanent';
}

function shutdownOf(term: Term | undefined): Shutdown | undefined {
  if (term !== undefined && isInteger(term)) return Number(term);
  const name = atomName(term);
  return name === 'infinity' || name === 'brutal_kill' ? name : undefined;
}

function countChildren({ children }: SupervisorContext): Term {
  const count = (isCounted: (child: Child) => boolean) => children.filter(isCounted).length;
  return keyword({
    specs: children.length,
    active: count(({ pid }) => pid !== undefined),
    supervisors: count(({ type }) => type === 'supervisor'),
    workers: count(({ type }) => type === 'worker'),
  });
}

function answer(value: Term): Handled {
  return { kind: 'reply', value, changed: {} };
}

function error(why: string): Term {
  return tuple(ERROR, atom(why));
}

/** What the caller is told when its change is done, and what remains of it. */
export function changeResult(context: SupervisorContext): {
  readonly value: Term;
  readonly changed: Changed;
} {
  const { change, failure, children } = context;
  const changed = { change: undefined, failure: undefined };
  const child = change === undefined ? undefined : findChild(children, change.id);
  if (change === undefined || change.kind === 'stop')
    return { value: OK, changed: { ...changed, ...afterTermination(context) } };
  if (failure === undefined) {
    return { value: tuple(OK, child?.pid ?? atom('undefined')), changed };
  }
  if (change.kind === 'restart') return { value: tuple(ERROR, failure.reason), changed };
  const kept = children.filter(({ id }) => !equal(id, change.id));
  return { value: tuple(ERROR, startError(failure)), changed: { ...changed, children: kept } };
}

/** With the record of the child, unless its name was taken. */
function startError({ reason, child }: Failure): Term {
  const [tag] = isTuple(reason, 2) ? reason.items : [];
  const isTaken = tag !== undefined && isAtom(tag, 'already_started');
  return isTaken ? reason : tuple(reason, childRecord(child));
}

/** A temporary child that was ended by hand is gone. */
function afterTermination({ children, change }: SupervisorContext): Changed {
  return {
    children: children.filter(
      ({ id, restart }) => restart !== 'temporary' || change === undefined || !equal(id, change.id),
    ),
  };
}
