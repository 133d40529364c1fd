/** What lesson 3.5 asks. */
import type { Choice } from '#lesson/exercise.ts';

export const LAST: Choice = {
  kind: 'choice',
  id: 'last',
  text: 'How long does the last of the five wait for its `:ok`?',
  hint: 'How many requests does the worker send to the disk before it has an answer to the first?',
  praise:
    'Yes: five times 0.6 s, one after the other, and a little for the messages. The disk could do four at once. Nobody asks it to.',
  options: [
    {
      id: 'once',
      text: 'About 0.6 s: five lists, five processes, all at the same time.',
      reply:
        'The five list processes do run at the same time. Watch whom all five have to ask next.',
    },
    {
      id: 'channels',
      text: 'About 1.2 s: the disk does four at once, then the fifth.',
      reply:
        'It could. Watch the disk: who sends it its requests, and when does the second one come?',
    },
    { id: 'all', text: 'About 3 s: each waits for all before it.' },
    {
      id: 'timeout',
      text: 'It gives up: the worker is busy.',
      reply:
        'A busy process refuses nothing: messages wait in its mailbox. A call gives up after 5 s. Is it as long as that?',
    },
  ],
};

export const WHERE: Choice = {
  kind: 'choice',
  id: 'where',
  text: 'Four lists wait here. Where do their requests wait?',
  hint: 'Look at Messages: which mailbox has more than one message? Then look at the disk.',
  praise:
    'Yes. Each list process waits for its answer, and each request in the worker’s mailbox for its turn. The disk itself has one request, and nobody in its queue.',
  options: [
    {
      id: 'disk',
      text: 'In the queue of the disk.',
      reply: 'Look at Files: what does the disk do now, and who waits for it?',
    },
    {
      id: 'database',
      text: 'In the mailbox of Database.',
      reply:
        'Database only says which worker it is, and that is done at once. Is there a message in its mailbox?',
    },
    { id: 'worker', text: 'In the mailbox of Worker 0.' },
    {
      id: 'cache',
      text: 'In the mailbox of Cache.',
      reply: 'Nobody asks the cache any more: all have the pid of their list already.',
    },
  ],
};

export const THREE: Choice = {
  kind: 'choice',
  id: 'three',
  text: 'The same five, three workers. How long does the last wait now?',
  hint: 'Three begin at once. When can the fourth begin?',
  praise:
    'Yes: three side by side, then two. Not a fifth of the time, and not a third: a save cannot be cut into pieces for two workers.',
  options: [
    {
      id: 'third',
      text: 'About 1 s: a third of 3 s.',
      reply: 'Five saves cannot be shared equally among three. What do the workers do at 0.6 s?',
    },
    { id: 'rounds', text: 'About 1.2 s: three at once, then two.' },
    {
      id: 'one',
      text: 'About 0.6 s: the disk has room for all.',
      reply: 'The disk has room for four, but three ask it. Who has to wait for a worker?',
    },
    {
      id: 'same',
      text: 'About 3 s: it is the same disk.',
      reply:
        'So it would be, if the disk did one thing at a time. Ours does up to four: look at Files while it works.',
    },
  ],
};

export const OLDER_WINS: Choice = {
  kind: 'choice',
  id: 'older',
  text: 'Ann is told `:ok` for “Call Dan”. What is in bob.list when all is quiet again?',
  hint: 'Two workers write at once, each into a file of its own. Which of them is renamed last?',
  praise:
    'Yes. Each rename was whole and clean, and the older one came last. “Call Dan” was acknowledged and is not on the disk.',
  options: [
    {
      id: 'both',
      text: 'Both entries.',
      reply:
        'For that the second list must have been made from the first. Watch when the new process reads the file, and what it finds.',
    },
    {
      id: 'newer',
      text: '“Call Dan”: it was saved later.',
      reply: 'It was begun later. Watch which of the two is done later.',
    },
    { id: 'older', text: 'Only the long entry from before the crash.' },
    {
      id: 'mixed',
      text: 'Pieces of both: the file is corrupt.',
      reply:
        'That is what can happen when both write straight into bob.list. Here each writes aside, and a rename swaps the whole file.',
    },
  ],
};

export const NEVER: Choice = {
  kind: 'choice',
  id: 'never',
  text: 'Which rule makes both accidents impossible, and keeps three workers busy?',
  hint: 'Two workers did no harm while they wrote two different files.',
  praise:
    'Yes. One list, one worker: its requests wait for each other in one mailbox. Other lists go on beside it. Who decides which worker it is? That is the next lesson.',
  options: [
    {
      id: 'one',
      text: 'Only one worker writes at a time.',
      reply: 'Safe, but then the last of five waits 3 s again.',
    },
    { id: 'same', text: 'All requests for one list go to the same worker.' },
    {
      id: 'rename',
      text: 'Each worker writes aside and renames.',
      reply: 'That was so in the last step. No file was ever half, and an entry was still lost.',
    },
    {
      id: 'least',
      text: 'Each request goes to the worker with the least to do.',
      reply:
        'Then it waits the shortest time, and bob’s next save may overtake the one before, just as here.',
    },
  ],
};
