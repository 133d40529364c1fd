/** What pictures and the inspector are told of a machine: where it is, its data, its last clause. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

import type { Description } from '#kernel/behaviour.ts';
import { NIL_ATOM } from '#term/term.ts';
import { words } from '#term/words.ts';

import { anchorIn, nodesOf } from './anchor.ts';
import { termOf } from './data.ts';
import type { Hosted } from './hosted.ts';

/** Chooses what is shown of the context: terms, or records and arrays of them. */
export type DescribeContext = (context: never) => unknown;

/** The transition that was taken last: what the picture lights. */
export type Clause = {
  readonly source: readonly string[];
  readonly event: string;
  readonly target: readonly (readonly string[])[];
  /** Its place in the Elixir twin. */
  readonly ex: string | undefined;
};

export type HostedDescription = Description & {
  readonly clause: Clause | undefined;
  /** The places in the Elixir twin of the states it is in. */
  readonly anchors: readonly string[];
};

export function describe(
  { snapshot, transition }: Hosted,
  choose: ((context: never) => unknown) | undefined,
): HostedDescription {
  const shown = choose === undefined ? snapshot.context : choose(snapshot.context as never);
  const data = termOf(shown) ?? NIL_ATOM;
  const nodes = nodesOf(snapshot);
  return {
    states: nodes.map(({ key }) => key),
    data,
    // Counted when it is asked for: a picture does not.
    get words() {
      return words(data);
    },
    clause: transition === undefined ? undefined : clauseOf(transition),
    anchors: nodes.flatMap(({ meta }) => anchorIn(meta) ?? []),
  };
}

function clauseOf({ source, eventType, target, meta }: AnyTransitionDefinition): Clause {
  const targets: readonly AnyStateNode[] = target ?? [];
  return {
    source: source.path,
    event: eventType,
    target: targets.map(({ path }) => path),
    ex: anchorIn(meta),
  };
}

/** The places in the Elixir twin that a description names, if it is that of a machine. */
export function anchorsIn(description: Description): {
  readonly clause: string | undefined;
  readonly states: readonly string[];
} {
  if (!isHosted(description)) return { clause: undefined, states: [] };
  const { clause, anchors } = description;
  // What a timer ended is over: where the process stands now says more.
  const isOver = clause?.event.startsWith('xstate.after') === true && anchors.length > 0;
  return { clause: isOver ? undefined : clause?.ex, states: anchors };
}

function isHosted(description: Description): description is HostedDescription {
  return 'anchors' in description && 'clause' in description;
}
