/**
 * An XState machine as a GenServer: the same messages on the wire, the same start, the same ends.
 * Events are named after the callback that takes them: `call.order`, `cast.brew`, `info.heated`,
 * `continue.recover`, `terminate`. SPEC, section GS.
 */
import type { AnyStateMachine } from 'xstate';

import type { Behaviour, Moment } from '#kernel/behaviour.ts';
import type { DescribeContext } from '#machine/describe.ts';
import { type Input, messageEvent } from '#machine/host-machine.ts';
import { host, type Manners } from '#machine/host.ts';
import type { Ending, Hosted, Opening } from '#machine/hosted.ts';
import type { MachineEvent, Operation, Operations } from '#machine/operation.ts';
import { NO_OPERATIONS, offer } from '#machine/operation.ts';
import { refuseWhatIsNotOurs } from '#machine/refuse.ts';
import { stackFinder, type Twin } from '#machine/stack.ts';
import { tagOf } from '#term/access.ts';
import {
  atom,
  type Atom,
  isAtom,
  isTuple,
  moduleAtom,
  type Pid,
  type Term,
  tuple,
} from '#term/term.ts';

import { callbacksOf, type Callbacks } from './callbacks.ts';
import { type ProcessName, registerAs, unregisterAs, whereIs } from './name.ts';
import {
  acknowledge,
  alreadyStarted,
  isParentExit,
  readStart,
  refuse,
  type Server,
} from './start.ts';
import { systemOperations } from './system.ts';
import { untakenOperations } from './untaken.ts';

export type GenServerOptions = {
  readonly module: string;
  readonly machine: AnyStateMachine;
  /**
   * Registered before `init`: a module's name (`name: __MODULE__` is its own), what `via` made, or
   * what a function makes of the argument. */
  readonly name?: string | ProcessName | ((argument: Term) => ProcessName | undefined);
  /** The part it plays in pictures, of its argument: the last part of the module's name unless told otherwise. */
  readonly label?: (argument: Term) => string;
  readonly describe?: DescribeContext;
  readonly twin?: Twin;
};

/** A call to the machine: `from` is what `reply` needs. */
export type Call<Name extends string> = {
  readonly type: `call.${Name}`;
  readonly request: Term;
  readonly from: Term;
  readonly at: number;
};

export type Cast<Name extends string> = {
  readonly type: `cast.${Name}`;
  readonly request: Term;
  readonly at: number;
};

export type Info<Name extends string> = {
  readonly type: `info.${Name}`;
  readonly message: Term;
  readonly at: number;
};

export type Continue<Name extends string> = { readonly type: `continue.${Name}` };

export type Terminate = { readonly type: 'terminate'; readonly reason: Term };

/** Inside a callback, in a `receive` of its own: no call, no cast, no system message gets through. */
export const BLOCKED = 'blocked';
/** Inside `terminate/2`, which takes its time. */
export const TERMINATING = 'terminating';

export type GenServer = Behaviour<Hosted> & Pick<Server, 'acknowledges' | 'nameFor' | 'labelFor'>;

const CALL = atom('$gen_call');
const CAST = atom('$gen_cast');
const SYSTEM = atom('system');
const ERROR = atom('error');

/** What a GenServer arms for `{:noreply, state, timeout}`. */
export const TIMEOUT_ID = 'gen_server.timeout';

type NameFor = (argument: Term) => ProcessName | undefined;

export function genServer(options: GenServerOptions): GenServer {
  const { module, machine, name, label } = options;
  refuseWhatIsNotOurs(module, machine);
  const own = typeof name === 'string' ? moduleAtom(name) : name;
  const nameFor: NameFor = typeof own === 'function' ? own : () => own;
  const manners = mannersOf(options, callbacksOf(machine), nameFor);
  const server: GenServer = { ...host(manners), acknowledges: true };
  return {
    ...server,
    ...(own === undefined ? {} : { nameFor }),
    ...(label === undefined ? {} : { labelFor: label }),
  };
}

function mannersOf(options: GenServerOptions, callbacks: Callbacks, nameFor: NameFor): Manners {
  const { module, machine } = options;
  return {
    name: module,
    machine,
    describe: options.describe,
    stackFor: stackFinder(module, options.twin),
    opening: (argument, moment) => openingOf(argument, moment, nameFor),
    eventOf,
    intercept: (message, state) => interceptOf(message, state, options.describe),
    untaken: (event, state, { self }) =>
      isBlocked(state)
        ? undefined
        : untakenOperations(event, { module, callbacks, server: registeredName(state) ?? self }),
    greet: ({ armed }) =>
      armed.some(({ id }) => id === TIMEOUT_ID) ? FORGET_TIMEOUT : NO_OPERATIONS,
    settled: (state, { self }) => settledOf(state, self),
    ending: (state, ending, moment) => endingOf(state, { ending, moment }),
    isReady: (state) => !isBlocked(state),
  };
}

