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
import { attempt, NO_OPERATIONS, offer, request } from '#machine/operation.ts';
import { refuseWhatIsNotOurs } from '#machine/refuse.ts';
import { stackFinder, type Twin } from '#machine/stack.ts';
import { tagOf } from '#term/access.ts';
import { atom, type Atom, isTuple, moduleAtom, NIL_ATOM, type Term, tuple } from '#term/term.ts';

import { callbacksOf, type Callbacks } from './callbacks.ts';
import { acknowledge, isParentExit, readStart, refuse, type Server } from './start.ts';
import { systemOperations } from './system.ts';
import { untakenOperations } from './untaken.ts';

export type GenServerOptions = {
  readonly module: string;
  readonly machine: AnyStateMachine;
  /** Registered before `init`: `name: __MODULE__` is the module's own name. */
  readonly name?: string;
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

export type GenServer = Behaviour<Hosted> & Pick<Server, 'acknowledges'>;

const CALL = atom('$gen_call');
const CAST = atom('$gen_cast');
const SYSTEM = atom('system');
const ERROR = atom('error');

/** What a GenServer arms for `{:noreply, state, timeout}`. */
export const TIMEOUT_ID = 'gen_server.timeout';

export function genServer(options: GenServerOptions): GenServer {
  const { module, machine, name } = options;
  refuseWhatIsNotOurs(module, machine);
  const manners = mannersOf(
    options,
    callbacksOf(machine),
    name === undefined ? undefined : moduleAtom(name),
  );
  return { ...host(manners), acknowledges: true };
}

function mannersOf(
  options: GenServerOptions,
  callbacks: Callbacks,
  name: Atom | undefined,
): Manners {
  const { module, machine } = options;
  return {
    name: module,
    machine,
    describe: options.describe,
    stackFor: stackFinder(module, options.twin),
    opening: (argument, moment) => openingOf(argument, moment, name),
    eventOf,
    intercept: (message, state) => interceptOf(message, state, options.describe),
    untaken: (event, state, { self }) =>
      isBlocked(state)
        ? undefined
        : untakenOperations(event, { module, callbacks, server: name ?? self }),
    greet: ({ armed }) =>
      armed.some(({ id }) => id === TIMEOUT_ID) ? FORGET_TIMEOUT : NO_OPERATIONS,
    settled: (state, { self }) => settledOf(state, self),
    ending: (state, ending, moment) => endingOf(state, { ending, moment, name }),
    isReady: (state) => !isBlocked(state),
  };
}

const FORGET_TIMEOUT: Operations = [{ kind: 'disarm', id: TIMEOUT_ID }];

function isBlocked({ snapshot }: Hosted): boolean {
  return snapshot.tags.has(BLOCKED) || snapshot.tags.has(TERMINATING);
}

function openingOf(argument: Term, { self }: Moment, name: Atom | undefined): Opening {
  const { starter, argument: own } = readStart(argument);
  const input: Input = { argument: own, self };
  const operations = name === undefined ? NO_OPERATIONS : [registration(name)];
  return { input, operations, phase: 'init', starter };
}

/** A name that is taken ends it before `init`: the starter hears by whom, and it ends `:normal`. */
function registration(name: Atom): Operation {
  return request({ kind: 'register', name }, (registered) => {
    if (registered.kind === 'ok') return NO_OPERATIONS;
    return [
      request({ kind: 'whereis', name }, (found) => {
        const holder = found.kind === 'ok' ? found.value : NIL_ATOM;
        const result = tuple(ERROR, tuple(atom('already_started'), holder));
        return [{ kind: 'fail', reason: atom('normal'), result }];
      }),
    ];
  });
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

type End = { readonly ending: Ending; readonly moment: Moment; readonly name: Atom | undefined };

function endingOf(state: Hosted, end: End): Operations | 'end' | 'wait' {
  const { reason, last } = end.ending;
  const over: Operation = { kind: 'phase', phase: 'over' };
  switch (state.phase) {
    case 'init':
      return [...failedStart(state, end), over];
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
function failedStart({ starter }: Hosted, { ending, moment, name }: End): Operations {
  const { reason, result = tuple(ERROR, reason) } = ending;
  const nack = refuse(starter, moment.self, result);
  return name === undefined ? nack : [freed(name, moment.self), ...nack];
}

/** Only its own: the name of a server that was there before is left alone. */
function freed(name: Atom, self: Moment['self']): Operation {
  return request({ kind: 'whereis', name }, (found) => {
    const isOwn = found.kind === 'ok' && found.value === self;
    return isOwn ? [attempt({ kind: 'unregister', name })] : NO_OPERATIONS;
  });
}
