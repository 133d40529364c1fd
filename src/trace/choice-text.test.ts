import { expect, test } from 'vitest';

import { choices } from '#kernel/choices.ts';
import {
  after,
  forever,
  link,
  log,
  on,
  receive,
  send,
  sendAfter,
  spawn,
  work,
} from '#kernel/instructions.ts';
import { play, stage } from '#kernel/rehearsal.ts';
import { step } from '#kernel/step.ts';
import type { World } from '#kernel/world.ts';
import { ex } from '#term/ex.ts';
import { pid } from '#term/term.ts';

import { choiceNamed, choicesInWords, choiceText } from './choice-text.ts';
import { movesOf } from './visible-step.ts';

const any = ex`:_`;
const tell = forever(receive(on(any, 'm', [log('m')])));

const texts = (world: World) => choices(world).map((choice) => choiceText(world, choice));

function choose(world: World, text: string): World {
  const choice = choiceNamed(world, text);
  if (choice === undefined) throw new Error(`no ${text} among ${texts(world).join(', ')}`);
  return movesOf(world, choice).reduce((now, move) => step(now, move).world, world);
}

test('who could run is called by name', () => {
  const { world } = stage({ ann: [work(1)], ben: [work(1)] });
  expect(texts(world)).toEqual(['ann runs', 'ben runs']);
  expect(choiceNamed(world, 'eve runs')).toBeUndefined();
});

test('a message is told with its text, who sent it and where it lands', () => {
  const start = stage(
    { ann: [send('ben', (v) => ex`{:hi, ${v('self')}}`), receive()], ben: [receive()] },
    { flight: 300_000 },
  );
  const world = choose(choose(start.world, 'ann runs'), 'ben runs');
  expect(texts(world)).toEqual(['{:hi, #PID<ann>} from ann lands at ben']);
});

test('an after, a timer and the end of a lag have words of their own', () => {
  const start = stage({
    ann: [receive(on(any), after(3_000_000))],
    ben: [sendAfter('self', ex`:tick`, 3_000_000), receive()],
  });
  const world = choose(choose(start.world, 'ann runs'), 'ben runs');
  expect(texts(world)).toEqual([
    'the after of ann comes, at 3.00 s',
    'a timer of ben fires with :tick',
  ]);
});

test('exit signals, links and monitors have words of their own', () => {
  const start = stage({ ann: [link('ben'), receive()], ben: [receive()] }, { flight: 300_000 });
  const linked = choose(choose(start.world, 'ben runs'), 'ann runs');
  expect(texts(linked)).toEqual(['the link from ann lands at ben']);
  const fault = { kind: 'exit', pid: pid(105), reason: ex`:boom` } as const;
  const { world } = play({ world: linked, events: [] }, { kind: 'fault', fault });
  expect(texts(world)).toContain('the link from #PID<0.105.0> lands at ben');
});

test('two of one name are told apart', () => {
  const start = stage({ ann: [spawn('kid', [work(1)]), spawn('kid', [work(1)]), receive()] });
  const world = choose(start.world, 'ann runs');
  expect(texts(world)).toEqual(['kid runs', 'kid runs (2)']);
  expect(choiceNamed(world, 'kid runs (2)')).toEqual({ kind: 'run', pid: 107 });
});

test('what is no choice now is refused', () => {
  const { world } = stage({ ann: [receive()] });
  expect(() => choiceText(world, { kind: 'run', pid: 7 })).toThrow(RangeError);
});

test('a visible step handles one message, until the process waits or would take the next', () => {
  const start = stage({ ann: [tell], ben: [send('ann', 1), send('ann', 2)] });
  const waiting = choose(start.world, 'ann runs');
  const sent = choose(waiting, 'ben runs');
  const first = choiceNamed(sent, 'ann runs');
  if (first === undefined) throw new Error(`ann cannot run: ${texts(sent).join()}`);
  const moves = movesOf(sent, first);
  const events = moves.reduce(
    ({ world, all }, move) => {
      const next = step(world, move);
      return { world: next.world, all: [...all, ...next.events] };
    },
    { world: sent, all: [] as readonly { kind: string }[] },
  ).all;
  expect(events.map(({ kind }) => kind)).toEqual(['received', 'logged']);
});

test('beside who runs stands the message that is first in the mailbox', () => {
  const start = stage({ ann: [tell], ben: [send('ann', 1), send('ann', 2)] });
  const firsts = (world: World) => choicesInWords(world).map(({ message }) => message);
  expect(firsts(start.world)).toEqual([undefined, undefined]);
  const sent = choose(choose(start.world, 'ann runs'), 'ben runs');
  expect(firsts(sent)).toEqual(['1']);
  expect(firsts(choose(sent, 'ann runs'))).toEqual(['2']);
});