const FORGET_TIMEOUT: Operations = [{ kind: 'disarm', id: TIMEOUT_ID }];

function isBlocked({ snapshot }: Hosted): boolean {
  return snapshot.tags.has(BLOCKED) || snapshot.tags.has(TERMINATING);
}

function openingOf(argument: Term, { self }: Moment, nameFor: NameFor): Opening {
  const { starter, argument: own } = readStart(argument);
  const input: Input = { argument: own, self };
  const name = nameFor(own);
  if (name === undefined) return { input, operations: NO_OPERATIONS, phase: 'init', starter };
  return { input, operations: [registration(name, self)], phase: 'init', starter, name };
}

/** A name that is taken meanwhile ends it before `init`: the starter hears by whom, and it ends `:normal`. */
function registration(name: ProcessName, self: Pid): Operation {
  return registerAs(name, self, (registered) => {
    if (registered) return NO_OPERATIONS;
    return [
      whereIs(name, (holder = self) => [
        { kind: 'fail', reason: atom('normal'), result: alreadyStarted(holder) },
      ]),
    ];
  });
}

/** Not of a registry: `Process.info(self(), :registered_name)`. */
function registeredName({ name }: Hosted): Atom | undefined {
  return name !== undefined && isAtom(name) ? name : undefined;
}

function eventOf(message: Term, state: Hosted, { now }: Moment): MachineEvent | undefined {
  if (!isTuple(message)) return messageEvent(message, now, 'info.');
  const [tag, second, third] = message.items;
  if (tag === CAST && second !== undefined && message.items.length === 2) {
    return isBlocked(state)
      ? undefined
      : { type: `cast.${nameOf(second)}`, message, request: second, at: now };
  }
  if (tag === CALL && second !== undefined && third !== undefined && message.items.length === 3) {
    if (isBlocked(state)) return undefined;
    return { type: `call.${nameOf(third)}`, message, request: third, from: second, at: now };
  }
  if (tag === SYSTEM && message.items.length === 3) return undefined;
  return messageEvent(message, now, 'info.');
}

function nameOf(request_: Term): string {
  return tagOf(request_) ?? 'message';
}

function interceptOf(
  message: Term,
  state: Hosted,
  describe: DescribeContext | undefined,
): Operations | undefined {
  if (isBlocked(state)) return undefined;
  const reason = isParentExit(message, state.starter);
  if (reason !== undefined) return [{ kind: 'stop', reason, last: NO_OPERATIONS }];
  return isTuple(message, 3) && message.items[0] === SYSTEM
    ? systemOperations(message, state, describe)
    : undefined;
}

/** `init` is over when the machine is in its loop: the starter is told before anything else. */
function settledOf(state: Hosted, self: Moment['self']): Operations {
  if (state.phase !== 'init' || isBlocked(state)) return NO_OPERATIONS;
  return [...acknowledge(state.starter, self), { kind: 'phase', phase: 'loop' }];
}

type End = { readonly ending: Ending; readonly moment: Moment };

function endingOf(state: Hosted, end: End): Operations | 'end' | 'wait' {
  const { reason, last } = end.ending;
  const over: Operation = { kind: 'phase', phase: 'over' };
  switch (state.phase) {
    case 'init':
      // Over first: where even this fails, as without the registry of its name, it just ends.
      return [over, ...failedStart(state, end)];
    case 'loop': {
      const terminate: Terminate = { type: 'terminate', reason };
      return [{ kind: 'phase', phase: 'terminating' }, offer(terminate)];
    }
    case 'terminating':
      return state.snapshot.tags.has(TERMINATING) ? 'wait' : [...last, over];
    case 'over':
      return 'end';
  }
}

/** The name is free again before the starter hears of it. */
function failedStart({ starter, name }: Hosted, { ending, moment }: End): Operations {
  const { reason, result = tuple(ERROR, reason) } = ending;
  const nack = refuse(starter, moment.self, result);
  const isName = name !== undefined && (isAtom(name) || isTuple(name));
  return isName ? [...unregisterAs(name, moment.self), ...nack] : nack;
}
