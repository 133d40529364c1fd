/** Somebody who asks the to-do server for list after list, reads it or changes a note in it. */
import type { Behaviour, Moment, Request, Turn } from '#kernel/behaviour.ts';
import { mix } from '#kernel/chance.ts';
import { answerIn } from '#machine/reference.ts';
import { CACHE } from '#systems/todo/names.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import {
  atom,
  cons,
  isAtom,
  isPid,
  isReference,
  NIL,
  type Pid,
  type Reference,
  type Term,
  tuple,
} from '#term/term.ts';

type State = {
  readonly lists: number;
  /** How often; `opening`: each list once, which is only looked for. */
  readonly times: number;
  readonly opening: boolean;
  readonly done: number;
  /** The call that is under way. */
  readonly to: typeof CACHE | Pid;
  readonly phase: 'begin' | 'monitored' | 'sent' | 'replied';
  readonly ref: Reference;
  readonly value: Term;
};

const CALL = atom('$gen_call');
const ALIAS = atom('alias');
const NO_REF: Reference = { kind: 'reference', words: [0, 0, 0] };
const DATE = ex`~D[2023-12-19]`;

export function listName(index: number): string {
  return `list ${index}`;
}

/** Started with `{:open, lists, times}` or `{:work, lists, times}`. */
export const client: Behaviour<State> = {
  name: 'Client',
  start: (argument) => ({
    lists: Number(element(argument, 1)),
    times: Number(element(argument, 2)),
    opening: isAtom(element(argument, 0) ?? NIL, 'open'),
    done: 0,
    to: CACHE,
    phase: 'begin',
    ref: NO_REF,
    value: NIL,
  }),
  run,
  take: (state, message) => {
    const value = answerIn(message, state.ref);
    return value === undefined ? undefined : { ...state, phase: 'replied', value };
  },
  timeout: (state) => state,
  describe: () => ({ states: [], data: NIL, words: 0 }),
};

function run(state: State, { self, answer }: Moment): Turn<State> {
  switch (state.phase) {
    case 'begin':
      if (state.done === state.times)
        return { kind: 'exited', state, reductions: 1, reason: atom('normal') };
      return asking(
        { ...state, phase: 'monitored' },
        { kind: 'monitor', target: state.to, alias: true },
      );
    case 'monitored': {
      const ref = answer?.kind === 'ok' && isReference(answer.value) ? answer.value : NO_REF;
      const message = tuple(CALL, tuple(self, cons(ALIAS, ref)), wanted(state));
      return asking({ ...state, phase: 'sent', ref }, { kind: 'send', to: state.to, message });
    }
    case 'sent':
      return { kind: 'waiting', state, reductions: 1 };
    case 'replied':
      return asking(next(state), { kind: 'demonitor', ref: state.ref, flush: true });
  }
}

function asking(state: State, request: Request): Turn<State> {
  return { kind: 'request', state, reductions: 1, request };
}

/** The server of a list answers the list itself, or what the change came to. */
function next(state: State): State {
  if (state.to === CACHE && !state.opening && isPid(state.value))
    return { ...state, phase: 'begin', to: state.value };
  return { ...state, phase: 'begin', to: CACHE, done: state.done + 1 };
}

function wanted({ to, lists, opening, done }: State): Term {
  if (to === CACHE) {
    const index = opening ? done % lists : mix(5, done) % lists;
    return tuple(atom('server_process'), listName(index));
  }
  if (done % 2 === 0) return tuple(atom('entries'), DATE);
  return ex`{:update_entry, 1, %{note: ${done}}}`;
}
