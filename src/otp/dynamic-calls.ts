/** The calls of a DynamicSupervisor as terms: what is asked, and what it answers. SPEC, section DS. */
import type { Behaviour } from '#kernel/behaviour.ts';
import { sortedEntries, valuesOf } from '#kernel/int-map.ts';
import { element, elements } from '#term/access.ts';
import {
  atom,
  type Atom,
  isAtom,
  isInteger,
  isTuple,
  keyword,
  list,
  listFrom,
  moduleAtom,
  NIL_ATOM,
  type Term,
  tuple,
} from '#term/term.ts';

import { childOf, type ChildSpec, type RestartType, type Shutdown } from './child.ts';
import {
  beginTermination,
  type Changed,
  childAt,
  type DynamicChild,
  type DynamicContext,
  isFull,
  type Kind,
} from './dynamic-context.ts';

export type CallEvent = { readonly type: string; readonly request: Term; readonly from: Term };

/** A reply at once; or a start or an end begins, and is answered when it is done. */
export type AnswerToCall = {
  readonly kind: 'reply' | 'start' | 'end';
  readonly changed: Changed;
  readonly value: () => Term;
};

const UNDEFINED = atom('undefined');
const TASK = moduleAtom('Task.Supervised');

/** `{:start_child, {{Module, :start_link, [argument]}, restart, shutdown, type, modules}}`. */
export function startRequest(spec: ChildSpec): Term {
  const { start, argument, restart, shutdown, type } = childOf(spec);
  const module = moduleAtom(start.name);
  const child = tuple(
    tuple(module, atom('start_link'), list(argument)),
    atom(restart),
    typeof shutdown === 'number' ? shutdown : atom(shutdown),
    atom(type),
    list(module),
  );
  return tuple(atom('start_child'), child);
}

/** `undefined`: there is no such call. */
export function answerToCall(
  context: DynamicContext,
  event: CallEvent,
  modules: readonly Behaviour[],
): AnswerToCall | undefined {
  switch (event.type) {
    case 'call.start_child':
    case 'call.start_task':
      return startFor(context, event, modules);
    case 'call.terminate_child': {
      const child = childAt(context, element(event.request, 1));
      if (child === undefined) return replied(() => error('not_found'));
      return { ...BEGUN, kind: 'end', changed: beginTermination(context, child, event.from) };
    }
    case 'call.which_children':
      return replied(() => whichChildren(context));
    case 'call.count_children':
      return replied(() => countChildren(context));
    default:
      return undefined;
  }
}

function startFor(
  context: DynamicContext,
  { request, from }: CallEvent,
  modules: readonly Behaviour[],
): AnswerToCall | undefined {
  const spec = kindIn(request, modules, context);
  if (spec === undefined) return undefined;
  if (isFull(context)) return replied(() => error('max_children'));
  return { ...BEGUN, kind: 'start', changed: { start: { spec, from } } };
}

const BEGUN = { value: () => NIL_ATOM };

function replied(value: () => Term): AnswerToCall {
  return { kind: 'reply', changed: {}, value };
}

function error(why: string): Term {
  return tuple(atom('error'), atom(why));
}

/** What `:start_child` or `:start_task` asks for. */
function kindIn(
  request: Term,
  modules: readonly Behaviour[],
  { tasks }: Pick<DynamicContext, 'tasks'>,
): Kind | undefined {
  const [tag, first = NIL_ATOM, ...rest] = isTuple(request) ? request.items : [];
  if (tag === atom('start_task')) {
    const [restart = NIL_ATOM, shutdown = NIL_ATOM] = rest;
    return {
      start: modules.find(({ name }) => moduleAtom(name) === TASK),
      module: TASK,
      args: [first],
      restart: restartIn(restart) ?? tasks.restart,
      shutdown: shutdownIn(shutdown) ?? tasks.shutdown,
      type: 'worker',
      modules: list(TASK),
    };
  }
  if (!isTuple(first, 5)) return undefined;
  const [mfa, restart = NIL_ATOM, shutdown = NIL_ATOM, type, own = NIL_ATOM] = first.items;
  const [module, , args = NIL_ATOM] = mfa !== undefined && isTuple(mfa, 3) ? mfa.items : [];
  if (module === undefined || !isAtom(module)) return undefined;
  return {
    start: modules.find(({ name }) => moduleAtom(name) === module),
    module,
    args: elements(args) ?? [],
    restart: restartIn(restart) ?? 'permanent',
    shutdown: shutdownIn(shutdown) ?? 5000,
    type: type === atom('supervisor') ? 'supervisor' : 'worker',
    modules: own,
  };
}

function restartIn(term: Term): RestartType | undefined {
  const known: readonly RestartType[] = ['permanent', 'transient', 'temporary'];
  return known.find((name) => isAtom(term, name));
}

function shutdownIn(term: Term): Shutdown | undefined {
  if (isInteger(term)) return Number(term);
  const known = ['infinity', 'brutal_kill'] as const;
  return known.find((name) => isAtom(term, name));
}

/** `[{:undefined, pid | :restarting, type, modules}, …]`, by rising pid. */
function whichChildren({ children }: DynamicContext): Term {
  return listFrom(sortedEntries(children).map(([, child]) => childEntry(child)));
}

function childEntry({ pid, isRestarting, type, modules }: DynamicChild): Term {
  return tuple(UNDEFINED, isRestarting ? atom('restarting') : pid, atom(type), modules);
}

/** `[specs: …, active: …, supervisors: …, workers: …]`. */
function countChildren({ children }: DynamicContext): Term {
  let [active, supervisors] = [0, 0];
  for (const { type, isRestarting } of valuesOf(children)) {
    if (!isRestarting) active += 1;
    if (type === 'supervisor') supervisors += 1;
  }
  const specs = children.size;
  return keyword({ specs, active, supervisors, workers: specs - supervisors });
}

/** `{:error, {:undef, stack}}`: there is no such module to start. */
export function undefinedStart(module: Atom, args: readonly Term[]): Term {
  const stack = list(tuple(module, atom('start_link'), listFrom(args), list()));
  return tuple(atom('error'), tuple(atom('undef'), stack));
}
