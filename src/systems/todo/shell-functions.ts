/**
 * The functions that a line may call, each as the steps that its Elixir takes in the process of the
 * shell: a step takes its arguments from the stack and gives a value, or something to be waited for.
 */
import type { ServerName } from '#otp/wire.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { phash2 } from '#term/phash2.ts';
import {
  atom,
  type Atom,
  isAtom,
  isCons,
  isPid,
  NIL,
  OK,
  type Pid,
  type Term,
  tuple,
} from '#term/term.ts';

import { routedTo, serverKey } from './database-client.ts';
import { CACHE, DATABASE } from './names.ts';
import type { Form, Settings } from './options.ts';
import { argumentError, noClause, raisedText } from './shell-result.ts';

export type Effect =
  | { readonly kind: 'value'; readonly value: Term }
  /** What is printed of the error. */
  | { readonly kind: 'raise'; readonly text: string }
  | {
      readonly kind: 'call';
      readonly server: ServerName;
      readonly request: Term;
      readonly patient: boolean; // `:infinity`
    }
  | { readonly kind: 'cast'; readonly server: Pid | Atom; readonly request: Term }
  | { readonly kind: 'start_cache' }
  /** Of a key in the registry. */
  | { readonly kind: 'lookup'; readonly key: Term }
  | { readonly kind: 'sleep'; readonly milliseconds: number }
  | { readonly kind: 'alive'; readonly pid: Pid }
  | { readonly kind: 'exit'; readonly pid: Pid; readonly reason: Term }
  | { readonly kind: 'register'; readonly pid: Pid; readonly name: Atom }
  | { readonly kind: 'whereis'; readonly name: Atom };

/** Whose shell it is, and of what kind the to-do server is. */
export type Around = { readonly self: Pid; readonly settings: Settings };

export type Step = {
  readonly takes: number;
  /** How many of them stay on the stack, for the next step. */
  readonly keeps?: number;
  readonly effect: (args: readonly Term[], around: Around) => Effect;
};

const value = (term: Term): Effect => ({ kind: 'value', value: term });

const raised = (text: string): Effect => ({ kind: 'raise', text });

/** `GenServer.call(server, request)`. */
function call(server: Term | undefined, wanted: Term, patient = false): Effect {
  return server !== undefined && isServer(server)
    ? { kind: 'call', server, request: wanted, patient }
    : raised(noClause('GenServer.whereis/1'));
}

function isServer(term: Term): term is Pid | Atom {
  return isPid(term) || isAtom(term);
}

const wrongArgument = (which: string, how: string) =>
  argumentError(`errors were found at the given arguments:\n\n  * ${which} argument: ${how}\n`);

/** Of a function of `Process` whose first argument is a pid. */
function withPid(term: Term | undefined, effect: (pid: Pid) => Effect): Effect {
  return term !== undefined && isPid(term)
    ? effect(term)
    : raised(wrongArgument('1st', 'not a pid'));
}

/** A call of the first argument: `{name, second, third…}`. */
function request(name: string, takes: number): Step {
  return { takes, effect: ([server, ...others]) => call(server, tuple(atom(name), ...others)) };
}

const CAST_ENTRY: Step = {
  takes: 2,
  effect: ([server = NIL, entry = NIL]) =>
    isServer(server)
      ? { kind: 'cast', server, request: ex`{:add_entry, ${entry}}` }
      : raised(noClause('GenServer.cast/2')),
};

const PHASH2: Step = {
  takes: 2,
  effect: ([key = NIL, range = NIL]) =>
    typeof range === 'number' && range > 0 && range <= 2 ** 32
      ? value(phash2(key, range))
      : raised(wrongArgument('2nd', 'out of range')),
};

const SLEEP: Step = {
  takes: 1,
  effect: ([time]) =>
    typeof time === 'number' && time >= 0
      ? { kind: 'sleep', milliseconds: time }
      : raised(noClause('Process.sleep/1')),
};

