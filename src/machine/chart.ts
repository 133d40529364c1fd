/**
 * A machine as data for who wants to draw it: its states, how they lie within one another, and every
 * transition, named as a reader of its Elixir would name it.
 */
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';

import { transitionsOf } from './anchor.ts';

export type Chart = {
  readonly name: string;
  /** In document order: a parent before its children. The machine itself is not among them. */
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
};

export type ChartState = {
  /** `changing.choosing`. The machine itself has the path `''`. */
  readonly path: string;
  readonly name: string;
  readonly parent: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** Its parent begins here. */
  readonly initial: boolean;
};

export type ChartTransition = {
  readonly key: string;
  readonly source: string;
  /** None: it takes the event and stays where it is. */
  readonly target: string | undefined;
  /** `call.order`, `after 800 ms`, `always`, `other messages`. */
  readonly event: string;
  readonly guard: string | undefined;
};

const charts = new WeakMap<AnyStateMachine, Chart>();

/** The same machine gives the same chart again. */
export function chartOf(machine: AnyStateMachine): Chart {
  const known = charts.get(machine);
  if (known !== undefined) return known;
  const nodes = nodesBelow(machine.root);
  const chart: Chart = {
    name: machine.id,
    states: nodes.slice(1).map(stateOf),
    transitions: nodes.flatMap((node) => transitionsOf(node).flatMap(chartTransitions)),
  };
  charts.set(machine, chart);
  return chart;
}

/** What names a transition among those of its machine, as `chartOf` does: the guard decides between two alike. */
export function transitionKey(transition: AnyTransitionDefinition): string {
  const at = transitionsOf(transition.source).indexOf(transition);
  return `${pathOf(transition.source)}#${at}`;
}

const regions = new WeakMap<Chart, Map<string, Chart>>();

/** Of a machine with parallel regions one of them, as a chart of its own: the same one again. */
export function regionOf(chart: Chart, region: string): Chart {
  const known = regions.get(chart) ?? new Map<string, Chart>();
  regions.set(chart, known);
  const found = known.get(region) ?? regionIn(chart, region);
  known.set(region, found);
  return found;
}

function regionIn({ states, transitions }: Chart, region: string): Chart {
  const isWithin = (path: string) => path.startsWith(`${region}.`);
  return {
    name: region,
    states: states
      .filter(({ path }) => isWithin(path))
      .map((state) => (state.parent === region ? { ...state, parent: '' } : state)),
    transitions: transitions
      .filter(({ source }) => source === region || isWithin(source))
      .map((one) => (one.source === region ? { ...one, source: '' } : one)),
  };
}

/** `a.b` */
export function pathOf({ path }: AnyStateNode): string {
  return path.join('.');
}

function nodesBelow(node: AnyStateNode): readonly AnyStateNode[] {
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return [node, ...children.flatMap(nodesBelow)];
}

function stateOf(node: AnyStateNode): ChartState {
  const { parent } = node;
  const initial: readonly AnyStateNode[] = parent?.initial?.target ?? [];
  return {
    path: pathOf(node),
    name: node.key,
    parent: parent === undefined ? '' : pathOf(parent),
    kind: node.type,
    initial: initial.includes(node),
  };
}

/** One for each target. */
function chartTransitions(transition: AnyTransitionDefinition): readonly ChartTransition[] {
  const targets: readonly (AnyStateNode | undefined)[] = transition.target ?? [undefined];
  return targets.map((target) => ({
    key: transitionKey(transition),
    source: pathOf(transition.source),
    target: target === undefined ? undefined : pathOf(target),
    event: eventName(transition),
    guard: guardName(transition.guard),
  }));
}

/** What takes all of a kind that no other transition does. */
const OTHERS: Readonly<Record<string, string>> = {
  '*': 'other messages',
  'call.*': 'other calls',
  'cast.*': 'other casts',
  'info.*': 'other infos',
};

function eventName({ eventType, source }: AnyTransitionDefinition): string {
  if (eventType === '') return 'always';
  const after = between(eventType, 'xstate.after.', `.${source.id}`);
  if (after !== undefined) return /^\d+$/.test(after) ? `after ${after} ms` : `after ${after}`;
  if (eventType.startsWith('xstate.done.')) return 'done';
  return OTHERS[eventType] ?? eventType;
}

function between(text: string, before: string, after: string): string | undefined {
  if (!text.startsWith(before) || !text.endsWith(after)) return undefined;
  return text.slice(before.length, text.length - after.length);
}

/** The name that `setup` knows it by; one that is written in place has none. */
function guardName(guard: unknown): string | undefined {
  if (typeof guard === 'string') return guard;
  if (typeof guard !== 'object' || guard === null || !('type' in guard)) return undefined;
  return String(guard.type);
}
