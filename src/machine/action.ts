/**
 * What the actions of a process are made of: plain objects `{ type, params }` that XState hands over
 * instead of running. A room above adds actions of its own with the same function.
 */
import type { EventObject, MachineContext } from 'xstate';

import type { Microseconds } from '#kernel/behaviour.ts';
import type { Pid } from '#term/term.ts';

import type { Operation } from './operation.ts';

/** What an argument of an action may depend on, at the moment that the transition is taken. */
export type Args<Context, Event> = {
  readonly context: Context;
  readonly event: Event;
  readonly self: Pid;
  readonly now: Microseconds;
};

/** A value, or a function that gives it. No term is a JavaScript function. */
export type Given<Value, Context, Event> = Value | ((args: Args<Context, Event>) => Value);

/**
 * To the type checker an action is the function that XState's own creators claim to give, which is
 * how the machine's `types` reach the arguments. Nobody calls it.
 */
export type ProcessAction<Context, Event> = (args: {
  readonly context: Context;
  readonly event: Event;
}) => void;

export const MAKE: unique symbol = Symbol('make');

type AnyArgs = Args<MachineContext, EventObject>;

export type ActionParams = { readonly [MAKE]: (args: AnyArgs) => Operation };

/** An action whose operation is made by `make` when its transition is taken. */
export function action<Context, Event>(
  type: string,
  params: object,
  make: (args: Args<Context, Event>) => Operation,
): ProcessAction<Context, Event> {
  // The brand: an object that the type checker takes for an action of that machine.
  return { type, params: { ...params, [MAKE]: make } } as unknown as ProcessAction<Context, Event>;
}

export function given<Value, Context, Event>(
  value: Given<Value, Context, Event>,
  args: Args<Context, Event>,
): Value {
  return isGiver(value) ? value(args) : value;
}

function isGiver<Value, Context, Event>(
  value: Given<Value, Context, Event>,
): value is (args: Args<Context, Event>) => Value {
  return typeof value === 'function';
}

export function isActionParams(params: unknown): params is ActionParams {
  return typeof params === 'object' && params !== null && MAKE in params;
}
