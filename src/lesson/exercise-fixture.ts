/** One exercise of each kind, for tests. */
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { record } from '#trace/tape.ts';

import type {
  Assemble,
  Choice,
  Design,
  Exercise,
  Gaps,
  Order,
  Pairs,
  Scheduler,
  Tracing,
} from './exercise.ts';

export const choice: Choice = {
  kind: 'choice',
  id: 'latte',
  text: 'The gateway dies. What happens to the latte of order 100?',
  hint: 'Look at the bar in the barista while the gateway dies.',
  praise: 'Yes. The barista has its own heap and mailbox, and no link to the gateway.',
  options: [
    {
      id: 'stops',
      text: 'The barista stops: the shop shares one memory.',
      reply: 'Not here. Each process has a heap of its own.',
    },
    { id: 'keeps', text: 'It keeps brewing. The barista never hears of the crash.' },
    {
      id: 'all',
      text: 'It brews after everyone was restarted by `:one_for_one`.',
      reply: 'Only the one that died is started again. Watch whose pid changes.',
    },
  ],
};

export const tracing: Tracing = {
  kind: 'tracing',
  id: 'prints',
  text: 'What will it print?',
  hint: '`receive` takes the oldest message that matches, not the oldest of all.',
  praise: 'Yes. `:tea` is skipped and stays in the mailbox until a clause takes it.',
  code: 'send(self(), {:tea, 1})\nsend(self(), {:latte, 2})\n\nreceive do\n  {:latte, n} -> IO.inspect({:latte, n})\nend\n\nreceive do\n  other -> IO.inspect(other)\nend',
  prints: ['{:latte, 2}', '{:tea, 1}'],
  wrong: [
    {
      lines: ['{:tea, 1}', '{:latte, 2}'],
      reply: 'That is the order of arrival. The first receive has no clause for tea.',
    },
    { lines: ['{:latte, 2}'], reply: 'What is skipped is not lost. A second receive follows.' },
  ],
  otherwise: 'Not quite. Follow the mailbox, message by message.',
};

export const pairs: Pairs = {
  kind: 'pairs',
  id: 'calls',
  text: 'What does each of them do?',
  hint: 'Two of them come back at once.',
  praise: 'Yes. Only a call waits for its answer.',
  left: [
    { id: 'send', text: '`send/2`', to: 'at-once', reply: 'Sending never waits.' },
    { id: 'call', text: '`GenServer.call/2`', to: 'waits', reply: 'A call wants an answer.' },
    { id: 'monitor', text: '`Process.monitor/1`', to: 'down', reply: 'A monitor watches one way.' },
  ],
  right: [
    { id: 'waits', text: 'waits, 5 s at most' },
    { id: 'down', text: 'gets a `:DOWN` once it dies' },
    { id: 'at-once', text: 'comes back at once' },
    { id: 'both', text: 'makes both die together' },
  ],
};

export const order: Order = {
  kind: 'order',
  id: 'crash',
  text: 'The gateway divides by zero. Put it in order.',
  hint: 'A supervisor acts on the exit signal, and on nothing else.',
  praise: 'Yes. First the signal, then the restart, then the name.',
  items: [
    { id: 'raise', text: 'The gateway raises `ArithmeticError`' },
    {
      id: 'signal',
      text: 'An exit signal leaves it',
      reply: 'Nothing has happened yet to signal.',
    },
    { id: 'spawn', text: 'The supervisor starts a new one', reply: 'How would it know already?' },
    {
      id: 'name',
      text: 'The new pid takes the name',
      reply: 'Which new pid? None is started yet.',
    },
  ],
  shown: ['spawn', 'raise', 'name', 'signal'],
};

export const gaps: Gaps = {
  kind: 'gaps',
  id: 'counter',
  text: 'Make it a counter that goes on for ever.',
  hint: 'The state is the argument.',
  praise: 'Yes. The loop calls itself with the new state.',
  code: 'def loop(count) do\n  __take__ do\n    :more -> loop(__next__)\n    {:get, from} -> send(from, count)\n  end\nend',
  gaps: [
    {
      id: 'take',
      options: ['receive', 'case', 'fn'],
      accepts: ['receive'],
      wrong: [
        { given: 'case', reply: 'case looks at a value. Where do messages come from?' },
        { given: 'fn', reply: 'fn makes a function; nobody calls it.' },
      ],
      otherwise: 'Messages are taken out of the mailbox with one word.',
    },
    {
      id: 'next',
      accepts: ['count + 1', '1 + count'],
      wrong: [{ given: 'count', reply: 'Then it stays the same for ever.' }],
      otherwise: 'What is the state after one more?',
    },
  ],
};

