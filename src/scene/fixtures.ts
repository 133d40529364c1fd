/** The coffee shop as its draft shows it: the gateway has just died, the barista goes on brewing. */
import type { Moment, ProcessMark } from './moment.ts';

const calm = {
  kind: 'worker',
  alive: true,
  busy: false,
  suspended: false,
  since: 0,
  generation: 1,
  mailbox: [],
} as const;

const boss: ProcessMark = {
  ...calm,
  key: 'Supervisor',
  pid: '#PID<0.106.0>',
  name: 'CoffeeShop.Supervisor',
  kind: 'supervisor',
  states: ['supervising'],
  stateText: 'supervising',
};

const cashier: ProcessMark = {
  ...calm,
  key: 'Cashier',
  pid: '#PID<0.110.0>',
  name: 'Cashier',
  states: ['open', 'awaiting_payment'],
  stateText: 'awaiting_payment',
  mailbox: [
    { text: '{:retry, 101}', skipped: true },
    {
      text: '{:"$gen_call", {#PID<0.121.0>, ref}, {:order, order_id: 103, type: :latte}}',
      skipped: false,
    },
  ],
};

const gateway: ProcessMark = {
  ...calm,
  key: 'PaymentGateway',
  pid: '#PID<0.108.0>',
  name: 'PaymentGateway',
  alive: false,
  states: ['charging'],
  stateText: 'charging',
  exitReason: 'ArithmeticError',
  diedAt: 4_200_000,
  mailbox: [
    { text: '{:authorize_payment, order_id: 102, amount: 4.8, card_token: "xyz"}', skipped: false },
  ],
};

const barista: ProcessMark = {
  ...calm,
  key: 'Barista',
  pid: '#PID<0.109.0>',
  name: 'Barista',
  busy: true,
  states: ['brewing'],
  stateText: 'brewing 100',
  progress: 0.64,
};

const display: ProcessMark = {
  ...calm,
  key: 'DisplayScreen',
  pid: '#PID<0.107.0>',
  name: 'DisplayScreen',
  states: ['showing'],
  stateText: '99 ready',
};

function customer(id: number, stateText: string): ProcessMark {
  return {
    ...calm,
    key: `Customer ${id}`,
    pid: `#PID<0.${id + 18}.0>`,
    name: `Customer ${id}`,
    kind: 'outside',
    group: 'Customers',
    states: [stateText],
    stateText,
  };
}

/** Half a second from one to the other; how far it is at that moment, 0 to 1. */
export function onItsWay(progress: number, at: number) {
  const departed = at - progress * 500_000;
  return { departed, arrives: departed + 500_000, event: 40 };
}

export const CRASH: Moment = {
  at: 4_480_000,
  memory: 'processes',
  processes: [
    boss,
    display,
    gateway,
    barista,
    cashier,
    customer(100, 'waits for latte'),
    customer(101, 'waits for latte'),
    customer(102, 'orders mocha'),
  ],
  devices: [{ key: 'Bank', name: 'Bank', stateText: 'answers', health: 'well', waiting: 0 }],
  flights: [
    {
      key: '41',
      from: 'PaymentGateway',
      to: 'Supervisor',
      kind: 'exit',
      text: '{:EXIT, #PID<0.108.0>, {:badarith, stack}}',
      ...onItsWay(0.45, 4_480_000),
    },
    {
      key: '42',
      from: 'PaymentGateway',
      to: 'Cashier',
      kind: 'down',
      text: '{:DOWN, ref, :process, CoffeeShop.PaymentGateway, {:badarith, stack}}',
      ...onItsWay(0.45, 4_480_000),
    },
    {
      key: '43',
      from: 'Customer 102',
      to: 'Cashier',
      kind: 'message',
      text: '{:order, order_id: 102, type: :mocha, milk: :oat, card_token: "xyz"}',
      ...onItsWay(0.5, 4_480_000),
    },
  ],
  links: [],
  groups: [{ key: 'Customers', alive: 3, busy: 0, waiting: 3, ended: 99 }],
  monitors: [
    { key: 'm1', call: false, watcher: 'Cashier', target: 'PaymentGateway' },
    { key: 'm2', call: false, watcher: 'Customer 100', target: 'Supervisor' },
    { key: 'm3', call: false, watcher: 'Customer 101', target: 'Supervisor' },
  ],
  supervisors: [
    {
      key: 'Supervisor',
      strategy: 'one_for_one',
      restarts: 0,
      window: [],
      maxRestarts: 3,
      maxSeconds: 5,
      children: [
        { key: 'DisplayScreen', restart: 'permanent' },
        { key: 'PaymentGateway', restart: 'permanent' },
        { key: 'Barista', restart: 'permanent' },
        { key: 'Cashier', restart: 'permanent' },
      ],
    },
  ],
};

/** A second later: another gateway in the same place, and the cashier has asked it again. */
export const RESTARTED: Moment = {
  ...CRASH,
  at: 5_300_000,
  processes: CRASH.processes.map((mark) => {
    if (mark.key === 'PaymentGateway') return newGateway();
    if (mark.key === 'Barista') return { ...mark, progress: 0.92 };
    return mark;
  }),
  devices: [{ key: 'Bank', name: 'Bank', stateText: 'slow', health: 'ailing', waiting: 1 }],
  flights: [
    {
      key: '51',
      from: 'Cashier',
      to: 'PaymentGateway',
      kind: 'message',
      text: '{:authorize_payment, order_id: 101, amount: 4.5, card_token: "xyz"}',
      ...onItsWay(0.5, 5_300_000),
    },
    {
      key: '52',
      from: 'PaymentGateway',
      to: 'Bank',
      kind: 'request',
      text: '{:charge, 101, 4.5, "xyz"}',
      ...onItsWay(0.5, 5_300_000),
    },
    {
      key: '53',
      from: 'Cashier',
      to: 'Barista',
      kind: 'message',
      text: '{:brew, order_id: 100, type: :latte, milk: :oat}',
      ...onItsWay(0.45, 5_300_000),
    },
    {
      key: '54',
      from: 'Cashier',
      to: 'Customer 102',
      kind: 'reply',
      text: '{:accepted, order_id: 102}',
      ...onItsWay(0.5, 5_300_000),
    },
    {
      key: '55',
      from: 'DisplayScreen',
      to: 'Customer 100',
      kind: 'message',
      text: '{:order_ready, order_id: 100}',
      ...onItsWay(0.6, 5_300_000),
    },
    {
      key: '56',
      from: 'Barista',
      to: 'DisplayScreen',
      kind: 'message',
      text: '{:order_ready, order_id: 99}',
      ...onItsWay(0.5, 5_300_000),
    },
  ],
  supervisors: CRASH.supervisors.map((supervisor) => ({
    ...supervisor,
    restarts: 1,
    window: [0.9],
  })),
};

function newGateway(): ProcessMark {
  const { exitReason: _reason, diedAt: _diedAt, ...rest } = gateway;
  return {
    ...rest,
    pid: '#PID<0.124.0>',
    alive: true,
    busy: true,
    since: 5_000_000,
    generation: 2,
    states: ['charging'],
    stateText: 'charging 101',
    mailbox: [],
  };
}
