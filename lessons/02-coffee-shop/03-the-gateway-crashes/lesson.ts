/** Lesson 2.3: the payment gateway dies in the middle of a payment, and the shop goes on. */
import type { Lesson, LessonRun, SceneTime, Solution } from '#lesson/lesson.ts';
import { asks, crashes, gets, startsAgain } from '#lesson/milestones.ts';
import { monolith } from '#systems/coffee-shop-monolith/monolith.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { optionsTerm } from '#systems/options.ts';
import type { Subject } from '#systems/subject.ts';

const ORDERS = [
  { at: 1800, order: { order_id: 100, type: 'latte', milk: 'oat', card_token: 'visa-100' } },
  { at: 3900, order: { order_id: 101, type: 'mocha', milk: 'whole', card_token: 'visa-101' } },
  { at: 5400, order: { order_id: 102, type: 'espresso', milk: 'none', card_token: 'visa-102' } },
  { at: 9500, order: { order_id: 103, type: 'latte', milk: 'soy', card_token: 'visa-103' } },
  { at: 12_500, order: { order_id: 104, type: 'mocha', milk: 'oat', card_token: 'visa-104' } },
];

function runOf(subject: Subject): LessonRun {
  return {
    system: subject.system,
    options: optionsTerm(subject.options, { bank_latency: 1500 }),
    seed: 7,
    flight: 350_000,
    inputs: ORDERS.map(({ at, order }) => ({
      at: at * 1000,
      input: subject.input({ order }, 'orders'),
    })),
    opensAt: 1_650_000,
    horizon: 18_000_000,
  };
}

/** The bank is asked for the money of order 101: the moment of payment. */
const paying = asks('PaymentGateway', '101');

const solution = (memory: Solution['memory'], fault: string): Solution => ({
  memory,
  from: paying,
  fault,
});

const badAnswer = solution('processes', 'bank malformed');
const dies = crashes('PaymentGateway');
const returns = startsAgain('PaymentGateway');
const payment: SceneTime = { milestone: paying, linger: 300_000, unless: dies };

export const lesson: Lesson = {
  track: 'Coffee shop',
  title: 'The gateway crashes',
  kicker: 'Coffee shop · failure',
  heading: 'The gateway crashes mid-payment',
  run: runOf(coffeeShop),
  otherRun: runOf(monolith),
  steps: [
    {
      id: 'watch',
      play: { label: 'Play to the payment', until: paying, linger: 300_000 },
    },
    {
      id: 'predict',
      scene: { memory: 'processes', at: payment },
      question: {
        text: 'Before you crash it: what happens to the latte of order 100?',
        answers: [
          {
            id: 'stops',
            text: 'The barista stops: the shop shares one memory.',
            right: false,
            reply:
              'Not here. Each process has a heap of its own. Watch the bar in the barista while the gateway dies.',
          },
          {
            id: 'keeps',
            text: 'It keeps brewing. The barista never hears of the crash.',
            right: true,
            reply: 'Yes. The barista has its own heap and mailbox, and no link to the gateway.',
          },
          {
            id: 'all',
            text: 'It brews after the supervisor has restarted everyone.',
            right: false,
            reply:
              'The strategy is one_for_one: only the one that died is started again. Watch whose pid changes.',
          },
        ],
      },
    },
    {
      id: 'crash',
      scene: { memory: 'processes', at: payment },
      task: {
        label: 'The gateway has crashed',
        isDone: dies,
        coming: 'Play to the crash',
        solution: badAnswer,
      },
    },
    {
      id: 'restart',
      scene: { memory: 'processes', at: { milestone: dies, linger: 200_000, by: badAnswer } },
      play: { label: 'Play to the restart', until: returns, linger: 300_000 },
    },
    {
      id: 'heal',
      scene: { memory: 'processes', at: { milestone: returns, linger: 300_000, by: badAnswer } },
      play: {
        label: 'Play until order 101 is paid',
        until: gets('Barista', '{:brew, [order_id: 101'),
        linger: 100_000,
      },
    },
    {
      id: 'barista',
      scene: { memory: 'processes' },
      task: {
        label: 'The barista has crashed',
        isDone: crashes('Barista'),
        coming: 'Play to the crash',
        solution: solution('processes', 'crash Barista'),
      },
      play: {
        label: 'Play until the latte is made',
        until: gets('DisplayScreen', 'order_id: 100'),
        linger: 200_000,
      },
      question: {
        text: 'Crash the barista while it brews. Why is the latte made all the same?',
        answers: [
          {
            id: 'state',
            text: 'The new barista gets the old one’s state.',
            right: false,
            reply:
              'A restarted process begins with a fresh state. Look at its pid, and at where it starts: heating.',
          },
          {
            id: 'ticket',
            text: 'The ticket on the rail is paper. The new barista reads it when it starts.',
            right: true,
            reply:
              'Yes. What must survive a crash has to be kept outside of the process that may crash.',
          },
          {
            id: 'supervisor',
            text: 'The supervisor sends the lost messages again.',
            right: false,
            reply:
              'A supervisor restarts. It does not know of orders, and it never repeats a message.',
          },
        ],
      },
    },
    {
      id: 'shared',
      task: {
        label: 'The program has crashed and was started again',
        isDone: startsAgain('Program'),
        coming: 'Play to the restart',
        solution: solution('shared', 'bank malformed'),
      },
    },
    { id: 'free', scene: { memory: 'processes' } },
  ],
  discuss: 'Which parts of a program you know would you like to be able to lose, one at a time?',
};
