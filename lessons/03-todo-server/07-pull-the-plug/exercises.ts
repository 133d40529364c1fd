/** What lesson 3.7 asks. */
import type { Choice, Order } from '#lesson/exercise.ts';

export const QUIT: Choice = {
  kind: 'choice',
  id: 'quit',
  text: 'Ctrl+C twice ends every process at once. You start again and ask for bob’s entries. What comes, and why?',
  hint: 'What had happened already when :ok was printed? Play that part again, and look at Files.',
  praise:
    'Yes. The process was never the safe place. Each change was on the disk before :ok came back, and the new process reads it from there.',
  options: [
    {
      id: 'gone',
      text: '[], because the process that kept them is gone.',
      reply:
        'It is gone, and its heap with it. But was its heap the only place? Look at Files when :ok is printed.',
    },
    {
      id: 'goodbye',
      text: 'The entries, because the process saves its list when it ends.',
      reply:
        'Nobody is asked before a halt: no last message, no terminate. Watch what the processes do at the end: nothing.',
    },
    {
      id: 'stored',
      text: 'The entries, because each change was on the disk before :ok came back.',
    },
    {
      id: 'cache',
      text: 'The entries, because the cache still has the pid of bob’s list.',
      reply: 'The cache is a process too, and its map is gone with it. Compare the pids.',
    },
  ],
};

export const STRAIGHT: Choice = {
  kind: 'choice',
  id: 'straight',
  text: 'The new list is written straight into bob.list. Half way the power fails. What does the next start find?',
  hint: 'Watch the size of bob.list at the moment when the writing begins.',
  praise:
    'Yes. Writing began with emptying the file: from then on the old list was gone, and the new one was not there yet.',
  options: [
    {
      id: 'old',
      text: 'The old list: the new one was not finished.',
      reply: 'Then the old bytes would still be there. Watch the size of bob.list as it begins.',
    },
    {
      id: 'half',
      text: 'The first half of the entries.',
      reply:
        'A term is no text: without its end nothing of it can be read. Select bob.list and look at it as a term.',
    },
    { id: 'none', text: 'No list at all: the old one is lost, the new one is not whole.' },
  ],
};

export const ASIDE: Order = {
  kind: 'order',
  id: 'aside',
  text: 'Put the steps in order, so that bob.list is a whole list at every moment and :ok is never a lie.',
  items: [
    { id: 'encode', text: 'make bytes of the list: :erlang.term_to_binary' },
    {
      id: 'write',
      text: 'write the bytes into bob.list.71.tmp',
      reply: 'There are no bytes to write yet.',
    },
    {
      id: 'rename',
      text: 'rename bob.list.71.tmp to bob.list',
      reply:
        'At that moment the aside file must be there, and whole: it takes the old one’s place.',
    },
    {
      id: 'answer',
      text: 'answer :ok',
      reply: 'Whoever gets :ok believes that nothing can be lost any more. Is that so by then?',
    },
  ],
  shown: ['answer', 'rename', 'encode', 'write'],
  hint: 'Ask of each pair: if the power failed between them, what would be called bob.list?',
  praise:
    'Yes. A rename happens or does not: there is no half. Before it bob.list is the old list, after it the new one.',
};

export const CORRUPT: Choice = {
  kind: 'choice',
  id: 'corrupt',
  text: 'A bad sector eats the end of bob’s file. Who notices, and what is lost?',
  hint: 'Nobody reads a file before somebody needs it. Whose list needs it?',
  praise:
    'Yes. One list, one file: the damage stays there. The broken file is kept under another name, because somebody may still save a part of it.',
  options: [
    {
      id: 'database',
      text: 'The database, at once: it crashes, and no list can be read.',
      reply: 'The database reads no files, and each list has its own. Ask for alice’s after it.',
    },
    {
      id: 'nobody',
      text: 'Nobody: bob’s list just comes back with fewer entries.',
      reply:
        'That would be the worst of all: wrong data that looks right. Half a term cannot be read: binary_to_term raises.',
    },
    {
      id: 'deletes',
      text: 'bob’s process, when it loads: it deletes the file and begins anew.',
      reply:
        'It begins anew, but what is deleted can never be saved. Look at the files afterwards.',
    },
    {
      id: 'aside',
      text: 'The worker, when bob’s list is loaded: it sets the file aside. alice’s list is as it was.',
    },
  ],
};

export const FULL: Choice = {
  kind: 'choice',
  id: 'full',
  text: 'The disk is full, and bob adds an entry. What does his list hold afterwards?',
  hint: 'Look at handle_call in Todo.Server: which list does it keep in each of the two cases?',
  praise:
    'Yes. Memory and file never tell two stories: what was not kept was not done, and the caller is told.',
  options: [
    {
      id: 'memory',
      text: 'The new entry, but only in memory.',
      reply:
        'Then it would be lost at the next restart without a word. Read the entries after the error.',
    },
    {
      id: 'same',
      text: 'What it held before, in memory and in the file; the shell gets {:error, :enospc}.',
    },
    {
      id: 'crash',
      text: 'Nothing: the process crashes, since the write failed.',
      reply:
        'A full disk is no surprise: the worker answers {:error, reason}, and the server has a clause for it. Watch its pid: it stays.',
    },
  ],
};