export const assemble: Assemble = {
  kind: 'assemble',
  id: 'pipe',
  text: 'Put together a loop that answers.',
  hint: 'What has to come last, so that it lives on?',
  praise: 'Yes. It answers, and then waits again.',
  lines: [
    { id: 'def', text: 'def loop(state) do', reply: 'A function begins with its head.' },
    { id: 'receive', text: '  receive do', reply: 'First it has to wait for a message.' },
    {
      id: 'clause',
      text: '    {:get, from} -> send(from, state)',
      reply: 'The block needs its clause.',
    },
    { id: 'end-receive', text: '  end', reply: 'The receive block is still open.' },
    { id: 'again', text: '  loop(state)', reply: 'After one message it would be over.' },
    { id: 'end-def', text: 'end', reply: 'The function is still open.' },
  ],
  distractors: [
    { id: 'return', text: '  return state', reply: 'Elixir has no return.' },
    { id: 'while', text: '  while true do', reply: 'Elixir has no while: it calls itself.' },
  ],
  shown: ['again', 'end-def', 'return', 'clause', 'def', 'while', 'end-receive', 'receive'],
};

const NOWHERE = { name: 'Nowhere', devices: {}, boot: () => [], input: () => [] };

export const design: Design = {
  kind: 'design',
  id: 'rules',
  text: 'No order may be lost, whatever dies.',
  hint: 'Who depends on whom? And what is started again?',
  praise: 'Yes. Each is restarted alone, and always.',
  settings: [
    {
      id: 'strategy',
      label: 'Strategy',
      options: [
        { id: 'one_for_one', text: ':one_for_one' },
        { id: 'rest_for_one', text: ':rest_for_one' },
        { id: 'one_for_all', text: ':one_for_all' },
      ],
      initial: 'one_for_all',
    },
    {
      id: 'restart',
      label: 'Restart of the barista',
      options: [
        { id: 'permanent', text: ':permanent' },
        { id: 'temporary', text: ':temporary' },
      ],
      initial: 'temporary',
    },
  ],
  trial: {
    run: (answer, seed) =>
      record(NOWHERE, {
        seed,
        options: ex`{${answer['strategy'] ?? ''}, ${answer['restart'] ?? ''}}`,
      }),
    broken: ({ settings: { options, seed = 0 } }) => {
      if (inspectLine(options) === '{"one_for_one", "permanent"}') return undefined;
      return seed % 17 === 0 ? 'order 103 was lost' : undefined;
    },
  },
  seeds: 40,
  solution: { strategy: 'one_for_one', restart: 'permanent' },
  wrong: [
    {
      answer: { strategy: 'one_for_all', restart: 'permanent' },
      reply: 'The drink in the machine went with the gateway.',
    },
    {
      answer: { strategy: 'one_for_one', restart: 'temporary' },
      reply: 'A temporary barista never comes back.',
    },
  ],
  otherwise: 'Look at who died, and who came back.',
};

export const scheduler: Scheduler = {
  kind: 'scheduler',
  id: 'below-zero',
  text: 'Make the second withdrawal arrive first.',
  hint: 'Signals of different senders may land in any order.',
  praise: 'Yes: that order is as good as the other.',
  goal: (event) => event.kind === 'spawned' && event.label === 'goal',
  missed: [
    {
      when: (event) => event.kind === 'spawned' && event.label === 'missed',
      reply: 'Alice was first this time.',
    },
  ],
  solution: ['Bob runs', 'Bob’s message lands'],
  wrong: [['Alice runs', 'Alice’s message lands']],
};

export const EXERCISES: readonly Exercise[] = [
  choice,
  tracing,
  pairs,
  order,
  gaps,
  assemble,
  design,
  scheduler,
];
