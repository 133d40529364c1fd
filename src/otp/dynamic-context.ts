/** What a DynamicSupervisor keeps, and how each thing that happens changes it. SPEC, section DS. */
import type { Behaviour, Microseconds } from '#kernel/behaviour.ts';
import { deleteInt, emptyIntMap, getInt, type IntMap, setInt, valuesOf } from '#kernel/int-map.ts';
import type { Atom, Pid, Reference, Term } from '#term/term.ts';

import { isRestarted, type RestartType, type Shutdown } from './child.ts';
import { addRestart, type Intensity, isTooMany } from './restart.ts';
import type { Started } from './supervisor-context.ts';

export type DynamicContext = {
  readonly intensity: Intensity;
  /** `undefined` is `:infinity`. */
  readonly maxChildren: number | undefined;
  /** Of the tasks of a `Task.Supervisor`. */
  readonly tasks: Pick<Kind, 'restart' | 'shutdown'>;
  /** By the pid that each has, or had where it waits for its restart. */
  readonly children: IntMap<DynamicChild>;
  /** When it restarted, in seconds, the latest first. */
  readonly restarts: readonly number[];
  /** The start that it is at. */
  readonly start: StartAtHand | undefined;
  /** Whom it has told to end, by pid, and the timers of its patience with them. */
  readonly ending: IntMap<DynamicChild>;
  readonly patience: readonly Patience[];
  /** Who waits to hear that the child is ended. */
  readonly from: Term | undefined;
  /** Rises with each change of a map; see int-map.ts. */
  readonly edition: number;
};

/** What a child specification says, without an id: nobody asks for it. */
export type Kind = {
  /** What is started; `undefined`: a module that there is not. */
  readonly start: Behaviour | undefined;
  readonly module: Atom;
  /** Of its function `start_link`; of a task it is a list of all of them. */
  readonly args: readonly Term[];
  readonly restart: RestartType;
  readonly shutdown: Shutdown;
  readonly type: 'worker' | 'supervisor';
  readonly modules: Term;
};

export type DynamicChild = Kind & {
  readonly pid: Pid;
  /** Its last start failed and is tried again. */
  readonly isRestarting: boolean;
};

/** For who asked for it, or in place of who had that pid. */
export type StartAtHand =
  | { readonly spec: Kind; readonly from: Term }
  | { readonly spec: Kind; readonly replaces: Pid };

export type Patience = { readonly ref: Reference; readonly milliseconds: number };

export type Changed = Partial<DynamicContext>;

export function childAt(
  { children }: DynamicContext,
  pid: Term | undefined,
): DynamicChild | undefined {
  return typeof pid === 'object' && pid.kind === 'pid' ? getInt(children, pid.id) : undefined;
}

/** With the start that is under way. */
export function isFull({ children, maxChildren }: DynamicContext): boolean {
  return maxChildren !== undefined && children.size >= maxChildren;
}

/** What came of the start at hand. One that is restarted and ignores that is gone. */
export function afterStart(context: DynamicContext, started: Started): Changed {
  const { start } = context;
  if (start === undefined) return {};
  const replaced = 'replaces' in start ? getInt(context.children, start.replaces.id) : undefined;
  if (started.kind === 'failed' && replaced !== undefined) {
    return { ...withChild(context, { ...replaced, isRestarting: true }), start: undefined };
  }
  const without = replaced === undefined ? {} : withoutChild(context, replaced.pid);
  if (started.kind !== 'ok') return { ...without, start: undefined };
  const child: DynamicChild = { ...start.spec, pid: started.pid, isRestarting: false };
  return { ...withChild({ ...context, ...without }, child), start: undefined };
}

function withChild({ children, edition }: DynamicContext, child: DynamicChild): Changed {
  const next = edition + 1;
  return { children: setInt(children, [child.pid.id, child], next), edition: next };
}

/** A child has ended and is not started again. */
export function afterLoss(context: DynamicContext, child: DynamicChild | undefined): Changed {
  return child === undefined ? {} : withoutChild(context, child.pid);
}

function withoutChild({ children, edition }: DynamicContext, { id }: Pid): Changed {
  return { children: deleteInt(children, id, edition + 1), edition: edition + 1 };
}

/** Whether the end of this child leads to a restart. */
export function wantsRestart(context: DynamicContext, pid: Term, reason: Term): boolean {
  const child = childAt(context, pid);
  return child !== undefined && isRestarted(child, reason);
}

export function wouldBeTooMany(
  { restarts, intensity }: DynamicContext,
  now: Microseconds,
): boolean {
  return isTooMany(addRestart(restarts, now, intensity), intensity);
}

export function planRestart(
  context: DynamicContext,
  child: DynamicChild | undefined,
  now: Microseconds,
): Changed {
  if (child === undefined) return {};
  const restarts = addRestart(context.restarts, now, context.intensity);
  return { restarts, start: { spec: child, replaces: child.pid } };
}

/** It gives up: the child that failed is dead, the others will be ended. */
export function givenUp(
  context: DynamicContext,
  child: DynamicChild | undefined,
  now: Microseconds,
): Changed {
  if (child === undefined) return {};
  const restarts = addRestart(context.restarts, now, context.intensity);
  return { ...withoutChild(context, child.pid), restarts };
}

/** Those of them who live will be told to end. */
export function beginEnding(
  { edition }: DynamicContext,
  children: Iterable<DynamicChild>,
): Changed {
  let ending = emptyIntMap<DynamicChild>();
  for (const child of children) {
    if (!child.isRestarting) ending = setInt(ending, [child.pid.id, child], edition + 1);
  }
  return { ending, patience: [], edition: edition + 1 };
}

export function isEnding({ ending }: DynamicContext, pid: Term): boolean {
  return typeof pid === 'object' && pid.kind === 'pid' && getInt(ending, pid.id) !== undefined;
}

/** One child is ended because somebody wants it. */
export function beginTermination(
  context: DynamicContext,
  child: DynamicChild,
  from: Term,
): Changed {
  const changed = withoutChild(context, child.pid);
  return { ...changed, ...beginEnding({ ...context, ...changed }, [child]), from };
}

/** One of them is dead. */
export function afterEnd({ ending, edition }: DynamicContext, pid: Term): Changed {
  if (typeof pid !== 'object' || pid.kind !== 'pid') return {};
  return { ending: deleteInt(ending, pid.id, edition + 1), edition: edition + 1 };
}

/** How long it waits for whom: each number once, as one timer is set for each. */
export function patienceFor({ ending }: DynamicContext): readonly number[] {
  const times = new Set<number>();
  for (const { shutdown } of valuesOf(ending)) {
    if (typeof shutdown === 'number') times.add(shutdown);
  }
  return [...times].toSorted((one, other) => one - other);
}

/** Whom a timer that has come finds still alive. */
export function outOfPatience(
  { ending }: DynamicContext,
  milliseconds: number | undefined,
): readonly Pid[] {
  return [...valuesOf(ending)].flatMap(({ pid, shutdown }) =>
    shutdown === milliseconds ? [pid] : [],
  );
}
