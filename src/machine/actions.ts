/**
 * What a machine may ask for, as actions. Each argument is a value, or a function of
 * `{ context, event, self, now }`. Delays and timeouts are milliseconds, as in Elixir. An answer
 * that has a name, `as: 'x'`, comes back as the event `answer.x`, or `raised.x`. SPEC, section AC.
 */
import type { Behaviour, Request, SpawnRequest } from '#kernel/behaviour.ts';
import {
  type Atom,
  isReference,
  isTuple,
  type Pid,
  type Reference,
  type Term,
} from '#term/term.ts';

import { action, type Args, type Given, given, type ProcessAction } from './action.ts';
import { askOperation } from './ask.ts';
import {
  fail as failWith,
  type Operation,
  type Operations,
  request,
  type Follow,
} from './operation.ts';
import { downIn } from './reference.ts';

/** A pid, a registered name, or the reference of an alias. */
export type Target = Pid | Atom | Reference;

type Named = { readonly as?: string };

/** The process itself, as the target of a `sendAfter`: `Process.send_after(self(), …)`. */
export function self({ self: me }: { readonly self: Pid }): Pid {
  return me;
}

export function send<C, E>(
  to: Given<Target, C, E>,
  message: Given<Term, C, E>,
): ProcessAction<C, E> {
  return action('send', { to, message }, (args: Args<C, E>) =>
    request({ kind: 'send', to: given(to, args), message: given(message, args) }),
  );
}

export type SpawnOptions<C, E> = Named & {
  readonly behaviour: Behaviour;
  readonly argument: Given<Term, C, E>;
  readonly link?: boolean;
  readonly monitor?: boolean;
  readonly label?: Given<string, C, E>;
};

/** The answer is the pid, or `{pid, ref}` with a monitor. */
export function spawn<C, E>(options: SpawnOptions<C, E>): ProcessAction<C, E> {
  return action('spawn', options, (args: Args<C, E>) => {
    const { behaviour, label, as } = options;
    const wanted: SpawnRequest = {
      kind: 'spawn',
      behaviour,
      argument: given(options.argument, args),
      link: options.link ?? false,
      monitor: options.monitor ?? false,
    };
    const labelled = label === undefined ? wanted : { ...wanted, label: given(label, args) };
    return answered(labelled, as, wanted.monitor === true ? watchSpawned : undefined);
  });
}

export function link<C, E>(pid: Given<Pid, C, E>, options: Named = {}): ProcessAction<C, E> {
  return action('link', { pid, ...options }, (args: Args<C, E>) =>
    answered({ kind: 'link', pid: given(pid, args) }, options.as),
  );
}

export function unlink<C, E>(pid: Given<Pid, C, E>): ProcessAction<C, E> {
  return action('unlink', { pid }, (args: Args<C, E>) =>
    request({ kind: 'unlink', pid: given(pid, args) }),
  );
}

/** The answer is the reference. With a name, the `:DOWN` is the event `DOWN.x` before `DOWN`. */
export function monitor<C, E>(
  target: Given<Pid | Atom, C, E>,
  options: Named = {},
): ProcessAction<C, E> {
  return action('monitor', { target, ...options }, (args: Args<C, E>) =>
    answered({ kind: 'monitor', target: given(target, args) }, options.as, watchReference),
  );
}

/** By reference, or by the name that the monitor was given; one that is not there is no error. */
export function demonitor<C, E>(
  which: Given<Reference | string, C, E>,
  { flush = true }: { readonly flush?: boolean } = {},
): ProcessAction<C, E> {
  return action('demonitor', { which, flush }, (args: Args<C, E>) =>
    byReference(given(which, args), (ref) => ({ kind: 'demonitor', ref, flush })),
  );
}

/** `Process.exit(pid, reason)`. */
export function exit<C, E>(pid: Given<Pid, C, E>, reason: Given<Term, C, E>): ProcessAction<C, E> {
  return action('exit', { pid, reason }, (args: Args<C, E>) =>
    request({ kind: 'exit', pid: given(pid, args), reason: given(reason, args) }),
  );
}

/** `exit(reason)`: the process ends here; what comes after is not done. */
export function fail<C, E>(reason: Given<Term, C, E>): ProcessAction<C, E> {
  return action('fail', { reason }, (args: Args<C, E>) => failWith(given(reason, args)));
}

export function register<C, E>(name: Given<Atom, C, E>, options: Named = {}): ProcessAction<C, E> {
  return action('register', { name, ...options }, (args: Args<C, E>) =>
    answered({ kind: 'register', name: given(name, args) }, options.as),
  );
}

export function unregister<C, E>(name: Given<Atom, C, E>): ProcessAction<C, E> {
  return action('unregister', { name }, (args: Args<C, E>) =>
    request({ kind: 'unregister', name: given(name, args) }),
  );
}

/** The answer is the pid or `nil`. */
export function whereis<C, E>(
  name: Given<Atom, C, E>,
  options: { readonly as: string },
): ProcessAction<C, E> {
  return action('whereis', { name, ...options }, (args: Args<C, E>) =>
    answered({ kind: 'whereis', name: given(name, args) }, options.as),
  );
}

