import { expect, test } from 'vitest';

import { played, restartedTape, shopTape } from '#cli/shop-rehearsal.ts';
import { todoDay } from '#cli/todo-rehearsal.ts';
import { ex } from '#term/ex.ts';
import { pid } from '#term/term.ts';

import { hasEnded, isRestart, lastHalt, lifeOf, nameIn, nameOfTarget, termIn } from './roll.ts';

const faults = ['crash Barista at 500', 'crash Barista at 900'];
const { roll, events } = played(shopTape({ faults }));
const lives = roll.byLabel.get('Barista') ?? [];

test('[NM1] a restarted process has its number', () => {
  expect(lives.map((life) => nameIn(roll, life.pid))).toEqual([
    'Barista',
    'Barista (2)',
    'Barista (3)',
  ]);
  expect(nameIn(roll, pid(0))).toBe('the outside world');
  expect(nameIn(roll, pid(999))).toBe('#PID<0.999.0>');
});

test('[NM2] who played a part at a moment is found when dead, too', () => {
  const [first, second, third] = lives;
  expect(lifeOf(roll, 'Barista', 0)).toBeUndefined();
  expect(lifeOf(roll, 'Waiter', events.length)).toBeUndefined();
  expect(lifeOf(roll, 'Barista', events.length)).toBe(third);
  const end = first?.end?.id ?? 0;
  expect(lifeOf(roll, 'Barista', end)).toBe(first);
  expect(first && hasEnded(first, end)).toBe(true);
  expect(first && hasEnded(first, end - 1)).toBe(false);
  expect(lifeOf(roll, 'Barista', second?.born.id ?? 0)).toBe(second);
  expect(third && hasEnded(third, events.length)).toBe(false);
});

test('[NM3] names stand in place of pids in terms', () => {
  const [, second] = lives;
  const term = ex`{:order, ${second?.pid ?? pid(0)}, ${pid(999)}}`;
  expect(termIn(roll, term)).toBe('{:order, #PID<Barista (2)>, #PID<0.999.0>}');
});

test('a target is a pid or a registered name', () => {
  expect(nameOfTarget(roll, '#PID<0.108.0>')).toBe('Barista');
  expect(nameOfTarget(roll, '#PID<0.999.0>')).toBe('#PID<0.999.0>');
  expect(nameOfTarget(roll, 'Elixir.CoffeeShop.Barista')).toBe('Barista');
  expect(nameOfTarget(roll, 'till')).toBe('till');
});

test('[NM5] who is started beside one that lives is no restart', () => {
  const start = '{:ok, cache} = Todo.Cache.start()';
  const day = todoDay({
    inputs: [
      [100, start],
      [300, start],
    ],
    faults: ['kill Cache at 600'],
  });
  const caches = day.roll.byLabel.get('Cache') ?? [];
  expect(caches.map(({ pid: one }) => isRestart(day.roll, one))).toEqual([false, false]);
});

test('[NM4] who is started first after the node stopped is no restart', () => {
  const times = { halt: 1500, boot: 2000 };
  const tape = played(
    restartedTape({ faults: ['crash Barista at 500', 'crash Cashier at 2500'] }, times),
  );
  const restarts = (label: string) =>
    tape.roll.byLabel.get(label)?.map((life) => isRestart(tape.roll, life.pid));
  expect(restarts('Barista')).toEqual([false, true, false]);
  expect(restarts('Cashier')).toEqual([false, false, true]);
  const [halt = 0] = tape.roll.halts;
  expect(tape.events[halt - 1]).toMatchObject({ kind: 'fault', fault: { kind: 'halt' } });
  expect([lastHalt(tape.roll, halt - 1), lastHalt(tape.roll, halt)]).toEqual([0, halt]);
});
