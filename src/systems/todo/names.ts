/** Names of modules and processes of the to-do server, and labels of its processes. */
import { inspectLine } from '#term/inspect.ts';
import { atom, type Atom, moduleAtom, type Term } from '#term/term.ts';

export const DATABASE: Atom = moduleAtom('Todo.Database');
export const CACHE: Atom = moduleAtom('Todo.Cache');
export const SERVER: Atom = moduleAtom('Todo.Server');
/** Of which servers and workers are registered, in the form that has one. */
export const REGISTRY = 'Todo.Registry';
export const DATABASE_WORKER: Atom = moduleAtom('Todo.DatabaseWorker');

/** Those who may sit at a shell, as their processes are called. */
export const SHELLS = ['IEx', 'Ann', 'Ben', 'Cat', 'Dan'] as const;

/** The name that the shell of that label is registered by: `:iex`, `:ann`. */
export function shellName(label: string): Atom {
  return atom(label.toLowerCase());
}

/** Of the server of that list. */
export function serverLabel(list: Term): string {
  return `Server ${nameText(list)}`;
}

/** The name of a list as text, as `"#{name}"` gives it. */
export function nameText(list: Term): string {
  return typeof list === 'string' ? list : inspectLine(list);
}

export function workerLabel(index: number): string {
  return `Worker ${index}`;
}
