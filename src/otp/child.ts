/** A child of a supervisor: what it is started with, how it is restarted and ended. SPEC, section SU. */
import type { Behaviour } from '#kernel/behaviour.ts';
import { equal } from '#term/compare.ts';
import { atom, boolean, list, moduleAtom, type Pid, type Term, tuple } from '#term/term.ts';

import { labelFor } from './start.ts';

export type ChildSpec = {
  /** The module's name unless told otherwise. */
  readonly id?: Term;
  readonly start: Behaviour;
  readonly argument?: Term;
  readonly restart?: RestartType;
  readonly shutdown?: Shutdown;
  readonly type?: 'worker' | 'supervisor';
  /** The part it plays in pictures: what the behaviour says unless told otherwise. */
  readonly label?: string;
};

export type RestartType = 'permanent' | 'transient' | 'temporary';

/** Milliseconds to end in, for ever, or none at all. */
export type Shutdown = number | 'infinity' | 'brutal_kill';

export type Child = Required<ChildSpec> & {
  readonly pid: Pid | undefined;
  /** Its last start failed and is tried again. */
  readonly isRestarting: boolean;
};

export function childOf(spec: ChildSpec): Child {
  const { start, type = 'worker', argument = list() } = spec;
  return {
    id: spec.id ?? moduleAtom(start.name),
    start,
    argument,
    restart: spec.restart ?? 'permanent',
    shutdown: spec.shutdown ?? (type === 'supervisor' ? 'infinity' : 5000),
    type,
    label: spec.label ?? labelFor(start, argument),
    pid: undefined,
    isRestarting: false,
  };
}

export type Children = readonly Child[]; // in the order of their start

export function findChild(children: Children, id: Term): Child | undefined {
  return children.find((child) => equal(child.id, id));
}

export function replaceChild(children: Children, changed: Child): Children {
  return children.map((child) => (equal(child.id, changed.id) ? changed : child));
}

export function removeChild(children: Children, id: Term): Children {
  return children.filter((child) => !equal(child.id, id));
}

export function duplicateId(children: Children): Term | undefined {
  return children.find(({ id }, at) => children.slice(at + 1).some((other) => equal(other.id, id)))
    ?.id;
}

/** Whether a child that ended so is started again. */
export function isRestarted({ restart }: Pick<Child, 'restart'>, reason: Term): boolean {
  switch (restart) {
    case 'permanent':
      return true;
    case 'temporary':
      return false;
    case 'transient':
      return !isNormal(reason);
  }
}

/** `:normal`, `:shutdown` and `{:shutdown, _}` are no failures. */
function isNormal(reason: Term): boolean {
  if (typeof reason !== 'object') return false;
  if (reason.kind === 'atom') return reason.name === 'normal' || reason.name === 'shutdown';
  return (
    reason.kind === 'tuple' && reason.items.length === 2 && reason.items[0] === atom('shutdown')
  );
}

/** `{id, pid, type, modules}` of `which_children`. */
export function childEntry(child: Child): Term {
  return tuple(child.id, pidTerm(child), atom(child.type), list(moduleAtom(child.start.name)));
}

export function pidTerm({ pid, isRestarting }: Pick<Child, 'pid' | 'isRestarting'>): Term {
  if (isRestarting) return atom('restarting');
  return pid ?? atom('undefined');
}

/** OTP's record of a child, which the error of `start_child` shows. */
export function childRecord(child: Child): Term {
  const module = moduleAtom(child.start.name);
  const start = tuple(module, atom('start_link'), list(child.argument));
  const shutdown = typeof child.shutdown === 'number' ? child.shutdown : atom(child.shutdown);
  const rest = [atom(child.restart), boolean(false), shutdown, atom(child.type), list(module)];
  return tuple(atom('child'), atom('undefined'), child.id, start, ...rest);
}
