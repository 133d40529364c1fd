/**
 * `start_link` as OTP 27 does it on the wire: the new process tells its starter `{:ack, pid, result}`
 * or `{:nack, pid, result}`, and a start that failed is over only when the process is dead.
 * SPEC, section ST.
 */
import type { Behaviour, Request, SpawnRequest } from '#kernel/behaviour.ts';
import { action, type Args, type Given, given, type ProcessAction } from '#machine/action.ts';
import type { Starter } from '#machine/hosted.ts';
import {
  attempt,
  offer,
  type Operation,
  type Operations,
  request,
  type Wait,
} from '#machine/operation.ts';
import { downIn } from '#machine/reference.ts';
import {
  atom,
  boolean,
  isAtom,
  isPid,
  isReference,
  isTuple,
  list,
  moduleAtom,
  OK,
  type Pid,
  type Reference,
  type Term,
  TRUE,
  tuple,
} from '#term/term.ts';

import { type ProcessName, whereIs } from './name.ts';

/** A behaviour that acknowledges its start. Others are started by a plain `spawn_link`. */
export type Server = Labelled & {
  readonly acknowledges: true;
  /** What it is registered as before `init`, which may depend on its argument. */
  readonly nameFor?: (argument: Term) => ProcessName | undefined;
};

/** A behaviour may say which part its process plays in pictures. */
type Labelled = Behaviour & { readonly labelFor?: (argument: Term) => string };

const START = atom('$start');
const ACK = atom('ack');
const NACK = atom('nack');
const EXIT = atom('EXIT');
const ERROR = atom('error');

export type StartOptions<Context, Event> = {
  readonly behaviour: Behaviour;
  readonly argument: Given<Term, Context, Event>;
  /** The result is the event `answer.x`: `{:ok, pid}`, `:ignore` or `{:error, reason}`. */
  readonly as: string;
  readonly link?: boolean;
  readonly label?: Given<string, Context, Event>;
  /** How long `init` may take, in milliseconds. */
  readonly timeout?: number;
};

/** `GenServer.start_link` (or `start`) from any machine. Answer: what it returns. */
export function startLink<C, E>(options: StartOptions<C, E>): ProcessAction<C, E> {
  return action('start_link', options, (args: Args<C, E>) => {
    const { label, link = true, timeout } = options;
    const name = label === undefined ? undefined : given(label, args);
    const start: Start = {
      behaviour: options.behaviour,
      argument: given(options.argument, args),
      as: options.as,
      link,
      label: name,
      timeout,
      self: args.self,
    };
    return startOperation(start);
  });
}

export type Start = {
  readonly behaviour: Behaviour;
  readonly argument: Term;
  readonly as: string;
  readonly link: boolean;
  readonly label: string | undefined;
  readonly timeout?: number | undefined;
  readonly self: Pid;
  /** What becomes of an exception of the start function. Without it the process fails. */
  readonly caught?: (error: Term) => Term;
};

function isServer(behaviour: Behaviour): behaviour is Server {
  return 'acknowledges' in behaviour && behaviour.acknowledges === true;
}

/** The part that a process plays in pictures: the last part of its module's name, unless it says another. */
export function labelFor(behaviour: Labelled, argument: Term): string {
  return (
    behaviour.labelFor?.(argument) ?? behaviour.name.slice(behaviour.name.lastIndexOf('.') + 1)
  );
}

/** What a server is started with: its own argument and who waits for it. */
export function readStart(argument: Term): {
  readonly starter: Starter | undefined;
  readonly argument: Term;
} {
  if (!isTuple(argument, 4) || argument.items[0] !== START) return { starter: undefined, argument };
  const [, pid, linked, own] = argument.items;
  if (pid === undefined || own === undefined || !isPid(pid))
    return { starter: undefined, argument };
  return { starter: { pid, linked: linked === TRUE }, argument: own };
}

/** Told to the starter; a process that was started without one tells nobody. */
export function acknowledge(starter: Starter | undefined, self: Pid): Operations {
  if (starter === undefined) return [];
  return [attempt({ kind: 'send', to: starter.pid, message: tuple(ACK, self, tuple(OK, self)) })];
}

export function refuse(starter: Starter | undefined, self: Pid, result: Term): Operations {
  if (starter === undefined) return [];
  return [attempt({ kind: 'send', to: starter.pid, message: tuple(NACK, self, result) })];
}

/** Nothing is spawned where its name is taken already. */
export function startOperation(start: Start): Operation {
  const { behaviour, argument } = start;
  const name = isServer(behaviour) ? behaviour.nameFor?.(argument) : undefined;
  if (name === undefined) return spawnOperation(start);
  const then = (holder: Pid | undefined) => [
    holder === undefined ? spawnOperation(start) : answerWith(start, alreadyStarted(holder)),
  ];
  return start.caught === undefined ? whereIs(name, then) : whereIs(name, then, caught(start));
}

