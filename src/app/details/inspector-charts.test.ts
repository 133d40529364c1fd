import { expect, test } from 'vitest';
import type { AnyStateMachine, AnyStateNode } from 'xstate';

import { chartOf, regionOf } from '#machine/chart.ts';
import { supervisorMachine } from '#otp/supervisor-machine.ts';
import { overlapArea } from '#scene/geometry.ts';
import { type StatechartPlan, statechartPlan } from '#scene/statechart-layout.ts';
import { type Chart, closedChart } from '#scene/statechart.ts';
import { programMachine } from '#systems/coffee-shop-monolith/program.ts';
import { visitorMachine } from '#systems/coffee-shop-monolith/visitor.ts';
import { watchdogMachine } from '#systems/coffee-shop-monolith/watchdog.ts';
import { baristaMachine } from '#systems/coffee-shop/barista.ts';
import { cashierMachine } from '#systems/coffee-shop/cashier.ts';
import { customerMachine } from '#systems/coffee-shop/customer.ts';
import { displayMachine } from '#systems/coffee-shop/display.ts';
import { gatewayMachine } from '#systems/coffee-shop/gateway.ts';

const supervisor = supervisorMachine(() => {
  throw new Error('never started');
}, []);

const machines: readonly AnyStateMachine[] = [
  cashierMachine,
  gatewayMachine,
  baristaMachine,
  displayMachine,
  customerMachine,
  programMachine,
  watchdogMachine,
  visitorMachine,
  supervisor,
];

const program = chartOf(programMachine);
const charts: readonly (readonly [string, Chart])[] = [
  ...machines.map((machine) => [machine.id, chartOf(machine)] as const),
  ['supervisor, closed', closedChart(chartOf(supervisor))],
  ['a thread', regionOf(program, 'Barista')],
];

function nodesBelow(node: AnyStateNode): AnyStateNode[] {
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return [node, ...children.flatMap(nodesBelow)];
}

test.each(machines.map((machine) => [machine.id, machine] as const))(
  'every state and every transition of %s is in its chart',
  (_name, machine) => {
    const { states, transitions } = chartOf(machine);
    const nodes = nodesBelow(machine.root);
    expect(states).toHaveLength(nodes.length - 1);
    const defined = nodes.flatMap((node) => [
      ...[...node.transitions.values()].flat(),
      ...(node.always ?? []),
    ]);
    expect(new Set(transitions.map(({ key }) => key)).size).toBe(defined.length);
  },
);

test.each(charts)('every state and transition of %s is in its picture', (_name, chart) => {
  const { states, edges, anywhere } = statechartPlan(chart, 308);
  expect(states.map(({ path }) => path).toSorted()).toEqual(
    chart.states.map(({ path }) => path).toSorted(),
  );
  const drawn = [...edges, ...states.flatMap(({ stays }) => stays ?? []), anywhere].flatMap(
    (bundle) => bundle?.transitions.map(({ key }) => key) ?? [],
  );
  expect(drawn.toSorted()).toEqual(chart.transitions.map(({ key }) => key).toSorted());
});

test.each(charts)(
  'in %s no two boxes overlap, and children lie within their parents',
  (_n, chart) => {
    const { states } = statechartPlan(chart, 308);
    for (const [i, one] of states.entries()) {
      for (const other of states.slice(i + 1)) {
        const shared = overlapArea(one.box, other.box);
        const isInside = other.path.startsWith(`${one.path}.`);
        const area = isInside ? other.box.width * other.box.height : 0;
        expect(shared, `${one.path} and ${other.path}`).toBeCloseTo(area, 3);
      }
    }
  },
);

test.each(charts)('all of %s lies within its size', (_name, chart) => {
  const { size, states, edges, anywhere } = statechartPlan(chart, 308);
  const boxes = [...states.map(({ box }) => box), ...edges.map(({ at }) => at)];
  for (const { x, y, width, height } of [...boxes, ...(anywhere ? [anywhere.at] : [])]) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.001);
    expect(x + width).toBeLessThanOrEqual(size.width + 0.001);
    expect(y + height).toBeLessThanOrEqual(size.height + 0.001);
  }
});

test('all but the whole supervisor fit into the inspector', () => {
  const wide = charts.filter(([, chart]) => statechartPlan(chart, 308).size.width > 308);
  expect(wide.map(([name]) => name)).toEqual(['supervisor']);
});

test('labels do not lie on states, nor on one another', () => {
  for (const [name, chart] of charts) {
    const { states, edges } = statechartPlan(chart, 308);
    const leaves = states.filter(
      ({ path }) => !states.some((other) => other.path.startsWith(`${path}.`)),
    );
    const boxes = [...leaves.map(({ box }) => box), ...edges.map(({ at }) => at)];
    expect([name, overlapsIn(boxes)]).toEqual([name, 0]);
  }
});

function overlapsIn(boxes: readonly StatechartPlan['states'][number]['box'][]): number {
  return boxes.reduce(
    (sum, box, i) =>
      sum + boxes.slice(i + 1).filter((other) => overlapArea(box, other) > 0.001).length,
    0,
  );
}

test('a layout is worked out once', () => {
  const chart = chartOf(customerMachine);
  expect(statechartPlan(chart, 308)).toBe(statechartPlan(chart, 308));
});
