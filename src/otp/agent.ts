/**
 * Agent: a process that keeps a value, and runs the functions that it is sent upon it. A function is no
 * term here: each is known to the agent by its module and name, as `Agent.get(agent, Module, :name, args)`
 * sends it. SPEC, section AG.
 */
import { type AnyStateMachine, assign, setup } from 'xstate';

import { type Args, type Given, given, type ProcessAction } from '#machine/action.ts';
import type { Input } from '#machine/host-machine.ts';
import { erlangError } from '#machine/reason.ts';
import { element, elements } from '#term/access.ts';
import { atom, isAtom, isTuple, moduleAtom, NIL_ATOM, OK, type Term, tuple } from '#term/term.ts';

import { stop } from './callback-actions.ts';
import { type Call, type Cast, type GenServer, genServer } from './gen-server.ts';
import type { ServerName } from './name.ts';
import { call, type CallOptions, cast, reply } from './wire.ts';

/** By name; the first argument is the value that the agent keeps. They raise with `raise` and its like. */
export type AgentFunctions = Readonly<Record<string, (...args: readonly Term[]) => Term>>;

export type AgentOptions = {
  readonly name?: string;
  /** Whose functions these are: `Workshop.Stock`. */
  readonly module: string;
  readonly functions: AgentFunctions;
  /** The part it plays in pictures: `Agent` unless told otherwise. */
  readonly label?: string;
};

/** Started with `{Module, :function, args}`, as `mfa` makes it: what that returns is kept. */
export function agent({ name, module, functions, label = 'Agent' }: AgentOptions): GenServer {
  return genServer({
    module: 'Agent.Server',
    machine: agentMachine(runnerOf(module, functions)),
    label: () => label,
    ...(name === undefined ? {} : { name }),
  });
}

type Run = (call: Term, ...before: readonly Term[]) => Term;

function runnerOf(module: string, functions: AgentFunctions): Run {
  return (wanted, ...before) => {
    const [of, name, args = NIL_ATOM] = isTuple(wanted, 3) ? wanted.items : [];
    const isKnown = of === moduleAtom(module) && name !== undefined && isAtom(name);
    const apply = isKnown ? functions[name.name] : undefined;
    if (apply === undefined) return erlangError(atom('undef'));
    return apply(...before, ...(elements(args) ?? []));
  };
}

type Kept = { readonly value: Term };
type Events = Call<'get' | 'update' | 'get_and_update'> | Cast<'cast'>;

function agentMachine(run: Run): AnyStateMachine {
  const { createMachine } = setup({
    types: { context: {} as Kept, events: {} as Events, input: {} as Input },
  });
  const result = ({ context, event }: { readonly context: Kept; readonly event: Events }) =>
    run(element(event.request, 1) ?? NIL_ATOM, context.value);
  return createMachine({
    id: 'Agent',
    context: ({ input }) => ({ value: run(input.argument) }),
    initial: 'keeping',
    states: {
      keeping: {
        on: {
          'call.get': {
            actions: reply(
              ({ event }) => event.from,
              (args) => result(args),
            ),
          },
          'call.update': {
            actions: [assign({ value: result }), reply(({ event }) => event.from, OK)],
          },
          'call.get_and_update': [
            {
              guard: (args) => isTuple(result(args), 2),
              actions: [
                reply(
                  ({ event }) => event.from,
                  (args) => element(result(args), 0) ?? NIL_ATOM,
                ),
                assign({ value: (args) => element(result(args), 1) ?? NIL_ATOM }),
              ],
            },
            { actions: stop((args) => tuple(atom('bad_return_value'), result(args))) },
          ],
          'cast.cast': { actions: assign({ value: result }) },
        },
      },
    },
  });
}

type Wanted<C, E> = Given<Term, C, E>;

/** `Agent.get(agent, Module, :function, args)`: what it returns is `reply.x`. `wanted` is what `mfa` makes. */
export function agentGet<C, E>(
  server: Given<ServerName, C, E>,
  wanted: Wanted<C, E>,
  options: CallOptions<C, E>,
): ProcessAction<C, E> {
  return call(server, tagged('get', wanted), options);
}

/** `Agent.update`: what the function returns is kept, and the reply is `:ok`. */
export function agentUpdate<C, E>(
  server: Given<ServerName, C, E>,
  wanted: Wanted<C, E>,
  options: CallOptions<C, E>,
): ProcessAction<C, E> {
  return call(server, tagged('update', wanted), options);
}

/** `Agent.get_and_update`: of `{reply, value}` that the function returns. */
export function agentGetAndUpdate<C, E>(
  server: Given<ServerName, C, E>,
  wanted: Wanted<C, E>,
  options: CallOptions<C, E>,
): ProcessAction<C, E> {
  return call(server, tagged('get_and_update', wanted), options);
}

/** `Agent.cast`. */
export function agentCast<C, E>(
  server: Given<ServerName, C, E>,
  wanted: Wanted<C, E>,
): ProcessAction<C, E> {
  return cast(server, tagged('cast', wanted));
}

function tagged<C, E>(tag: string, wanted: Wanted<C, E>): (args: Args<C, E>) => Term {
  return (args) => tuple(atom(tag), given(wanted, args));
}
