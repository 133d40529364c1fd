/** What lesson 3.3 asks. */
import type { Choice, Gaps, Scheduler } from '#lesson/exercise.ts';

import { gaveUp, servedWith } from './milestones.ts';

export const AGAIN: Choice = {
  kind: 'choice',
  id: 'again',
  text: 'Ask for "alice", then for "bob" again. What comes back for "bob"?',
  hint: 'Select the cache and look at its state: what has it noted?',
  praise: 'Yes. The cache found bob in its map. Nothing was started for the second question.',
  options: [
    {
      id: 'new',
      text: 'A new pid: each question starts a process.',
      reply:
        'Then bob would have two lists, and a change in one would be missing in the other. Count the processes after you have asked.',
    },
    { id: 'same', text: 'The pid from before: the cache has noted it.' },
    {
      id: 'latest',
      text: 'Alice’s pid: the one that was started last.',
      reply: 'The cache keeps more than the last one. Look at its state: a map, by name.',
    },
    {
      id: 'shell',
      text: 'The pid from before, because this shell has asked for it already.',
      reply:
        'The cache does not look at who asks. Its map goes from names to pids: another shell would get the same.',
    },
  ],
};

export const CODE: Gaps = {
  kind: 'gaps',
  id: 'code',
  text: 'It is asked for `name`, and its map is `servers`. Two cases: fill the gaps.',
  code: `%{^name => pid} ->
  {:reply, pid, __same__}

_missing ->
  {:ok, pid} =
    Todo.Server.start(__who__)
  {:reply, pid, __next__}`,
  gaps: [
    {
      id: 'same',
      options: ['servers', '%{}', 'pid'],
      accepts: ['servers'],
      wrong: [
        { given: '%{}', reply: 'Then one question would make the cache forget all it knew.' },
        { given: 'pid', reply: 'The last one is the next state. It must be a map again.' },
      ],
      otherwise: 'Nothing is new: the state stays as it is.',
    },
    {
      id: 'who',
      options: ['name', 'servers', 'self()'],
      accepts: ['name'],
      wrong: [
        { given: 'servers', reply: 'A list need not know of the others.' },
        { given: 'self()', reply: 'That is the cache. Whose list is it to be?' },
      ],
      otherwise: 'A server must know its own name, or it does not know where its list is kept.',
    },
    {
      id: 'next',
      options: [
        'servers',
        'Map.put(servers, name, pid)',
        'Map.put(servers, pid, name)',
        '%{name => pid}',
      ],
      accepts: ['Map.put(servers, name, pid)'],
      wrong: [
        {
          given: 'servers',
          reply: 'Then it is not noted: the next one who asks for bob gets a second process.',
        },
        {
          given: 'Map.put(servers, pid, name)',
          reply: 'The wrong way round. It is looked up by name.',
        },
        {
          given: '%{name => pid}',
          reply: 'Then there is one list in the map, and the others are forgotten.',
        },
      ],
      otherwise: 'The map from before, and one more in it.',
    },
  ],
  hint: 'Each tuple is {:reply, what the caller gets, the next state}.',
  praise: 'Yes. Found: hand it out. Missing: start it, note it, hand it out.',
};

export const FILE: Choice = {
  kind: 'choice',
  id: 'file',
  text: 'IEx asks for bob, whose file takes two seconds to read. At the same time Ann asks for alice. How long does Ann wait for her pid?',
  hint: 'Play it. When does the cache answer IEx, and when does the disk answer the worker?',
  praise:
    'Yes. `init` returns {:continue, :load}: started first, loaded later, in the list’s own process. Only who asks bob’s list for something waits for bob’s file.',
  options: [
    {
      id: 'two',
      text: 'Two seconds: the cache waits until bob’s list is there.',
      reply:
        'It waits until bob’s process is there. The list is loaded after that, by the process itself. Watch when the cache is free again.',
    },
    {
      id: 'four',
      text: 'Four seconds: first bob’s file, then alice’s.',
      reply:
        'Nobody who asks for a pid waits for a file. Watch what the cache does while the disk reads.',
    },
    { id: 'moment', text: 'A moment: until bob’s process has been started.' },
  ],
};

const inTurn = (...names: readonly string[]) => names.map((name) => `${name} runs`);

export const TWICE: Scheduler = {
  kind: 'scheduler',
  id: 'twice',
  text: 'Try to get two. Let the second question come when the cache has found no bob and has not noted one yet. Go on until both shells have an answer.',
  hint: 'One shell, then Cache: now it waits for Server bob to start. That is the moment. The other shell!',
  praise:
    'Still one. The question came at the worst moment, and had to wait in the mailbox: the cache handles one message to its end. Of all 32 orders of these steps, none makes two.',
  goal: servedWith('within'),
  missed: [
    {
      when: gaveUp,
      reply:
        'Five seconds are over, and a shell has given up waiting. There is one process all the same. Take a step back, and let the others run.',
    },
    {
      when: servedWith('before'),
      reply:
        'One process. But both questions were in the mailbox before the cache had looked at the first. Let one shell and the cache run, and only then the other shell.',
    },
    {
      when: servedWith('after'),
      reply:
        'One process. But when the second question came, bob was in the map already. It must come earlier: after Cache has run once.',
    },
  ],
  solution: inTurn('IEx', 'Cache', 'Ann', 'Server bob', 'Cache', 'Cache', 'IEx', 'Ann'),
  wrong: [
    inTurn('IEx', 'Ann', 'Cache', 'Server bob', 'Cache', 'Cache', 'IEx', 'Ann'),
    inTurn('IEx', 'Cache', 'Server bob', 'Cache', 'IEx', 'Ann', 'Cache', 'Ann'),
  ],
};

export const QUEUE: Choice = {
  kind: 'choice',
  id: 'queue',
  text: 'Four shells read four lists, four times each. Before every read they ask the cache for the pid. Where will a queue form?',
  hint: 'Who is asked by all four, and who by one alone?',
  praise:
    'Yes: up to three wait there, and a read takes three quarters of a second longer. The four lists are never late.',
  options: [
    {
      id: 'lists',
      text: 'At the lists: reading is the real work.',
      reply: 'Each list has one reader. What would stand in front of it in its mailbox?',
    },
    { id: 'cache', text: 'At the cache: all four want something of the same process.' },
    {
      id: 'none',
      text: 'Nowhere: processes run at the same time.',
      reply: 'Different ones do. One process handles one message after the other.',
    },
    {
      id: 'disk',
      text: 'At the disk.',
      reply: 'The lists are loaded already. A read is answered from memory.',
    },
  ],
};
