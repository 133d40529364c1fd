/** Lesson 2.1: one order on its way through the shop, and what each process keeps to itself. */
import type { Lesson, LessonRun } from '#lesson/lesson.ts';
import { asks, gets, sends } from '#lesson/milestones.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { optionsTerm } from '#systems/options.ts';

const ORDERS = [
  { at: 2200, order: { order_id: 100, type: 'latte', milk: 'oat', card_token: 'visa-100' } },
  { at: 9500, order: { order_id: 101, type: 'espresso', milk: 'none', card_token: 'visa-101' } },
];

const main: LessonRun = {
  system: coffeeShop.system,
  options: optionsTerm(coffeeShop.options, { bank_latency: 900, brew: { latte: 1800 } }),
  seed: 3,
  flight: 450_000,
  inputs: ORDERS.map(({ at, order }) => ({
    at: at * 1000,
    input: coffeeShop.input({ order }, 'orders'),
  })),
  opensAt: 2_000_000,
  horizon: 18_000_000,
};

const orders = sends('Customer 100', '{:order, [order_id: 100');
const ordered = gets('Cashier', '{:order, [order_id: 100');
const asked = asks('PaymentGateway', '100');
const approved = gets('PaymentGateway', ':approved');
const paid = gets('Cashier', '{:payment_success, [order_id: 100');
const brewing = gets('Barista', '{:brew, [order_id: 100');
const made = sends('Barista', '{:order_ready, [order_id: 100');
const shown = gets('DisplayScreen', 'order_id: 100');
const collected = gets('Customer 100', ':order_ready');