/** Its name is in a registry that there is not. */
function caught(start: Start): (error: Term) => Operations {
  const { behaviour, argument, caught: resultOf = (error) => error } = start;
  const place = tuple(moduleAtom(behaviour.name), atom('start_link'), list(argument), list());
  return (error) => [answerWith(start, tuple(ERROR, resultOf(tuple(error, list(place)))))];
}

/** `{:error, {:already_started, pid}}` */
export function alreadyStarted(holder: Term): Term {
  return tuple(ERROR, tuple(atom('already_started'), holder));
}

function spawnOperation(start: Start): Operation {
  const { behaviour, argument, link, self, label = labelFor(behaviour, argument) } = start;
  const acknowledges = isServer(behaviour);
  const wanted: SpawnRequest = {
    kind: 'spawn',
    behaviour,
    argument: acknowledges ? tuple(START, self, boolean(link), argument) : argument,
    link,
    monitor: acknowledges || !link,
    label,
  };
  return request(wanted, (answer, { now }) => {
    if (answer.kind === 'raised') return [{ kind: 'fail', reason: answer.reason, raised: true }];
    const born = bornIn(answer.value);
    if (born === undefined) return [];
    if (!acknowledges) return [...forgetMonitor(born), answerWith(start, tuple(OK, born.pid))];
    const deadline = start.timeout === undefined ? undefined : now + start.timeout * 1000;
    return [{ kind: 'wait', wait: waitForStart(start, born, deadline) }];
  });
}

type Born = { readonly pid: Pid; readonly ref: Reference | undefined };

function bornIn(value: Term): Born | undefined {
  if (isPid(value)) return { pid: value, ref: undefined };
  if (!isTuple(value, 2)) return undefined;
  const [pid, ref] = value.items;
  if (pid === undefined || ref === undefined || !isPid(pid) || !isReference(ref)) return undefined;
  return { pid, ref };
}

function forgetMonitor({ ref }: Born): Operations {
  return ref === undefined ? [] : [attempt({ kind: 'demonitor', ref, flush: true })];
}

function answerWith({ as }: Start, value: Term): Operation {
  return offer({ type: `answer.${as}`, value });
}

function waitForStart(start: Start, born: Born, deadline: number | undefined): Wait {
  return {
    as: start.as,
    ref: born.ref,
    deadline,
    receive: (message) => {
      const [tag, pid, result] = isTuple(message, 3) ? message.items : [];
      if (pid === born.pid && result !== undefined) {
        if (tag === ACK) return { otherwise: [...forgetMonitor(born), answerWith(start, result)] };
        if (tag === NACK) return { otherwise: awaitDeath(start, born, result) };
        if (tag === EXIT) return { otherwise: [], keep: true };
      }
      const down = born.ref === undefined ? undefined : downIn(message, born.ref);
      return down === undefined
        ? undefined
        : { otherwise: [answerWith(start, tuple(ERROR, down.reason))] };
    },
    expire: giveUp(start, born),
  };
}

/** `start_link` returns when the process is dead; its `{:EXIT, …}` is taken out of the mailbox. */
function awaitDeath(start: Start, born: Born, result: Term): Operations {
  const { ref } = born;
  if (ref === undefined) return [answerWith(start, result)];
  return [{ kind: 'wait', wait: waitForDeath(start, { pid: born.pid, ref }, result) }];
}

function waitForDeath(start: Start, born: Born & { readonly ref: Reference }, result: Term): Wait {
  return {
    as: start.as,
    ref: born.ref,
    receive: (message) => {
      if (isExitOf(message, born.pid)) return { otherwise: [], keep: true };
      const down = downIn(message, born.ref);
      return down === undefined ? undefined : { otherwise: [answerWith(start, result)] };
    },
  };
}

function isExitOf(message: Term, pid: Pid): boolean {
  return isTuple(message, 3) && message.items[0] === EXIT && message.items[1] === pid;
}

/** `init` took too long: the process is killed, and the link with it. */
function giveUp(start: Start, born: Born): Operations {
  const kill: Request = { kind: 'exit', pid: born.pid, reason: atom('kill') };
  return [
    attempt({ kind: 'unlink', pid: born.pid }),
    attempt(kill),
    ...awaitDeath(start, born, tuple(ERROR, atom('timeout'))),
  ];
}

/** Whether the message is the end of the parent, which a server that traps exits obeys. */
export function isParentExit(message: Term, starter: Starter | undefined): Term | undefined {
  if (starter?.linked !== true || !isTuple(message, 3)) return undefined;
  const [tag, pid, reason] = message.items;
  return tag !== undefined && isAtom(tag, 'EXIT') && pid === starter.pid ? reason : undefined;
}
