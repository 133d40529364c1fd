/** What a DynamicSupervisor does to its children: it starts one, and ends many at once. SPEC, section DS. */
import type { Request } from '#kernel/behaviour.ts';
import { valuesOf } from '#kernel/int-map.ts';
import { action, type Args, type ProcessAction } from '#machine/action.ts';
import { attempt, offer, type Operation, type Operations, request } from '#machine/operation.ts';
import { isSameReference } from '#machine/reference.ts';
import { element } from '#term/access.ts';
import { atom, isReference, NIL, type Pid, type Term } from '#term/term.ts';

import { undefinedStart } from './dynamic-calls.ts';
import {
  type DynamicChild,
  type DynamicContext,
  outOfPatience,
  patienceFor,
} from './dynamic-context.ts';
import { startOperation } from './start.ts';

type Action<Event> = ProcessAction<DynamicContext, Event>;

const DISCARD: Operation = { kind: 'discard' };

/** The answer is the event `answer.child`. */
export function startAtHand<E>(): Action<E> {
  return action('start_child', {}, ({ context, self }: Args<DynamicContext, E>) => {
    if (context.start === undefined) return DISCARD;
    const { start: behaviour, module, args } = context.start.spec;
    if (behaviour === undefined) {
      return offer({ type: 'answer.child', value: undefinedStart(module, args) });
    }
    const [argument = NIL] = args;
    const how = { as: 'child', link: true, label: undefined, self };
    return startOperation({ behaviour, argument, ...how, caught: (error) => error });
  });
}

/** Each is watched, no longer linked, and told to end; then timers are set, whose references are `answer.patience`. */
export function endAll<E>(): Action<E> {
  return action('end_children', {}, ({ context, self }: Args<DynamicContext, E>) => {
    const children = [...valuesOf(context.ending)];
    return inTurn(children, endOne, () => patienceFor(context).map((time) => timer(time, self)));
  });
}

function endOne({ pid, shutdown }: DynamicChild): readonly Request[] {
  const reason = atom(shutdown === 'brutal_kill' ? 'kill' : 'shutdown');
  return [
    { kind: 'monitor', target: pid },
    { kind: 'unlink', pid },
    { kind: 'exit', pid, reason },
  ];
}

/** `:erlang.start_timer(milliseconds, self(), :kill)`. */
function timer(milliseconds: number, self: Pid): Operation {
  const delay = milliseconds * 1000;
  return request(
    { kind: 'send_after', to: self, message: atom('kill'), delay, wrapped: true },
    (answer) =>
      answer.kind === 'ok' && isReference(answer.value)
        ? [offer({ type: 'answer.patience', ref: answer.value, milliseconds })]
        : [],
  );
}

/** Those who were given as long as the timer of that `{:timeout, ref, :kill}`. */
export function killTheSlow<E extends { readonly message: Term }>(): Action<E> {
  return action('kill_children', {}, ({ context, event }: Args<DynamicContext, E>) => {
    const ref = element(event.message, 1);
    const come = context.patience.find((one) => isSameReference(ref, one.ref));
    return inTurn(outOfPatience(context, come?.milliseconds), (pid) => [
      { kind: 'exit', pid, reason: atom('kill') },
    ]);
  });
}

export function forgetPatience<E>(): Action<E> {
  return action('cancel_timers', {}, ({ context }: Args<DynamicContext, E>) =>
    inTurn(context.patience, ({ ref }) => [{ kind: 'cancel_timer', ref }]),
  );
}

/** One after the other, however many: the next is thought of when the one before is done. */
function inTurn<Item>(
  items: readonly Item[],
  each: (item: Item) => readonly Request[],
  then: () => Operations = () => [],
): Operation {
  const from = (at: number): Operations => {
    const item = items[at];
    if (item === undefined) return then();
    const [last, ...before] = each(item).toReversed();
    if (last === undefined) return from(at + 1);
    return [...before.toReversed().map(attempt), request(last, () => from(at + 1))];
  };
  return offer(NEXT, from(0));
}

/** No machine takes it: what would be done otherwise is. */
const NEXT = { type: 'children.next' };
