/** What lesson 3.4 asks. */
import type { Choice, Pairs } from '#lesson/exercise.ts';

export const READER: Choice = {
  kind: 'choice',
  id: 'reader',
  text: 'IEx casts eight entries. A little later Ann calls the same list, only to read. When is she answered?',
  hint: 'Where does her message stand in the mailbox, and what stands before it?',
  praise:
    'Yes, after four seconds. She asked for nothing that is slow: she waits for what IEx has put before her.',
  options: [
    {
      id: 'once',
      text: 'At once: to read needs no disk.',
      reply:
        'Reading is quick, once it is her turn. Select Server bob while she waits: where is her message?',
    },
    {
      id: 'first',
      text: 'After the entry that is being stored: a call goes before casts.',
      reply:
        'To a mailbox both are messages. They are taken in the order in which they came, here: the last.',
    },
    { id: 'last', text: 'When all the casts before her message are stored.' },
    {
      id: 'never',
      text: 'Never: the mailbox is full.',
      reply: 'A mailbox has no limit. That is the danger: it grows as long as there is memory.',
    },
  ],
};

export const MOST: Choice = {
  kind: 'choice',
  id: 'most',
  text: 'Five shells do this at the same list at once, a thousand calls each. How many calls can be with the list at most, waiting or being handled?',
  hint: 'What does a shell do between its call and the reply?',
  praise:
    'Yes: each caller has one call under way and waits for it. Who is slow makes those wait who ask. That is backpressure.',
  options: [
    {
      id: 'all',
      text: '5,000: all that is sent.',
      reply: 'With cast, yes. But who calls sends the next one only after the reply to the last.',
    },
    {
      id: 'one',
      text: 'One: a call locks the list.',
      reply: 'Nothing is locked. Each of the five may send its call while another is handled.',
    },
    { id: 'five', text: 'Five: one of each shell.' },
    {
      id: 'limit',
      text: 'As many as the mailbox holds.',
      reply: 'A mailbox has no limit. What keeps it short is on the other side.',
    },
  ],
};

export const GIVEN_UP: Choice = {
  kind: 'choice',
  id: 'given-up',
  text: 'The disk needs longer than five seconds today. After five seconds IEx gives up its call. What becomes of the entry?',
  hint: 'Who is told that IEx has given up? Look for a message to Server bob.',
  praise:
    'Yes. Giving up is something that the caller does alone. The list never hears of it, and does its work to the end.',
  options: [
    {
      id: 'undone',
      text: 'It is not added: a call that fails has done nothing.',
      reply:
        'That is what a transaction promises. Here nobody takes anything back: play, and look at what Server bob does after the five seconds.',
    },
    {
      id: 'stopped',
      text: 'The list is stopped, and the entry with it.',
      reply:
        'Only the caller exits from its call. Watch Server bob: it has the same pid, and works on.',
    },
    { id: 'added', text: 'It is added all the same, a little later.' },
    {
      id: 'again',
      text: 'It is tried again until it is added.',
      reply: 'No call tries again by itself. Count the messages that IEx sends.',
    },
  ],
};

export const AFTERWARDS: Choice = {
  kind: 'choice',
  id: 'afterwards',
  text: 'A program gets this time out. What may it do next?',
  hint: 'What does it know now, and what does it not know?',
  praise:
    'Yes. A time out says only: I do not know. Who reads first finds out, and adds nothing twice.',
  options: [
    {
      id: 'repeat',
      text: 'Add the entry again.',
      reply: 'Then it may be there twice: the first call was not undone. Try it.',
    },
    {
      id: 'tell',
      text: 'Tell its user that the entry was not kept.',
      reply: 'That is not known. You have just read it!',
    },
    { id: 'read', text: 'Read the list again, and add the entry only if it is missing.' },
    {
      id: 'forever',
      text: 'Next time wait without a limit, so that this cannot happen.',
      reply:
        'It would not know more, only later; and where no answer ever comes it hangs for good.',
    },
  ],
};

export const SORT: Pairs = {
  kind: 'pairs',
  id: 'sort',
  text: 'Call or cast? Ask each time: does somebody need the answer, and may the sender run ahead?',
  left: [
    {
      id: 'balance',
      text: 'How much is on this account?',
      to: 'call',
      reply: 'The sum comes in a reply. A cast has none.',
    },
    {
      id: 'mouse',
      text: 'Show the others where my mouse is, 20 times a second',
      to: 'cast',
      reply: 'The next place comes at once and replaces this one. Why wait for each?',
    },
    {
      id: 'import',
      text: 'Put 100,000 entries from a file into a list',
      to: 'call',
      reply: 'A file is read faster than a list can store. What holds the sender back?',
    },
    {
      id: 'view',
      text: 'Count that somebody has opened a page',
      to: 'cast',
      reply: 'Nobody should wait for a counter. If one is lost, it is one in a million.',
    },
    {
      id: 'card',
      text: 'Charge a card before the parcel is sent',
      to: 'call',
      reply: 'Without the answer nobody knows whether to send the parcel.',
    },
    {
      id: 'display',
      text: 'Let the display show the order that is ready',
      to: 'cast',
      reply: 'The barista has work to do, whether the display is on or not.',
    },
    {
      id: 'seat',
      text: 'Book seat 12, if it is free',
      to: 'call',
      reply: 'Two may want it. Each must be told whether it is theirs.',
    },
    {
      id: 'wake',
      text: 'Tell a worker to look for work now, not in a minute',
      to: 'cast',
      reply:
        'If that is lost, it looks a minute later. Nothing in an answer would help the sender.',
    },
  ],
  right: [
    { id: 'call', text: 'call' },
    { id: 'cast', text: 'cast' },
  ],
  hint: 'Where the answer changes what the sender does next, it must be a call.',
  praise:
    'Yes. In doubt take call: it is told what went wrong, and it cannot outrun the one it asks.',
};
