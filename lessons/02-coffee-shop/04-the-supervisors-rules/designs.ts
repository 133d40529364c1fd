/** The four designs that this lesson asks for: three strategies, and who comes back at all. */
import type { Design, Setting } from '#lesson/exercise.ts';
import { RESTARTS, STRATEGIES } from '#systems/back-room/supervisors.ts';

import { benchTrial, roomTrial } from './trials.ts';

const SEEDS = 40;

const STRATEGY: Setting = {
  id: 'strategy',
  label: 'Strategy of `Bench`',
  options: STRATEGIES.map((id) => ({ id, text: id })),
  initial: 'one_for_one',
};

const strategy = (id: string, reply: string) => ({ answer: { strategy: id }, reply });

const BENCH = {
  kind: 'design',
  seeds: SEEDS,
  otherwise: 'Open that run, and see who is left.',
} as const;

export const pidDesign: Design = {
  ...BENCH,
  id: 'strategy-by-pid',
  text: 'Each seed is a day with one or two crashes. Coffee must come again, and Grinder may not be ended while it is well.',
  hint: 'Who holds on to something that is gone when Grinder dies? And when Machine dies?',
  praise:
    'Yes. The machine depends on the grinder and was started after it. So it is started again after it, and a crash of the machine leaves the grinder alone.',
  settings: [STRATEGY],
  trial: benchTrial('pid', ['Grinder']),
  solution: { strategy: 'rest_for_one' },
  wrong: [
    strategy(
      'one_for_one',
      'Only the grinder was started again. The machine still writes to the old pid.',
    ),
    strategy(
      'one_for_all',
      'Coffee comes, but when the machine died the grinder was ended too. It had done nothing, and knew nothing of the machine.',
    ),
  ],
};

export const nameDesign: Design = {
  ...BENCH,
  id: 'strategy-by-name',
  text: 'Coffee must come again, and neither may be ended while it is well.',
  hint: 'Does either of them hold on to anything of the other?',
  praise:
    'Yes. Neither keeps anything of the other, so each may die alone. This is the default, and most often right.',
  settings: [{ ...STRATEGY, initial: 'one_for_all' }],
  trial: benchTrial('name', ['Grinder', 'Machine']),
  solution: { strategy: 'one_for_one' },
  wrong: [
    strategy(
      'rest_for_one',
      'The machine was ended because the grinder died. It would have found the new one by itself, and the cup in it is lost.',
    ),
    strategy(
      'one_for_all',
      'Each crash ended both. One of them was well, and what it was doing is lost.',
    ),
  ],
};

export const pairDesign: Design = {
  ...BENCH,
  id: 'strategy-of-a-pair',
  text: 'Coffee must come again, whichever of them dies.',
  hint: 'Say who is left when Grinder dies, and who is left when Machine dies. What do they hold on to?',
  praise:
    'Yes. They share something that was made when both started. If one is lost, only a common start makes it anew.',
  settings: [STRATEGY],
  trial: benchTrial('pair', []),
  solution: { strategy: 'one_for_all' },
  wrong: [
    strategy(
      'one_for_one',
      'The one that was started again met a partner that is still paired with the dead one.',
    ),
    strategy(
      'rest_for_one',
      'That heals a crash of the grinder. But when the machine dies the grinder stays, paired with the old one, and ignores the new.',
    ),
  ],
};

const RIGHT = { machine: 'permanent', cleaner: 'transient', radio: 'temporary' };

const type = (id: string, label: string): Setting => ({
  id,
  label,
  options: RESTARTS.map((restart) => ({ id: restart, text: restart })),
  initial: 'permanent',
});

const types = (change: Partial<typeof RIGHT>, reply: string) => ({
  answer: { ...RIGHT, ...change },
  reply,
});

export const typesDesign: Design = {
  kind: 'design',
  id: 'restart-types',
  seeds: SEEDS,
  text: 'On each of these days the radio crashes, somebody switches the machine off, and on most the cleaner slips. In the end there must be coffee and a clean room.',
  hint: 'Ask of each: should it come back when it has ended as it should? And when it has crashed?',
  praise:
    'Yes. Permanent for what must always be there, transient for a job that must be done once, temporary for what nobody would miss.',
  settings: [
    type('machine', '`Machine`, which somebody may switch off'),
    type('cleaner', '`Cleaner`, which has one job'),
    type('radio', '`Radio`, which finds no signal'),
  ],
  trial: roomTrial,
  solution: RIGHT,
  wrong: [
    {
      answer: { machine: 'permanent', cleaner: 'permanent', radio: 'permanent' },
      reply: 'Who is started again too often? Both of the small ones: look at each by itself.',
    },
    {
      answer: { machine: 'transient', cleaner: 'transient', radio: 'transient' },
      reply: 'One of them should come back even after `:normal`, and one not even after a crash.',
    },
    {
      answer: { machine: 'temporary', cleaner: 'temporary', radio: 'temporary' },
      reply: 'With temporary children only, a supervisor has nothing to heal.',
    },
    types(
      { machine: 'transient' },
      'The switch ends the machine with `:normal`, and a transient child stays away after that.',
    ),
    types({ machine: 'temporary' }, 'The machine was off, and a temporary child never comes back.'),
    types(
      { cleaner: 'permanent' },
      'The cleaner was done and ended. A permanent child is started again all the same: that uses up the restarts.',
    ),
    types(
      { cleaner: 'temporary' },
      'The cleaner slipped in the middle of its job, and a temporary child never comes back.',
    ),
    types(
      { radio: 'permanent' },
      'The radio crashed as soon as it was there. Restarts do not mend a missing signal.',
    ),
    types(
      { radio: 'transient' },
      'A crash is a crash: a transient radio comes back after it, again and again.',
    ),
  ],
  otherwise: 'More than one of the three is not right yet. Change one at a time.',
};
