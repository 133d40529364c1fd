/** Transitions bundled as they are drawn: one line and one short label for all between two states. */
import type { Chart, ChartTransition } from './statechart.ts';

export type Bundle = {
  readonly key: string;
  /** Short enough for the picture; what is whole is said of each transition. */
  readonly label: string;
  readonly transitions: readonly ChartTransition[];
};

/** From one child of a state to another; what crosses borders on the way is drawn between these two. */
export type Edge = Bundle & { readonly from: string; readonly to: string };

export type Bundles = {
  /** By the path of the state that has both ends within it. */
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
  /** By the state that takes them and stays. */
  readonly stays: ReadonlyMap<string, Bundle>;
};

export function bundlesOf(chart: Chart): Bundles {
  const edges = new Map<string, Map<string, ChartTransition[]>>();
  const stays = new Map<string, ChartTransition[]>();
  for (const transition of chart.transitions) {
    const way = wayOf(chart, transition);
    if (way === undefined) {
      stays.set(transition.source, [...(stays.get(transition.source) ?? []), transition]);
      continue;
    }
    const within = edges.get(way.within) ?? new Map<string, ChartTransition[]>();
    const key = `${way.from}>${way.to}`;
    within.set(key, [...(within.get(key) ?? []), transition]);
    edges.set(way.within, within);
  }
  return {
    edges: new Map([...edges].map(([path, ways]) => [path, [...ways].map(edgeOf)])),
    stays: new Map(
      [...stays].map(([path, transitions]) => [path, bundle(`${path}~`, transitions)]),
    ),
  };
}

function edgeOf([key, transitions]: readonly [string, readonly ChartTransition[]]): Edge {
  const [from = '', to = ''] = key.split('>');
  return { ...bundle(key, transitions), from, to };
}

function bundle(key: string, transitions: readonly ChartTransition[]): Bundle {
  return { key, label: labelFor(transitions), transitions };
}

type Way = { readonly within: string; readonly from: string; readonly to: string };

/** `from` of a transition that any state within has ends with `*`. None: it stays. */
function wayOf(chart: Chart, { source, target }: ChartTransition): Way | undefined {
  if (target === undefined || target === source) return undefined;
  const [line, goals] = [lineTo(chart, source), lineTo(chart, target)];
  const goal = line.includes(target) ? lineTo(chart, beginningOf(chart, target)) : goals;
  const depth = line.findIndex((path, at) => goal[at] !== path);
  const shared = depth < 0 ? line.length : depth;
  const to = goal[shared];
  const within = line[shared - 1] ?? '';
  if (to === undefined) return undefined;
  return { within, from: line[shared] ?? `${within}.*`, to };
}

/** The innermost state that entering this one leads to. */
function beginningOf(chart: Chart, path: string): string {
  const child = chart.states.find(({ parent, initial }) => parent === path && initial);
  return child === undefined ? path : beginningOf(chart, child.path);
}

/** A state with all around it, outermost first; the machine itself is `''`. */
function lineTo(chart: Chart, path: string): readonly string[] {
  const state = chart.states.find((one) => one.path === path);
  return state === undefined ? [''] : [...lineTo(chart, state.parent), path];
}

/** `authorize_payment`; several as `3 messages`. */
function labelFor(transitions: readonly ChartTransition[]): string {
  const events = [...new Set(transitions.map(({ event }) => event))];
  const [only] = events;
  if (events.length === 1 && only !== undefined) return shortEvent(only);
  return `${events.length} ${events.every(isMessage) ? 'messages' : 'events'}`;
}

/** `order` of `call.order` */
export function shortEvent(event: string): string {
  return event.replace(/^(?:call|cast|info)\./, '');
}

function isMessage(event: string): boolean {
  return event !== 'always' && !/^(?:after|answer|done)\b/.test(event);
}
