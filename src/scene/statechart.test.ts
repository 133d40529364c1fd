import fc from 'fast-check';
import { expect, test } from 'vitest';

import { overlapArea } from './geometry.ts';
import { bundlesOf } from './statechart-labels.ts';
import { statechartPlan } from './statechart-layout.ts';
import { statechartScene } from './statechart-scene.ts';
import {
  type Chart,
  chartText,
  type ChartTransition,
  closedChart,
  transitionText,
} from './statechart.ts';

type Way = readonly [source: string, event: string, target: string | undefined];

/** States by their paths, a parent before its children; the first of each level is its beginning. */
function chart(paths: readonly string[], ways: readonly Way[]): Chart {
  const parentOf = (path: string) => path.split('.').slice(0, -1).join('.');
  return {
    name: 'M',
    states: paths.map((path) => ({
      path,
      name: path.split('.').at(-1) ?? '',
      parent: parentOf(path),
      kind: paths.some((other) => parentOf(other) === path) ? 'compound' : 'atomic',
      initial: paths.find((other) => parentOf(other) === parentOf(path)) === path,
    })),
    transitions: ways.map(([source, event, target], i): ChartTransition => ({
      key: `${i}`,
      source,
      target,
      event,
      guard: undefined,
    })),
  };
}

const door = chart(
  ['open', 'moving', 'moving.up', 'moving.down', 'shut'],
  [
    ['open', 'call.close', 'moving'],
    ['open', 'cast.close', 'moving'],
    ['moving.up', 'turn', 'moving.down'],
    ['moving.down', 'done', 'shut'],
    ['moving', 'again', 'moving.down'],
    ['shut', 'info.open', 'open'],
    ['', 'call.ask', undefined],
    ['open', 'open', 'open'],
    ['moving.down', 'restart', 'moving'],
  ],
);

test('all between two states is one line, and several messages are counted', () => {
  const { edges, stays } = bundlesOf(door);
  const shown = (path: string) =>
    edges.get(path)?.map(({ from, to, label }) => `${from} ${label} ${to}`);
  expect(shown('')).toEqual(['open 2 messages moving', 'moving done shut', 'shut open open']);
  expect(shown('moving')).toEqual([
    'moving.up turn moving.down',
    'moving.* again moving.down',
    'moving.down restart moving.up',
  ]);
  expect([...stays.keys()]).toEqual(['', 'open']);
});

test('closed, only the outermost states are left, and what leads from one to another', () => {
  const { states, transitions } = closedChart(door);
  expect(states.map(({ path }) => path)).toEqual(['open', 'moving', 'shut']);
  expect(transitions.map(({ event }) => event)).toEqual([
    'call.close',
    'cast.close',
    'done',
    'again',
    'info.open',
    'call.ask',
    'open',
  ]);
});

const place = {
  states: ['moving', 'moving.down'],
  last: ['2'],
  came: ['2'],
  tone: 'busy',
} as const;

test('where it is and how it came there, in words', () => {
  expect(chartText(door, place)).toBe(
    'States: open, moving, moving.up, moving.down, shut. Now in moving.down; came by turn from moving.up.',
  );
  expect(chartText(door, { ...place, last: ['6'], tone: 'crash' })).toBe(
    'States: open, moving, moving.up, moving.down, shut. Died in moving.down; came by turn from moving.up. Last it took call.ask.',
  );
  expect(door.transitions.slice(5, 8).map(transitionText)).toEqual([
    'info.open: shut → open',
    'call.ask: any state stays',
    'open: open stays',
  ]);
});

test('the states it is in are lit, and of its ways the last and how it came', () => {
  const { states, edges } = statechartScene(door, { ...place, last: ['6'] }, 308);
  expect(states.filter(({ isCurrent }) => isCurrent).map(({ key }) => key)).toEqual([
    'moving',
    'moving.down',
  ]);
  expect(states.filter(({ isInnermost }) => isInnermost).map(({ key }) => key)).toEqual([
    'moving.down',
  ]);
  expect(edges.filter(({ lit }) => lit !== 'no').map(({ key, lit }) => [key, lit])).toEqual([
    ['moving.up>moving.down', 'came'],
  ]);
});

test('of what any state takes, the one that was taken last is named', () => {
  const textAt = (last: readonly string[]) =>
    statechartScene(door, { ...place, last }, 308).labels.find((one) => one.place === 'anywhere');
  expect(textAt([])).toMatchObject({ text: 'in any state · ask', lit: 'no' });
  expect(textAt(['6'])).toMatchObject({ lit: 'last', lines: ['call.ask: any state stays'] });
});

test('it stays where it is, whatever is lit: nothing jumps', () => {
  const at = (last: readonly string[]) =>
    statechartScene(door, { ...place, last }, 308).states.map(({ box }) => box);
  expect(at(['0'])).toEqual(at(['5']));
});

const paths = fc
  .array(fc.constantFrom('', 'a', 'b', 'a.c'), { minLength: 1, maxLength: 9 })
  .map((parents) => {
    const known = ['a', 'b', 'a.c'];
    return [
      ...known,
      ...parents.map((parent, i) => `${parent === '' ? '' : `${parent}.`}state_${i}`),
    ];
  });

const charts = paths.chain((states) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom('', ...states),
        fc.constantFrom('go', 'call.a_long_request', 'always', 'after 800 ms'),
        fc.option(fc.constantFrom(...states), { nil: undefined }),
      ),
      { maxLength: 16 },
    )
    .map((ways) => chart(states, ways)),
);

test('of any chart no two states overlap, children lie within, and all is drawn', () => {
  fc.assert(
    fc.property(charts, (any) => {
      const plan = statechartPlan(any, 308);
      const drawn = [...plan.edges, ...plan.states.flatMap(({ stays }) => stays ?? [])];
      const bundles = plan.anywhere === undefined ? drawn : [...drawn, plan.anywhere];
      expect(bundles.flatMap(({ transitions }) => transitions)).toHaveLength(
        any.transitions.length,
      );
      for (const [i, one] of plan.states.entries())
        for (const other of plan.states.slice(i + 1)) {
          const isInside = other.path.startsWith(`${one.path}.`);
          const area = isInside ? other.box.width * other.box.height : 0;
          expect(overlapArea(one.box, other.box)).toBeCloseTo(area, 3);
        }
    }),
    { numRuns: 40 },
  );
});
