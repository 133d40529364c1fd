/** Lesson 1.5: two clients want the same money at once, in a bank that can be robbed and in one that cannot. */
import type { Deed, Lesson, LessonRun } from '#lesson/lesson.ts';
import { gets, prints } from '#lesson/milestones.ts';
import { bankAccount } from '#systems/bank-account/bank-account.ts';
import { optionsTerm } from '#systems/options.ts';

import { bothOver, rob, robbed, right, safe, wellOver } from './puzzles.ts';

type Client = 'Ann' | 'Ben';

type Mode = 'account_decides' | 'asks_first';

const FLIGHT = 600_000;
const TOLD_AT = 300_000;

/** `told`: when each is told to take 80 out of the 100. */
function runOf(mode: Mode, told: Readonly<Record<Client, number>>, horizon: number): LessonRun {
  return {
    system: bankAccount.system,
    options: optionsTerm(bankAccount.options, { balance: 100, mode }),
    seed: 6,
    flight: FLIGHT,
    inputs: Object.entries(told).map(([client, at]) => ({
      at,
      input: bankAccount.input({ client, withdraw: 80 }, 'told'),
    })),
    opensAt: TOLD_AT + 250_000,
    horizon,
  };
}

const AT_ONCE = { Ann: TOLD_AT, Ben: TOLD_AT };

/** Both are told, and nobody has run since. */
function byHand(mode: Mode): LessonRun {
  const run = runOf(mode, AT_ONCE, 2 * TOLD_AT);
  return { ...run, flight: 0, opensAt: TOLD_AT - 1, byHand: true };
}

const deed = (label: string, hint: string, given: object): Deed => ({
  label,
  hint,
  act: { input: bankAccount.input(given, 'deed') },
});

const DEEDS: readonly Deed[] = [
  deed('Ann takes 80', 'Ann is told {:withdraw, 80}', { client: 'Ann', withdraw: 80 }),
  deed('Ben takes 80', 'Ben is told {:withdraw, 80}', { client: 'Ben', withdraw: 80 }),
  deed('Ann brings 60', 'Ann is told {:deposit, 60}', { client: 'Ann', deposit: 60 }),
  deed('Ben brings 60', 'Ben is told {:deposit, 60}', { client: 'Ben', deposit: 60 }),
  deed('Ann looks', 'Ann is told :balance', { client: 'Ann', balance: true }),
];

const CLIENT_THAT_LOOKS = `send(account, {:balance, self()})
receive do
  {:balance, b} when b >= 80 ->
    send(account, {:set, b - 80})
    IO.puts("takes 80, #{b - 80} left")
  {:balance, _b} ->
    IO.puts("gets nothing")
end`;

const ACCOUNT = `# n: how much is wanted
{:withdraw, n, from}
    when __guard__ ->
  send(from, {:ok, balance - n})
  loop(__next__)

{:withdraw, _n, from} ->
  send(from, {:error, :insufficient_funds})
  loop(balance)`;

