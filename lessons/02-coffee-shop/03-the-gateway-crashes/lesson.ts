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

const solution = (run: string, fault: string): Solution => ({
  run,
  from: paying,
  acts: [{ fault }],
});

const badAnswer = solution('main', 'bank malformed');
const dies = crashes('PaymentGateway');
const returns = startsAgain('PaymentGateway');
const payment: SceneTime = { milestone: paying, linger: 300_000, unless: dies };

export const lesson: Lesson = {
  runs: { main: runOf(coffeeShop), shared: runOf(monolith) },
  versions: [
    { run: 'main', label: 'Processes' },
    { run: 'shared', label: 'One shared memory' },
  ],
  selected: 'PaymentGateway',
  pictures: ['messages', 'tree', 'lanes'],
  moments: { payment: paying, crash: dies, restart: returns },
  steps: [
    {
      id: 'watch',
      kind: 'tell',
      play: { label: 'Play to the payment', until: paying, linger: 300_000 },
      narration: [
        {
          when: gets('Barista', 'order_id: 100'),
          text: 'Order 100 is paid. The barista can begin.',
        },
        { when: paying, text: 'The gateway asks the bank to charge order 101.' },
      ],
    },
    {
      id: 'predict',
      kind: 'predict',
      scene: { run: 'main', at: payment },
      exercise: {
        kind: 'choice',
        id: 'latte',
        text: 'Before you crash it: what happens to the latte of order 100?',
        hint: 'Look at the tree. Who is linked to the gateway, and who is not?',
        praise: 'Yes. The barista has its own heap and mailbox, and no link to the gateway.',
        options: [
          {
            id: 'stops',
            text: 'The barista stops: the shop shares one memory.',
            reply:
              'Not here. Each process has a heap of its own. Watch the bar in the barista while the gateway dies.',
          },
          {
            id: 'keeps',
            text: 'It keeps brewing. The barista never hears of the crash.',
          },
          {
            id: 'all',
            text: 'It brews after the supervisor has restarted everyone.',
            reply:
              'The strategy is one_for_one: only the one that died is started again. Watch whose pid changes.',
          },
        ],
      },
    },
    {
      id: 'crash',
      kind: 'do',
      scene: { run: 'main', at: payment },
      task: {
        label: 'The gateway has crashed',
        hint: 'Click PaymentGateway in the picture, then Crash. Or press Bad answer.',
        isDone: dies,
        coming: 'Play to the crash',
        solution: badAnswer,
      },
      narration: [{ when: dies, text: 'The gateway is dead. Two signals leave: who gets them?' }],
    },
    {
      id: 'restart',
      kind: 'explain',
      scene: { run: 'main', at: { milestone: dies, linger: 200_000, by: badAnswer } },
      exercise: {
        kind: 'choice',
        id: 'fresh',
        text: 'The supervisor will start a new gateway. What will that one know of order 101?',
        hint: 'Where was what the old one knew? Look at “State, when it died”.',
        praise:
          'Yes. It starts as at the first time: connected, with nothing settled. That is what makes a restart a cure.',
        options: [
          {
            id: 'all',
            text: 'All of it: it goes on where the old one stopped.',
            reply:
              'Then it would stop there again, with the same bad state. The old heap is gone with the process.',
          },
          { id: 'nothing', text: 'Nothing. It begins with a fresh state.' },
          {
            id: 'mailbox',
            text: 'What was still in the mailbox.',
            reply: 'A mailbox belongs to its process. Look: “Mailbox, lost with it”.',
          },
        ],
      },
      play: { label: 'Play to the restart', until: returns, linger: 300_000 },
      narration: [{ when: returns, text: 'A new gateway, in the same place, with another pid.' }],
    },
    {
      id: 'heal',
      kind: 'explain',
      scene: { run: 'main', at: { milestone: returns, linger: 300_000, by: badAnswer } },
      play: {
        label: 'Play until order 101 is paid',
        until: gets('Barista', '{:brew, [order_id: 101'),
        linger: 100_000,
      },
      narration: [
        {
          when: gets('Barista', '{:brew, [order_id: 101'),
          text: 'Order 101 is paid after all. Nobody at the bar has noticed anything.',
        },
      ],
    },
    {
      id: 'barista',
      kind: 'do',
      scene: { run: 'main' },
      task: {
        label: 'The barista has crashed',
        hint: 'Go back on the track to before the crash. Click Barista, then Crash.',
        isDone: crashes('Barista'),
        coming: 'Play to the crash',
        solution: solution('main', 'crash Barista'),
      },
      play: {
        label: 'Play until the latte is made',
        until: gets('DisplayScreen', 'order_id: 100'),
        linger: 200_000,
      },
      exercise: {
        kind: 'choice',
        id: 'ticket',
        text: 'Crash the barista while it brews. Why is the latte made all the same?',
        hint: 'A new barista starts with nothing in its heap. Where else could the order be written?',
        praise:
          'Yes. What must survive a crash has to be kept outside of the process that may crash.',
        options: [
          {
            id: 'state',
            text: 'The new barista gets the old one’s state.',
            reply:
              'A restarted process begins with a fresh state. Look at its pid, and at where it starts: heating.',
          },
          {
            id: 'ticket',
            text: 'The ticket on the rail is paper. The new barista reads it when it starts.',
          },
          {
            id: 'supervisor',
            text: 'The supervisor sends the lost messages again.',
            reply:
              'A supervisor restarts. It does not know of orders, and it never repeats a message.',
          },
        ],
      },
    },
    {
      id: 'shared',
      kind: 'do',
      task: {
        label: 'The program has crashed and was started again',
        hint: 'Switch to One shared memory, then let it play to a payment and press Bad answer.',
        isDone: startsAgain('Program'),
        coming: 'Play to the restart',
        solution: solution('shared', 'bank malformed'),
      },
    },
    { id: 'free', kind: 'play', scene: { run: 'main' } },
  ],
};
