/**
 * The stack trace of what a machine throws: the clause of the Elixir twin that the transition points
 * at, with its line where the source is known.
 */
import { anchorIn, lineRange, nodesOf } from './anchor.ts';
import type { Hosted, StackFor } from './hosted.ts';
import { stackOf } from './reason.ts';
import { clauseFor } from './transition.ts';

/** The Elixir file beside a machine: its name as it is shown, and its text. */
export type Twin = { readonly file: string; readonly source: string };

const ARITIES: Readonly<Record<string, number>> = {
  init: 1,
  handle_call: 3,
  handle_cast: 2,
  handle_info: 2,
  handle_continue: 2,
  terminate: 2,
};

const CALLBACKS: Readonly<Record<string, string>> = {
  call: 'handle_call',
  cast: 'handle_cast',
  info: 'handle_info',
  DOWN: 'handle_info',
  continue: 'handle_continue',
  terminate: 'terminate',
};

export function stackFinder(module: string, twin: Twin | undefined): StackFor {
  return (state, event) => {
    const clause = event === undefined ? state.transition : clauseFor(state.snapshot, event);
    const anchor =
      anchorIn(clause?.meta) ?? (event === undefined ? anchorOfState(state) : undefined);
    const name = functionIn(anchor) ?? callbackOf(event?.type ?? clause?.eventType);
    const line =
      twin === undefined || anchor === undefined ? undefined : lineRange(twin.source, anchor)?.from;
    return stackOf({ module, function: name, arity: ARITIES[name] ?? 1, file: twin?.file, line });
  };
}

function anchorOfState({ snapshot }: Hosted): string | undefined {
  return nodesOf(snapshot)
    .map(({ meta }) => anchorIn(meta))
    .findLast((anchor) => anchor !== undefined);
}

/** `handle_cast` of `CoffeeShop.Cashier.handle_cast({:brew`. */
function functionIn(anchor: string | undefined): string | undefined {
  return anchor === undefined ? undefined : /\.([a-z_]\w*[?!]?)/.exec(anchor)?.[1];
}

function callbackOf(type: string | undefined): string {
  if (type === undefined) return 'init';
  return CALLBACKS[type.split('.')[0] ?? ''] ?? 'loop';
}
