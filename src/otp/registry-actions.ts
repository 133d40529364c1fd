/**
 * The functions of `Registry` as actions. A registry is named as its module is, `Todo.Registry`; one
 * that there is not is `ArgumentError`. SPEC, section RG.
 */
import { action, type Args, type Given, given, type ProcessAction } from '#machine/action.ts';
import { offer, type Operations } from '#machine/operation.ts';
import { listFrom, moduleAtom, NIL_ATOM, type Pid, type Term } from '#term/term.ts';

import { sendTo } from './name.ts';
import {
  countOperation,
  keysOperation,
  lookupOperation,
  pidIn,
  registerKeyOperation,
  unregisterKeyOperation,
  whereisKeyOperation,
} from './registry-operations.ts';

type Named = { readonly as?: string };

export type RegisterKey<C, E> = {
  readonly registry: string;
  readonly key: Given<Term, C, E>;
  readonly value: Given<Term, C, E>;
} & Named;

/** `Registry.register`: the answer is `{:ok, partition}` or `{:error, {:already_registered, pid}}`. */
export function registerKey<C, E>(options: RegisterKey<C, E>): ProcessAction<C, E> {
  return action('register_key', options, (args: Args<C, E>) => {
    const registry = moduleAtom(options.registry);
    const entry = { registry, key: given(options.key, args), value: given(options.value, args) };
    return registerKeyOperation(entry, args.self, answerAs(options));
  });
}

/** `Registry.unregister`. */
export function unregisterKey<C, E>(registry: string, key: Given<Term, C, E>): ProcessAction<C, E> {
  return action('unregister_key', { registry, key }, (args: Args<C, E>) =>
    unregisterKeyOperation({ registry: moduleAtom(registry), key: given(key, args) }, args.self),
  );
}

/** `Registry.lookup`: the answer is `[{pid, value}, …]`. */
export function lookup<C, E>(
  registry: string,
  key: Given<Term, C, E>,
  options: { readonly as: string },
): ProcessAction<C, E> {
  return action('lookup', { registry, key, ...options }, (args: Args<C, E>) =>
    lookupOperation({ registry: moduleAtom(registry), key: given(key, args) }, (pairs) =>
      answerAs(options)(listFrom(pairs)),
    ),
  );
}

/** `Registry.whereis_name`, as `GenServer.whereis` of a `:via` gives it: the pid or `nil`. */
export function whereisKey<C, E>(
  registry: string,
  key: Given<Term, C, E>,
  options: { readonly as: string },
): ProcessAction<C, E> {
  return action('whereis_key', { registry, key, ...options }, (args: Args<C, E>) =>
    whereisKeyOperation({ registry: moduleAtom(registry), key: given(key, args) }, (pid) =>
      answerAs(options)(pid ?? NIL_ATOM),
    ),
  );
}

export type Dispatch<C, E> = {
  readonly registry: string;
  readonly key: Given<Term, C, E>;
  readonly message: Given<Term, C, E>;
};

/** `Registry.dispatch(registry, key, &for({pid, _} <- &1, do: send(pid, message)))`. */
export function dispatch<C, E>(options: Dispatch<C, E>): ProcessAction<C, E> {
  return action('dispatch', options, (args: Args<C, E>) => {
    const place = { registry: moduleAtom(options.registry), key: given(options.key, args) };
    const message = given(options.message, args);
    return lookupOperation(place, (pairs) =>
      pairs.map((pair) => sendTo(pidIn(pair) ?? args.self, message)),
    );
  });
}

/** `Registry.keys(registry, pid)`. */
export function keys<C, E>(
  registry: string,
  pid: Given<Pid, C, E>,
  options: { readonly as: string },
): ProcessAction<C, E> {
  return action('keys', { registry, pid, ...options }, (args: Args<C, E>) =>
    keysOperation(moduleAtom(registry), given(pid, args), answerAs(options)),
  );
}

/** `Registry.count(registry)`. */
export function countKeys<C, E>(
  registry: string,
  options: { readonly as: string },
): ProcessAction<C, E> {
  return action('count_keys', { registry, ...options }, () =>
    countOperation(moduleAtom(registry), answerAs(options)),
  );
}

function answerAs({ as }: Named): (value: Term) => Operations {
  return (value) => (as === undefined ? [] : [offer({ type: `answer.${as}`, value })]);
}