/** In every form. */
const COMMON: Readonly<Record<string, readonly Step[]>> = {
  'Todo.Server.add_entry/2': [request('add_entry', 2)],
  'Todo.Server.update_entry/3': [request('update_entry', 3)],
  'Todo.Server.delete_entry/2': [request('delete_entry', 2)],
  'Todo.Server.entries/2': [request('entries', 2)],
  'Todo.Server.cast_entry/2': [CAST_ENTRY],
  ':erlang.phash2/2': [PHASH2],
  'Process.alive?/1': [
    { takes: 1, effect: ([pid]) => withPid(pid, (found) => ({ kind: 'alive', pid: found })) },
  ],
  'Process.exit/2': [
    {
      takes: 2,
      effect: ([pid, reason = NIL]) =>
        withPid(pid, (found) => ({ kind: 'exit', pid: found, reason })),
    },
  ],
  'Process.register/2': [
    {
      takes: 2,
      effect: ([pid, name = NIL]) =>
        isAtom(name)
          ? withPid(pid, (found) => ({ kind: 'register', pid: found, name }))
          : raised(noClause('Process.register/2')),
    },
  ],
  'Process.whereis/1': [
    {
      takes: 1,
      effect: ([name = NIL]) =>
        isAtom(name) ? { kind: 'whereis', name } : raised(noClause('Process.whereis/1')),
    },
  ],
  'Process.sleep/1': [SLEEP],
  'self/0': [{ takes: 0, effect: (_none, { self }) => value(self) }],
};

/** Where the database is a GenServer: it is asked for the worker, and the worker for the list. */
const GET: readonly Step[] = [
  {
    takes: 1,
    keeps: 1,
    effect: ([key = NIL]) => call(DATABASE, ex`{:choose_worker, ${key}}`),
  },
  { takes: 2, effect: ([key = NIL, worker]) => call(worker, ex`{:get, ${key}}`, true) },
];

const OF_FORM: Readonly<Record<Form, Readonly<Record<string, readonly Step[]>>>> = {
  plain: {
    'Todo.Cache.start/0': [{ takes: 0, effect: () => ({ kind: 'start_cache' }) }],
    'Todo.Cache.server_process/2': [request('server_process', 2)],
    'Todo.Database.get/1': GET,
  },
  supervised: {
    'Todo.Cache.server_process/1': [
      { takes: 1, effect: ([name = NIL]) => call(CACHE, ex`{:server_process, ${name}}`) },
    ],
    'Todo.Database.get/1': GET,
  },
  registered: {
    'Todo.Cache.server_process/1': [
      { takes: 1, keeps: 1, effect: ([name = NIL]) => ({ kind: 'lookup', key: serverKey(name) }) },
      {
        takes: 2,
        effect: ([name = NIL, found = NIL], { settings }) =>
          isCons(found)
            ? value(element(found.head, 0) ?? NIL)
            : call(CACHE, startChild(name, settings), true),
      },
      {
        takes: 1,
        effect: ([started = NIL]) => {
          const pid = isPid(started) ? started : startedIn(started);
          return pid === undefined ? raised(raisedText(caseClause(started))) : value(pid);
        },
      },
    ],
    'Todo.Database.get/1': [
      {
        takes: 1,
        effect: ([key = NIL], { self, settings }) => ({
          kind: 'call',
          server: routedTo(key, self.id, settings),
          request: ex`{:get, ${key}}`,
          patient: true,
        }),
      },
    ],
  },
};

function startChild(name: Term, { restart }: Settings): Term {
  return ex`{:start_child, {{Todo.Server, :start_link, [${name}]}, ${atom(restart)}, 5000, :worker, [Todo.Server]}}`;
}

/** Of `{:ok, pid}`, or of what is told when somebody else has started it meanwhile. */
function startedIn(result: Term): Pid | undefined {
  const answer = element(result, 1) ?? NIL;
  const pid = element(result, 0) === OK ? answer : element(answer, 1);
  return pid !== undefined && isPid(pid) ? pid : undefined;
}

const caseClause = (term: Term): Term => tuple(atom('case_clause'), term);

/** `name` with its number of arguments; `undefined` where the form has no such function. */
export function stepsOf(name: string, { form }: Settings): readonly Step[] | undefined {
  return COMMON[name] ?? OF_FORM[form][name];
}
