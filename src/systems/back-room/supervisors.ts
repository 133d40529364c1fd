/** The back room's two supervisors: the bench, and above it the room, to which a failure may climb. */
import type { RestartType } from '#otp/child.ts';
import type { Strategy } from '#otp/restart.ts';
import { supervisor } from '#otp/supervisor.ts';
import { field } from '#term/access.ts';
import { isAtom, type Term } from '#term/term.ts';

import { cleaner } from './cleaner.ts';
import { grinder } from './grinder.ts';
import { machine } from './machine.ts';
import { radio } from './radio.ts';

export const STRATEGIES = ['one_for_one', 'rest_for_one', 'one_for_all'] satisfies Strategy[];
export const RESTARTS = ['permanent', 'transient', 'temporary'] satisfies RestartType[];

const bench = supervisor({
  module: 'BackRoom.Bench',
  name: 'BackRoom.Bench',
  init: (options) => ({
    strategy: chosen(STRATEGIES, options, 'strategy') ?? 'one_for_one',
    ...intensity(options),
    children: [
      { start: grinder, argument: options },
      { start: machine, argument: options, restart: restart(options, 'machine') },
    ],
  }),
});

export const room = supervisor({
  module: 'BackRoom',
  name: 'BackRoom',
  init: (options) => ({
    strategy: 'one_for_one',
    ...intensity(options),
    children: [
      { start: bench, argument: options, type: 'supervisor' },
      { start: cleaner, argument: options, restart: restart(options, 'cleaner') },
      { start: radio, argument: options, restart: restart(options, 'radio') },
    ],
  }),
});

function intensity(options: Term) {
  return {
    maxRestarts: Number(field(options, 'max_restarts')),
    maxSeconds: Number(field(options, 'max_seconds')),
  };
}

function restart(options: Term, child: string): RestartType {
  return chosen(RESTARTS, options, child) ?? 'permanent';
}

function chosen<Word extends string>(
  words: readonly Word[],
  options: Term,
  key: string,
): Word | undefined {
  const value = field(options, key);
  return words.find((word) => value !== undefined && isAtom(value, word));
}
