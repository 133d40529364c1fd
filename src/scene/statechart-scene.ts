/** What of a machine's picture is lit now: where its process is, and the ways it came by. */
import type { Box, Point, Size } from './geometry.ts';
import { shortEvent } from './statechart-labels.ts';
import { ANYWHERE, type BundlePlan, type StatePlan, statechartPlan } from './statechart-layout.ts';
import { LABEL_SIZE } from './statechart-level.ts';
import type { Chart, ChartPlace, ChartTone } from './statechart.ts';
import { transitionText } from './statechart.ts';
import { monoWidth } from './text-size.ts';

export type StatechartScene = {
  readonly size: Size;
  readonly tone: ChartTone;
  readonly states: readonly StateShape[];
  readonly edges: readonly EdgeShape[];
  /** The labels of all bundles: on the lines, in the states, and above them all. */
  readonly labels: readonly LabelShape[];
};

export type StateShape = Pick<StatePlan, 'name' | 'kind' | 'initial' | 'box'> & {
  readonly key: string;
  readonly isCurrent: boolean;
  /** The innermost of those it is in. */
  readonly isInnermost: boolean;
  readonly holdsOthers: boolean;
};

/** `last`: taken by the last event. `came`: earlier, and since then it has stayed. */
export type Lit = 'last' | 'came' | 'no';

export type EdgeShape = {
  readonly key: string;
  readonly points: readonly Point[];
  readonly fromAny: boolean;
  readonly lit: Lit;
};

export type LabelShape = {
  readonly key: string;
  readonly text: string;
  readonly at: Box;
  readonly place: 'line' | 'state' | 'anywhere';
  readonly lit: Lit;
  /** Every transition of the bundle in full. */
  readonly lines: readonly string[];
};

export function statechartScene(chart: Chart, place: ChartPlace, width: number): StatechartScene {
  const plan = statechartPlan(chart, width);
  const shownStates = plan.states.map(({ path }) => path);
  const innermost = place.states.findLast((path) => shownStates.includes(path));
  const label = (bundle: BundlePlan, where: LabelShape['place']): LabelShape => ({
    key: bundle.key,
    text: where === 'line' ? bundle.label : takenText(bundle, place, where),
    at: bundle.at,
    place: where,
    lit: litness(bundle, place),
    lines: bundle.transitions.map(transitionText),
  });
  return {
    size: plan.size,
    tone: place.tone,
    states: plan.states.map(({ path, name, kind, initial, box }) => ({
      key: path,
      name,
      kind,
      initial,
      box,
      isCurrent: place.states.includes(path),
      isInnermost: isLeafOf(path, place.states) || path === innermost,
      holdsOthers: plan.states.some((other) => other.path.startsWith(`${path}.`)),
    })),
    edges: plan.edges.map((edge) => ({
      key: edge.key,
      points: edge.points,
      fromAny: edge.fromAny,
      lit: litness(edge, place),
    })),
    labels: [
      ...(plan.anywhere === undefined ? [] : [label(plan.anywhere, 'anywhere')]),
      ...plan.states.flatMap(({ stays }) => (stays === undefined ? [] : [label(stays, 'state')])),
      ...plan.edges.map((edge) => label(edge, 'line')),
    ],
  };
}

const BEFORE = { anywhere: ANYWHERE, state: '↻ ' } as const;

/** Of many that a state takes and stays, the one that was taken last, if there is room for its name. */
function takenText(
  { label, transitions, at }: BundlePlan,
  { last }: ChartPlace,
  where: keyof typeof BEFORE,
): string {
  const taken = transitions.find(({ key }) => last.includes(key));
  const text = taken === undefined ? label : BEFORE[where] + shortEvent(taken.event);
  return monoWidth(text, LABEL_SIZE) <= at.width ? text : label;
}

/** It is in this state and in none within it. */
function isLeafOf(path: string, states: readonly string[]): boolean {
  return states.includes(path) && !states.some((other) => other.startsWith(`${path}.`));
}

function litness({ transitions }: BundlePlan, { last, came }: ChartPlace): Lit {
  if (transitions.some(({ key }) => last.includes(key))) return 'last';
  return transitions.some(({ key }) => came.includes(key)) ? 'came' : 'no';
}