export const lesson: Lesson = {
  runs: {
    main: runOf('account_decides', AT_ONCE, 3_000_000),
    late: runOf('asks_first', { Ann: TOLD_AT, Ben: TOLD_AT + 2_000_000 }, 5_000_000),
    rob: byHand('asks_first'),
    safe: byHand('asks_first'),
    right: byHand('account_decides'),
    free: { ...runOf('account_decides', AT_ONCE, 8_000_000), deeds: DEEDS },
    freeAsks: { ...runOf('asks_first', AT_ONCE, 8_000_000), deeds: DEEDS },
  },
  versions: [
    { run: 'free', label: 'The account decides' },
    { run: 'freeAsks', label: 'Each looks first' },
  ],
  selected: 'Account',
  pictures: ['messages', 'lanes'],
  steps: [
    {
      id: 'watch',
      kind: 'tell',
      play: { label: 'Play until both have an answer', until: bothOver, linger: 300_000 },
      narration: [
        {
          when: gets('Account', ':withdraw'),
          text: 'The account takes one message, handles it to its end, and takes the next.',
        },
        { when: wellOver, text: 'One has got 80, the other nothing.' },
      ],
    },
    {
      id: 'luck',
      kind: 'predict',
      scene: { run: 'main', at: { milestone: bothOver, linger: 300_000 } },
      exercise: {
        kind: 'choice',
        id: 'lock',
        text: 'Must the bank lock the account, so that this always ends well?',
        hint: 'Step back, event by event. When does the account look at the balance, when does it change it, and what comes between?',
        praise:
          'That is the claim: the account handles one message to its end, then takes the next. In a few steps you will try to prove it wrong.',
        options: [
          {
            id: 'mutex',
            text: 'Yes, with a mutex: else both read 100 at the same time.',
            reply:
              'For that both would have to see the balance. It is in the account’s own memory, and nobody else can look into it. Who compares 80 with 100?',
          },
          {
            id: 'transaction',
            text: 'Yes, with a transaction: check and change must be one step.',
            reply:
              'They must, true. Look at its clause in the code: both are done while the account handles one message. Can anything come between?',
          },
          {
            id: 'luck',
            text: 'Yes: this time one message was a little earlier. That was luck.',
            reply:
              'Who is first is luck. But watch the mailbox: however close together two messages arrive, one stands before the other.',
          },
          { id: 'no', text: 'No: it takes one message at a time.' },
        ],
      },
    },
    {
      id: 'late',
      kind: 'predict',
      scene: { run: 'late' },
      exercise: {
        kind: 'tracing',
        id: 'prints',
        text: 'First Ann, later Ben runs this. What is printed? One line each.',
        code: CLIENT_THAT_LOOKS,
        prints: ['takes 80, 20 left', 'gets nothing'],
        wrong: [
          {
            lines: ['takes 80, 20 left', 'takes 80, 20 left'],
            reply:
              'That would be a robbery! Here Ann is done before Ben asks. Play it: what does the account answer him?',
          },
          {
            lines: ['takes 80, 20 left', 'takes 80, -60 left'],
            reply: 'Ben looks too, and takes only when there are 80 or more. What does he see?',
          },
        ],
        otherwise:
          'Ann sees 100. She says that 20 shall be left, then Ben asks. Two lines, one for each.',
        hint: 'Each prints one of the two texts. #{…} puts a value into a text.',
        praise: 'Yes. Ben sees 20 and leaves without money. All is well, it seems.',
      },
      play: { label: 'Play until both are done', until: bothOver, linger: 300_000 },
      narration: [
        {
          when: gets('Ann', '{:balance, 100}'),
          text: 'Ann is told 100. That is enough for her 80.',
        },
        { when: prints('Ann', 'takes 80'), text: 'Ann takes her 80.' },
        { when: gets('Ben', '{:balance, 20}'), text: 'Ben is told 20. That is not enough.' },
      ],
    },
    {
      id: 'rob',
      kind: 'do',
      scene: { run: 'rob', picture: 'messages', selected: 'Account' },
      exercise: rob,
      narration: [
        {
          when: gets('Ben', '{:balance, 100}'),
          text: 'Ben is told 100. That is enough for his 80.',
        },
        { when: robbed, text: '160 are paid out of an account that had 100.' },
      ],
    },
    {
      id: 'safe',
      kind: 'do',
      scene: { run: 'safe', picture: 'messages', selected: 'Account' },
      exercise: safe,
    },
    {
      id: 'right',
      kind: 'do',
      scene: { run: 'right', picture: 'messages', selected: 'Account' },
      exercise: right,
    },
    {
      id: 'guard',
      kind: 'explain',
      scene: { run: 'right', picture: 'messages' },
      exercise: {
        kind: 'gaps',
        id: 'guard',
        text: 'Write the clause that no order can rob.',
        code: ACCOUNT,
        gaps: [
          {
            id: 'guard',
            options: ['balance > 0', 'n < balance', 'n <= balance', 'n >= balance'],
            accepts: ['n <= balance'],
            wrong: [
              {
                given: 'balance > 0',
                reply: 'With 20 left that still holds, and 80 more would go out: 60 below zero.',
              },
              {
                given: 'n < balance',
                reply:
                  'Nearly. Then nobody could take all that is left: 80 of 80 would be refused.',
              },
              {
                given: 'n >= balance',
                reply: 'The wrong way round: it would pay exactly those who want too much.',
              },
            ],
            otherwise: 'It must hold when there is enough, and only then.',
          },
          {
            id: 'next',
            options: ['balance', 'balance - n', 'n'],
            accepts: ['balance - n'],
            wrong: [
              {
                given: 'balance',
                reply: 'Then the next message meets the old balance, and is paid out of it again.',
              },
              {
                given: 'n',
                reply: 'That is what has gone out. The loop goes on with what is left.',
              },
            ],
            otherwise: 'The loop goes on with what is left.',
          },
        ],
        hint: 'What was promised to the client must be what the loop goes on with.',
        praise:
          'Yes. It checks, answers and goes on with the new balance, all while it handles one message.',
      },
    },
    { id: 'free', kind: 'play', scene: { run: 'free', picture: 'messages' } },
  ],
};
