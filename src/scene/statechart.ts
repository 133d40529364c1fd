/**
 * A machine's chart and where a process is in it, as a picture needs them: plain data without
 * positions. `chartOf` of #machine gives the first, `whereaboutsIn` the second.
 */
export type Chart = {
  readonly name: string;
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
};

export type ChartState = {
  readonly path: string;
  readonly name: string;
  /** `''`: the machine itself. */
  readonly parent: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly initial: boolean;
};

export type ChartTransition = {
  readonly key: string;
  readonly source: string;
  /** None: it stays where it is. */
  readonly target: string | undefined;
  readonly event: string;
  readonly guard: string | undefined;
};

/** Where a process is in its chart. */
export type ChartPlace = {
  readonly states: readonly string[];
  /** Keys of the transitions that the last event led to. */
  readonly last: readonly string[];
  /** Keys of those by which it came to where it is. */
  readonly came: readonly string[];
  readonly tone: ChartTone;
};

export type ChartTone = 'alive' | 'busy' | 'crash' | 'supervisor' | 'quiet';

/** More states than these are shown closed at first, where they lie within others. */
const MOST_STATES = 14;

export function isLarge({ states }: Chart): boolean {
  return states.length > MOST_STATES && states.some(({ parent }) => parent !== '');
}

const closedCharts = new WeakMap<Chart, Chart>();

/** Only the outermost states, with all that leads from one of them to another. */
export function closedChart(chart: Chart): Chart {
  const known = closedCharts.get(chart);
  if (known !== undefined) return known;
  const states = chart.states.filter(({ parent }) => parent === '');
  const closed: Chart = {
    name: chart.name,
    states,
    transitions: chart.transitions.flatMap((one) => {
      const [source, target] = [outermost(one.source), outermost(one.target)];
      const isInner = one.source !== source && (target === undefined || target === source);
      return isInner ? [] : [{ ...one, source: source ?? '', target }];
    }),
  };
  closedCharts.set(chart, closed);
  return closed;
}

function outermost(path: string | undefined): string | undefined {
  return path?.split('.')[0];
}

/** `States: idle, charging. Now in charging; came by cast.authorize_payment from idle.` */
export function chartText(chart: Chart, { states, last, came, tone }: ChartPlace): string {
  const names = chart.states.map(({ path }) => path).join(', ');
  const now = states.at(-1) ?? 'no state';
  const [way] = transitionsWith(chart, came.slice(-1));
  const [took] = transitionsWith(chart, last.slice(0, 1));
  const from =
    way === undefined ? '' : `; came by ${way.event} from ${way.source || 'where it was'}`;
  const stayed =
    took === undefined || came.includes(took.key) ? '' : ` Last it took ${took.event}.`;
  return `States: ${names}. ${tone === 'crash' ? 'Died' : 'Now'} in ${now}${from}.${stayed}`;
}

/** `cast.authorize_payment: idle → charging, if isApproved` */
export function transitionText({ source, target, event, guard }: ChartTransition): string {
  const from = source === '' ? 'any state' : source;
  const way = target === undefined || target === source ? `${from} stays` : `${from} → ${target}`;
  return guard === undefined ? `${event}: ${way}` : `${event} if ${guard}: ${way}`;
}

function transitionsWith({ transitions }: Chart, keys: readonly string[]): ChartTransition[] {
  return transitions.filter(({ key }) => keys.includes(key));
}
