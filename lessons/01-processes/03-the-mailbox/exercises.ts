/** What lesson 1.3 asks. */
import type { Choice, Gaps, Order, Tracing } from '#lesson/exercise.ts';

export const NEXT: Choice = {
  kind: 'choice',
  id: 'which-is-next',
  text: 'Which of the four does Receiver take out next?',
  hint: 'Begin with the oldest, and try its clauses from top to bottom. Does one fit?',
  praise:
    'Yes. It looks at the oldest first; no clause fits, so that one stays where it is. {:number, 42} is the next oldest, and it is above ten.',
  options: [
    {
      id: 'oldest',
      text: '{:number, 7}: it is the oldest.',
      reply:
        'The oldest is looked at first. But read the second clause: when n > 10. Watch what happens to the 7.',
    },
    { id: 'fits', text: '{:number, 42}: the oldest that a clause fits.' },
    {
      id: 'clause',
      text: '{:urgent, "fire"}: its clause stands first.',
      reply:
        'That order counts for one message at a time: all clauses are tried on an older message before a younger one is looked at. Watch which of the two waits longer.',
    },
    {
      id: 'none',
      text: 'None: {:number, 7} fits no clause, and blocks the way.',
      reply:
        'A mailbox is no pipe. What does not fit is passed over. Watch what happens behind the 7.',
    },
  ],
};

export const GUARD: Tracing = {
  kind: 'tracing',
  id: 'five-messages',
  text: 'Receiver waits, and gets these five. What does it print? One line each.',
  code: [
    'send(receiver, {:number, 10})',
    'send(receiver, {:urgent, "milk"})',
    'send(receiver, {:number, 11})',
    'send(receiver, :stop)',
    'send(receiver, {:number, 50})',
    '',
    '# what it prints of each that it works on:',
    'IO.puts("works on #{inspect(message)}")',
    '# and at :stop, before it ends:',
    'IO.puts("stops")',
  ].join('\n'),
  prints: ['works on {:urgent, "milk"}', 'works on {:number, 11}', 'stops'],
  wrong: [
    {
      lines: [
        'works on {:number, 10}',
        'works on {:urgent, "milk"}',
        'works on {:number, 11}',
        'stops',
      ],
      reply: 'Almost. Look at the guard again: is 10 > 10?',
    },
    {
      lines: [
        'works on {:urgent, "milk"}',
        'works on {:number, 11}',
        'stops',
        'works on {:number, 50}',
      ],
      reply: 'Almost. At :stop the function returns, and who ends reads nothing more.',
    },
    {
      lines: [
        'works on {:urgent, "milk"}',
        'works on {:number, 11}',
        'works on {:number, 50}',
        'stops',
      ],
      reply: ':stop is a message like any other, and it is older than {:number, 50}.',
    },
    {
      lines: ['works on {:urgent, milk}', 'works on {:number, 11}', 'stops'],
      reply: 'Almost. inspect shows a text as Elixir writes it, in quotes.',
    },
  ],
  otherwise: 'Go through the five, oldest first. For each: does a clause fit?',
  hint: 'Three lines. Two of the five are never taken, each for a reason of its own.',
  praise:
    'Yes. 10 is not above ten and stays; at :stop the function ends, so {:number, 50} finds nobody who reads it.',
};

