/** The three puzzles of the lesson, in which the learner says who runs: what is to be reached, and ways there. */
import type { Scheduler } from '#lesson/exercise.ts';
import type { Milestone } from '#lesson/lesson.ts';
import { prints } from '#lesson/milestones.ts';
import { paidOut, withdrawalsOver } from '#systems/bank-account/bank-account.ts';

export const robbed: Milestone = ({ id }, { events }) => paidOut(events, id) > 100;
export const bothOver: Milestone = ({ id }, { events }) => withdrawalsOver(events, id) === 2;
export const wellOver: Milestone = (event, tape) => bothOver(event, tape) && !robbed(event, tape);

const benTakes = prints('Ben', 'takes 80');
const benHasIt: Milestone = (event, tape) =>
  bothOver(event, tape) && tape.events.some((one) => one.id <= event.id && benTakes(one, tape));

const inTurn = (...names: readonly string[]) => names.map((name) => `${name} runs`);

const ROBBERY = inTurn('Ann', 'Ben', 'Account', 'Account', 'Ann', 'Ben');
const ONE_BY_ONE = inTurn('Ann', 'Account', 'Ann', 'Account', 'Ben', 'Account', 'Ben');

export const rob: Scheduler = {
  kind: 'scheduler',
  id: 'rob',
  text: 'Rob the bank: both get their 80.',
  hint: 'Both must have looked before either of them writes. Let the account answer twice in a row.',
  praise:
    'Robbed: 160 out of 100. Each had been told the truth. But when the second one used it, the first had taken the money already.',
  goal: robbed,
  missed: [
    {
      when: bothOver,
      reply:
        'Only one of them has money. The other was answered after the new balance was written. Take some steps back, and let both look at the 100.',
    },
  ],
  solution: ROBBERY,
  wrong: [ONE_BY_ONE],
};

export const safe: Scheduler = {
  kind: 'scheduler',
  id: 'safe',
  text: 'Keep the bank safe: one gets 80, the other nothing.',
  hint: 'Stay with one of them until the account has read its `{:set, 20}`. The other’s question must come after that in the mailbox.',
  praise:
    'Safe, this time. One had finished before the other even asked. Nothing in the code makes sure of it: you did.',
  goal: wellOver,
  missed: [
    {
      when: robbed,
      reply:
        'Robbed again: both had been told 100. Look at the mailbox: which message stood before `{:set, 20}`?',
    },
  ],
  solution: ONE_BY_ONE,
  wrong: [ROBBERY],
};

export const right: Scheduler = {
  kind: 'scheduler',
  id: 'right',
  text: 'Rob this one too, if you can. If not, decide who gets the money: let it be Ben.',
  hint: 'All that you decide is whose message is first in the mailbox.',
  praise:
    'Ben has 80, Ann nothing, 20 are left. Reset and try all 14 orders: each pays out 80. You decide who comes first, never how much.',
  goal: benHasIt,
  missed: [
    {
      when: bothOver,
      reply:
        'Ann has the 80, Ben nothing. Not robbed! Her message was first in the mailbox. Take some steps back, and let Ben’s be first.',
    },
  ],
  solution: inTurn('Ben', 'Account', 'Ben', 'Ann', 'Account', 'Ann'),
  wrong: [inTurn('Ann', 'Ben', 'Account', 'Account', 'Ann', 'Ben')],
};
