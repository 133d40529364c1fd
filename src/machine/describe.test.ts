import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';

import { ex } from '#term/ex.ts';
import { float, list, pid, type Term } from '#term/term.ts';

import { anchorsOf, lineRange } from './anchor.ts';
import { describe } from './describe.ts';
import { hostMachine, type Message } from './host-machine.ts';
import { play } from './trial.ts';

const machine = setup({
  types: {
    context: {} as {
      queue: readonly Term[];
      balance: Term;
      lastOrder: { readonly orderId: number } | undefined;
      free: boolean;
      sum: () => number;
    },
    events: {} as Message<'order'> | Message<'close'>,
  },
}).createMachine({
  context: {
    queue: [1, ex`{:a, 2}`],
    balance: float(4.5),
    lastOrder: undefined,
    free: true,
    sum: () => 1,
  },
  initial: 'open',
  states: {
    open: {
      meta: { ex: 'Shop.loop(state' },
      initial: 'idle',
      on: { close: { target: 'closed', meta: { ex: 'Shop.Door.close(' } } },
      states: {
        idle: {
          on: {
            order: {
              target: 'busy',
              meta: { ex: 'Shop.order({:order' },
              actions: assign({ lastOrder: { orderId: 7 } }),
            },
          },
        },
        busy: {},
      },
    },
    closed: { always: { guard: () => false, target: 'open', meta: { ex: 'Shop.Door.open' } } },
  },
});

test('[DE1] where it is and what it holds, as a term', () => {
  const trial = play([{ behaviour: hostMachine({ name: 'Shop', machine }) }]).until(0);
  expect(trial.stateOf('Shop')).toBe(
    'open.idle %{balance: 4.5, free: true, last_order: nil, queue: [1, {:a, 2}]}',
  );
  trial.send('Shop', ex`:order`).until(1);
  expect(trial.stateOf('Shop')).toContain('last_order: %{order_id: 7}');
  const chosen = hostMachine({
    name: 'Shop',
    machine,
    describe: ({ balance }: { balance: Term }) => ({ balance }),
  });
  expect(
    play([{ behaviour: chosen }])
      .until(0)
      .stateOf('Shop'),
  ).toBe('open.idle %{balance: 4.5}');
});

test('[DE2] the transition that was taken last', () => {
  const behaviour = hostMachine({ name: 'Shop', machine });
  const at = { self: pid(1), now: 0, budget: 100, answer: undefined };
  const before = behaviour.start(list(), at);
  expect(describe(before, undefined).clause).toBeUndefined();
  expect(describe(before, undefined).anchors).toEqual(['Shop.loop(state']);
  const after = behaviour.take(before, ex`:order`, at);
  expect(after && describe(after, undefined).clause).toEqual({
    source: ['open', 'idle'],
    event: 'order',
    target: [['open', 'busy']],
    ex: 'Shop.order({:order',
  });
});

test('[AN1] every place of the twin that a machine points at', () => {
  expect(anchorsOf(machine)).toEqual([
    { path: ['open'], event: undefined, ex: 'Shop.loop(state' },
    { path: ['open'], event: 'close', ex: 'Shop.Door.close(' },
    { path: ['open', 'idle'], event: 'order', ex: 'Shop.order({:order' },
    { path: ['closed'], event: '', ex: 'Shop.Door.open' },
  ]);
});

const SOURCE = `defmodule Shop do
  def loop(state), do: state

  def order({:order, n})
      when n > 0 do
    if n > 1 do
      n
    end
  end

  def order(_), do: :error
end

defmodule Shop.Door do
  def open,
    do: :ok

  defp close(door) do
    door
  end

  def wait(door) do
    receive do
      {:knock, who} ->
        send(who, :open)
        wait(door)

      :stop -> :ok
    end
  end
end
`;

test('[AN2] the lines of a clause', () => {
  expect(lineRange(SOURCE, 'Shop.loop(state')).toEqual({ from: 2, to: 2 });
  expect(lineRange(SOURCE, 'Shop.order({:order')).toEqual({ from: 4, to: 9 });
  expect(lineRange(SOURCE, 'Shop.order(_')).toEqual({ from: 11, to: 11 });
  expect(lineRange(SOURCE, 'Shop.Door.open')).toEqual({ from: 15, to: 16 });
  expect(lineRange(SOURCE, 'Shop.Door.close(')).toEqual({ from: 18, to: 20 });
  expect(lineRange(SOURCE, 'Shop.Door.wait( > {:knock, who} ->')).toEqual({ from: 24, to: 26 });
  expect(lineRange(SOURCE, 'Shop.Door.wait( > :stop ->')).toEqual({ from: 28, to: 28 });
  expect(lineRange(SOURCE, 'Shop.Door.close( > :stop ->')).toBeUndefined();
  expect(lineRange(SOURCE, 'Shop.open')).toBeUndefined();
  expect(lineRange(SOURCE, 'Shop.Window.open')).toBeUndefined();
});