export type SendAfter<C, E> = {
  readonly to?: Given<Pid | Atom, C, E>;
  readonly message: Given<Term, C, E>;
  readonly delay: Given<number, C, E>;
} & Named;

/** `Process.send_after`, to itself unless told otherwise. The answer is the timer's reference. */
export function sendAfter<C, E>(options: SendAfter<C, E>): ProcessAction<C, E> {
  return action('send_after', options, (args: Args<C, E>) => {
    const { to, message, delay, as } = options;
    const wanted: Request = {
      kind: 'send_after',
      to: to === undefined ? args.self : given(to, args),
      message: given(message, args),
      delay: Math.round(given(delay, args) * 1000),
    };
    return answered(wanted, as, rememberReference);
  });
}

export function cancelTimer<C, E>(which: Given<Reference | string, C, E>): ProcessAction<C, E> {
  return action('cancel_timer', { which }, (args: Args<C, E>) =>
    byReference(given(which, args), (ref) => ({ kind: 'cancel_timer', ref })),
  );
}

/** `Process.flag(:trap_exit, value)`. */
export function trapExit<C, E>(value = true): ProcessAction<C, E> {
  return action('trap_exit', { value }, () => request({ kind: 'trap_exit', value }));
}

/**
 * Sends a request to a device. The answer is the event `answer.x`; when `timeout` comes first it is
 * `timeout.x`, or, if the machine does not take that, `answer.x` with `{:error, :timeout}`.
 */
export function ask<C, E>(
  device: string,
  wanted: Given<Term, C, E>,
  options: { readonly as: string; readonly timeout?: Given<number, C, E> },
): ProcessAction<C, E> {
  return action('ask', { device, request: wanted, ...options }, (args: Args<C, E>) => {
    const timeout = options.timeout === undefined ? undefined : given(options.timeout, args);
    return askOperation({ kind: 'ask', device, request: given(wanted, args) }, options.as, timeout);
  });
}

/** Asks a device that answers at once: `answer.x` is taken before anything else is done. */
export function query<C, E>(
  device: string,
  wanted: Given<Term, C, E>,
  options: Named = {},
): ProcessAction<C, E> {
  return action('query', { device, request: wanted, ...options }, (args: Args<C, E>) =>
    answered({ kind: 'query', device, request: given(wanted, args) }, options.as),
  );
}

/** Pure computing that takes this many reductions. */
export function work<C, E>(reductions: Given<number, C, E>): ProcessAction<C, E> {
  return action('work', { reductions }, (args: Args<C, E>) =>
    request({ kind: 'work', reductions: given(reductions, args) }),
  );
}

export function log<C, E>(message: Given<Term, C, E>): ProcessAction<C, E> {
  return action('log', { message }, (args: Args<C, E>) =>
    request({ kind: 'log', message: given(message, args) }),
  );
}

/** Takes a message and does nothing with it: the catch-all clause. */
export function discard<C, E>(): ProcessAction<C, E> {
  return action('discard', {}, () => ({ kind: 'discard' }));
}

/** The request; its answer is given to the machine under that name, if it has one. */
export function answered(
  wanted: Request,
  as: string | undefined,
  more?: (as: string, value: Term) => Operations,
): Operation {
  if (as === undefined) return request(wanted);
  const follow: Follow = (answer) => {
    if (answer.kind === 'raised') {
      const event = { type: `raised.${as}`, reason: answer.reason };
      return [
        {
          kind: 'offer',
          event,
          otherwise: [{ kind: 'fail', reason: answer.reason, raised: true }],
        },
      ];
    }
    const offered: Operation = {
      kind: 'offer',
      event: { type: `answer.${as}`, value: answer.value },
    };
    return more === undefined ? [offered] : [...more(as, answer.value), offered];
  };
  return request(wanted, follow);
}

function watchReference(as: string, ref: Term): Operations {
  if (!isReference(ref)) return [];
  const receive = (message: Term) => {
    const down = downIn(message, ref);
    return down === undefined
      ? undefined
      : { event: { type: `DOWN.${as}`, message, ref, ...down } };
  };
  return [{ kind: 'wait', wait: { as, ref, receive } }];
}

function watchSpawned(as: string, value: Term): Operations {
  const ref = isTuple(value, 2) ? value.items[1] : undefined;
  return ref === undefined ? [] : watchReference(as, ref);
}

/** A timer of that name replaces the one before: the name means the latest. */
function rememberReference(as: string, ref: Term): Operations {
  if (!isReference(ref)) return [];
  return [
    { kind: 'forget', as },
    { kind: 'wait', wait: { as, ref } },
  ];
}

function byReference(which: Reference | string, wanted: (ref: Reference) => Request): Operation {
  if (typeof which !== 'string') return request(wanted(which));
  return { kind: 'named', as: which, use: (ref) => [request(wanted(ref))] };
}
