import { describe, expect, test } from 'vitest';
import type { AnyStateMachine, AnyStateNode } from 'xstate';

import { anchorsOf, lineRange, transitionsOf } from '#machine/anchor.ts';

import { baristaMachine } from './barista.ts';
import { cashierMachine } from './cashier.ts';
import { customerMachine } from './customer.ts';
import { displayMachine } from './display.ts';
import { gatewayMachine } from './gateway.ts';

const [source = ''] = Object.values(
  import.meta.glob<string>('./coffee_shop.ex', { query: '?raw', import: 'default', eager: true }),
);

const MACHINES: readonly (readonly [string, AnyStateMachine, string])[] = [
  ['Cashier', cashierMachine, 'CoffeeShop.Cashier.'],
  ['PaymentGateway', gatewayMachine, 'CoffeeShop.PaymentGateway.'],
  ['Barista', baristaMachine, 'CoffeeShop.Barista.'],
  ['DisplayScreen', displayMachine, 'CoffeeShop.DisplayScreen.'],
  ['Customer', customerMachine, 'CoffeeShop.Customer.'],
];

function nodesBelow(node: AnyStateNode): readonly AnyStateNode[] {
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return [node, ...children.flatMap(nodesBelow)];
}

describe.each(MACHINES)('%s', (_, machine, module) => {
  const nodes = nodesBelow(machine.root);

  test('every state points at its twin', () => {
    expect(nodes.filter(({ meta }) => meta?.ex === undefined).map(({ id }) => id)).toEqual([]);
  });

  test('every transition points at its twin', () => {
    const lost = nodes
      .flatMap(transitionsOf)
      .filter(({ meta }) => meta?.['ex'] === undefined)
      .map(({ source: from, eventType }) => `${from.id}: ${eventType}`);
    expect(lost).toEqual([]);
    const count = nodes.length + nodes.flatMap(transitionsOf).length;
    expect(anchorsOf(machine)).toHaveLength(count);
  });

  test('what they point at is there', () => {
    for (const { ex } of anchorsOf(machine)) {
      expect(ex.startsWith(module), ex).toBe(true);
      const lines = lineRange(source, ex);
      expect(lines, ex).toBeDefined();
      const head = source.split('\n')[(lines?.from ?? 0) - 1] ?? '';
      expect(head).toContain(ex.slice(module.length));
    }
  });
});