export const URGENT: Order = {
  kind: 'order',
  id: 'urgent-first',
  text: 'They arrive in the order 51, 52, "leak", 53, "smoke", all before the first is done. In which order are they handled?',
  hint: 'When the very first arrives, nothing else is there. After that: anything urgent in the mailbox?',
  praise:
    'Yes. A receiver that is already waiting takes the first that fits, whatever it is. From the second on, what is urgent goes first, and within each kind the oldest.',
  items: [
    { id: 'n51', text: '{:number, 51}' },
    {
      id: 'leak',
      text: '{:urgent, "leak"}',
      reply:
        'Too early. When {:number, 51} arrived, Receiver was already waiting, and nothing urgent was there yet.',
    },
    {
      id: 'smoke',
      text: '{:urgent, "smoke"}',
      reply: 'Too early. Of two that are urgent, the older one is taken first.',
    },
    {
      id: 'n52',
      text: '{:number, 52}',
      reply: 'Too early. Before each number Receiver looks through all for something urgent.',
    },
    {
      id: 'n53',
      text: '{:number, 53}',
      reply: 'Too early. Another number has waited longer, and selective does not mean unfair.',
    },
  ],
  shown: ['n51', 'n52', 'leak', 'n53', 'smoke'],
};

export const YEAR: Choice = {
  kind: 'choice',
  id: 'in-a-year',
  text: 'Somebody asks "are you open?" again and again, and no clause fits. What happens if that goes on for a year?',
  hint: 'Who would take these messages out? And does a mailbox have a last slot?',
  praise:
    'Yes. A mailbox has no limit, and after each message that it takes Receiver begins again with the oldest: more and more to look past. At the end the memory is gone, and then the whole VM ends, not only this process.',
  options: [
    {
      id: 'oldest-goes',
      text: 'The mailbox is full one day, and the oldest are thrown away.',
      reply:
        'Nobody throws them away: only a receive takes something out. Watch whether the number ever goes down by itself.',
    },
    {
      id: 'nothing',
      text: 'Nothing. What nobody wants costs nothing.',
      reply:
        'Each is a copy in the memory of Receiver, and is looked at again before each number. Count the slots as you play.',
    },
    { id: 'grows', text: 'It gets slower and bigger, until the memory runs out.' },
    {
      id: 'crash',
      text: 'Receiver crashes: no clause matches.',
      reply:
        'A function without a clause that fits does crash. A receive does not: it leaves the message and waits. Watch how alive Receiver is.',
    },
  ],
};

export const MEND: Gaps = {
  kind: 'gaps',
  id: 'catch-all',
  text: 'Write two things: the guard that lets only numbers above ten in, and a pattern that fits everything else. Then let it run.',
  code: [
    'receive do',
    '  {:urgent, text} -> …',
    '  {:number, n} when __guard__ -> …',
    '  :stop -> …',
    '  __any__ ->',
    '    IO.puts("throws away #{inspect(other)}")',
    '    next(options)',
    'end',
  ].join('\n'),
  hint: 'A name alone, such as n, is a pattern too: it fits any term. Which name does the line below it use?',
  praise:
    'Right. It has to be the last clause: they are tried from top to bottom, and below this one nothing would ever be reached.',
  gaps: [
    {
      id: 'guard',
      accepts: ['n > 10', '10 < n', 'not (n <= 10)', 'not(n <= 10)'],
      wrong: [
        { given: 'n >= 10', reply: 'This lets 10 in. Only what is above ten is wanted.' },
        { given: 'n >= 11', reply: 'For whole numbers it is the same, but 10.5 is above ten too.' },
        { given: 'n < 10', reply: 'The other way round: this lets the small ones in.' },
        { given: '> 10', reply: 'What is above ten? The pattern has a name for it.' },
      ],
      otherwise: 'A guard is a question about n: a comparison with 10.',
    },
    {
      id: 'any',
      accepts: ['other'],
      wrong: [
        {
          given: '_',
          reply:
            'It fits everything, but then nothing is called other, and the next line asks for it. That does not compile, so the old code runs on.',
        },
        {
          given: ':other',
          reply: 'With a colon it is an atom, and fits that atom only. Questions go on piling up.',
        },
        {
          given: '"are you open?"',
          reply: 'It fits this question. And the next one that nobody has thought of?',
        },
        { given: 'else', reply: 'A receive has no else. It needs a pattern that fits any term.' },
      ],
      otherwise: 'It must fit any term, and give it the name that the next line uses.',
    },
  ],
};