export const lesson: Lesson = {
  runs: { main },
  selected: 'Cashier',
  pictures: ['messages', 'tree', 'lanes'],
  moments: { ordered, asked, paid, brewing, shown, collected },
  steps: [
    {
      id: 'follow',
      kind: 'tell',
      play: { label: 'Let a customer come in', until: orders, linger: 250_000 },
      narration: [{ when: orders, text: 'The customer sends the cashier an order.' }],
    },
    {
      id: 'next',
      kind: 'predict',
      scene: { run: 'main', at: { milestone: orders, linger: 250_000, unless: ordered } },
      exercise: {
        kind: 'choice',
        id: 'who-is-next',
        text: 'When the cashier has read the order: whom does it ask for something?',
        hint: 'What does a shop want to have before it makes a drink?',
        praise:
          'Yes. Two messages leave at once: the customer is told that the order is accepted, and the gateway is asked to charge the card.',
        options: [
          {
            id: 'barista',
            text: 'The barista: brew it.',
            reply: 'Not yet: nobody has paid. Watch where the next blue message goes.',
          },
          { id: 'gateway', text: 'The payment gateway: charge the card.' },
          {
            id: 'bank',
            text: 'The bank: charge the card.',
            reply:
              'The cashier does not know the bank. One process talks to it, so only one must know how.',
          },
        ],
      },
      play: { label: 'Play to the payment', until: asked, linger: 200_000 },
      narration: [
        { when: ordered, text: 'Read, and two messages leave at once.' },
        { when: asked, text: 'Only the gateway talks to the bank.' },
      ],
    },
    {
      id: 'rest',
      kind: 'tell',
      scene: { run: 'main', at: { milestone: asked, linger: 200_000, unless: paid } },
      play: { label: 'Play until the drink is collected', until: collected, linger: 200_000 },
      narration: [
        { when: approved, text: 'The bank has said yes. The gateway tells the cashier.' },
        { when: brewing, text: 'Now the barista has something to do.' },
        { when: made, text: 'The latte is ready. The barista tells the screen, not the customer.' },
        { when: collected, text: 'The screen tells the customer, who takes the drink and leaves.' },
      ],
    },
    {
      id: 'order',
      kind: 'do',
      scene: { run: 'main', picture: 'lanes', at: { milestone: collected, linger: 200_000 } },
      exercise: {
        kind: 'order',
        id: 'way-of-an-order',
        text: 'Put the messages of order 100 in the order in which they were sent.',
        hint: 'Read the lanes from top to bottom. Money first, then coffee.',
        praise:
          'That is the whole way of an order. With {:accepted, …}, by which the customer was told that it is taken, seven messages.',
        items: [
          { id: 'order', text: '{:order, …} to Cashier', reply: 'It all begins with a customer.' },
          {
            id: 'authorize',
            text: '{:authorize_payment, …} to PaymentGateway',
            reply: 'The cashier must ask for the money before anybody can say yes to it.',
          },
          {
            id: 'success',
            text: '{:payment_success, …} to Cashier',
            reply: 'The cashier lets nothing be made before it knows that it is paid.',
          },
          {
            id: 'brew',
            text: '{:brew, …} to Barista',
            reply: 'A drink must be made before it can be ready.',
          },
          {
            id: 'ready',
            text: '{:order_ready, …} to DisplayScreen',
            reply: 'The barista tells the screen. Only then can the screen tell somebody.',
          },
          {
            id: 'collect',
            text: '{:order_ready, …} to Customer 100',
            reply: 'The customer is the last to hear.',
          },
        ],
        shown: ['brew', 'collect', 'order', 'success', 'ready', 'authorize'],
      },
    },
    {
      id: 'private',
      kind: 'do',
      scene: { run: 'main', picture: 'messages', selected: 'Cashier' },
      exercise: {
        kind: 'pairs',
        id: 'private-state',
        text: 'Which process keeps what to itself? Select each in the picture and read its state.',
        hint: 'Select a process. Its state is all that it knows.',
        praise:
          'Yes. Nobody else can read or change these. Who wants to know has to ask, by a message.',
        left: [
          {
            id: 'cashier',
            text: 'Cashier',
            to: 'queue',
            reply: 'Select Cashier: its state has a queue and a balance.',
          },
          {
            id: 'gateway',
            text: 'Payment\u200BGateway',
            to: 'payment',
            reply:
              'Select PaymentGateway: its state has a connection, and what was settled over it.',
          },
          {
            id: 'barista',
            text: 'Barista',
            to: 'drink',
            reply: 'Select Barista while it brews: all that it knows is one order.',
          },
          {
            id: 'screen',
            text: 'DisplayScreen',
            to: 'numbers',
            reply: 'Select DisplayScreen after a drink is made: it knows numbers, not drinks.',
          },
        ],
        right: [
          { id: 'drink', text: 'the drink that is being made' },
          { id: 'queue', text: 'orders that are not paid yet, and the money in the register' },
          { id: 'numbers', text: 'the numbers that are ready' },
          { id: 'payment', text: 'the connection to the bank, and the money settled over it' },
          { id: 'all', text: 'everything: it is in charge' },
        ],
      },
    },
    {
      id: 'arrow',
      kind: 'do',
      scene: { run: 'main', at: { milestone: brewing, linger: 300_000 } },
      exercise: {
        kind: 'gaps',
        id: 'missing-arrow',
        text: 'One arrow is missing here: who says {:order_ready, …} to whom? Draw it.',
        code: [
          'Customer -> Cashier',
          'Cashier -> PaymentGateway',
          'PaymentGateway -> Cashier',
          'Cashier -> Barista',
          '__from__ -> __to__',
          'DisplayScreen -> Customer',
        ].join('\n'),
        hint: 'Somebody has just put a cup on the counter. Whom does that one tell?',
        praise: 'Right. The barista does not know the customers: it knows the screen.',
        gaps: [
          {
            id: 'from',
            options: ['Cashier', 'PaymentGateway', 'Barista', 'DisplayScreen'],
            accepts: ['Barista'],
            wrong: [
              {
                given: 'Cashier',
                reply:
                  'The cashier has handed the order on, and does not know when the cup is full.',
              },
              { given: 'PaymentGateway', reply: 'The gateway knows of money, not of coffee.' },
              { given: 'DisplayScreen', reply: 'The screen shows what it is told. Who tells it?' },
            ],
            otherwise: 'Watch who sends the last message but one.',
          },
          {
            id: 'to',
            options: ['Cashier', 'PaymentGateway', 'Barista', 'DisplayScreen'],
            accepts: ['DisplayScreen'],
            wrong: [
              {
                given: 'Cashier',
                reply: 'Then the cashier would have to know who waits for what.',
              },
              {
                given: 'PaymentGateway',
                reply: 'The gateway has nothing to do with ready drinks.',
              },
              { given: 'Barista', reply: 'That is who made it. Who has to hear of it?' },
            ],
            otherwise: 'Watch where the message goes.',
          },
        ],
      },
      play: { label: 'Play and watch it', until: shown, linger: 100_000 },
    },
    { id: 'free', kind: 'play', scene: { run: 'main' } },
  ],
};
