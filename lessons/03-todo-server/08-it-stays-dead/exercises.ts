/** What lesson 3.8 asks, but for its design. */
import type { Choice, Order, Pairs } from '#lesson/exercise.ts';

export const NOTICED: Choice = {
  kind: 'choice',
  id: 'noticed',
  text: 'Who was told that Server bob died?',
  hint: 'Play the crash again from the track. Does any message or signal leave Server bob? Then look at `servers` in the state of Cache.',
  praise:
    'Yes. An exit signal goes to links, and a message to monitors. Bob’s process had neither. So his pid stays in the map, and is handed out as long as this cache lives.',
  options: [
    {
      id: 'cache',
      text: 'Cache: it has started that process.',
      reply:
        'It started it by `start`, without a link. Look at its state: the pid is still in `servers`.',
    },
    {
      id: 'iex',
      text: 'IEx: its call has failed.',
      reply:
        'That was later, and only because it asked. Had it not called, it would not know to this day.',
    },
    { id: 'nobody', text: 'Nobody.' },
    {
      id: 'beam',
      text: 'The BEAM: it starts again what has crashed.',
      reply:
        'It ends processes, and tells those who asked to be told. To start something again is work for a program.',
    },
  ],
};

export const DAMAGE: Pairs = {
  kind: 'pairs',
  id: 'damage',
  text: 'Crash each of them by itself and try what still works. Which damage is whose?',
  left: [
    {
      id: 'server',
      text: 'Server bob',
      to: 'one',
      reply: 'Ask for alice after that crash: she is well.',
    },
    {
      id: 'cache',
      text: 'Cache',
      to: 'names',
      reply: 'Crash Cache, then read with the pid that you have, and then ask for a list by name.',
    },
    {
      id: 'worker',
      text: 'Worker 0',
      to: 'some',
      reply: 'Worker 0 has bob’s file, and Worker 2 has alice’s. Crash Worker 0, read, then add.',
    },
    {
      id: 'database',
      text: 'Database',
      to: 'all',
      reply: 'Whoever wants to save asks it first which worker to take: whatever the list.',
    },
  ],
  right: [
    { id: 'one', text: 'One list is out of reach. All others are well.' },
    { id: 'names', text: 'Who has a pid goes on. No list is found by name.' },
    { id: 'some', text: 'Some lists die when they are changed or opened.' },
    { id: 'all', text: 'Every list dies when it is changed or opened.' },
  ],
  hint: 'Who asks whom: a shell the cache, a list the database, and then a worker. A call to a dead process ends the one who calls, unless it is a shell.',
  praise:
    'Yes. Whoever needs a dead process dies at its next call. So the damage spreads slowly, and always to somebody else than the one who broke.',
};

export const TOGETHER: Choice = {
  kind: 'choice',
  id: 'together',
  text: 'Server bob crashes. Who ends with it?',
  hint: 'Follow the links from Server bob. An exit signal passes through all who do not trap exits.',
  praise:
    'Yes. The signal goes through the link into the cache, and through its other links into all lists. Todo.System traps exits, as every supervisor does: there it stops.',
  options: [
    {
      id: 'none',
      text: 'Nobody. Todo.System starts it again.',
      reply:
        'Todo.System has two children, Database and Cache. It does not know that there are lists.',
    },
    {
      id: 'cache',
      text: 'Cache alone.',
      reply: 'Cache ends, that is right. With what reason, and who is linked to Cache?',
    },
    { id: 'lists', text: 'Cache, and with it all lists.' },
    {
      id: 'all',
      text: 'Everything, the database too.',
      reply: 'Between Cache and Database there is no link. Both are linked to Todo.System only.',
    },
  ],
};

export const TITLES: Choice = {
  kind: 'choice',
  id: 'titles',
  text: 'Bob’s list is opened again. What is in it?',
  hint: 'Who was doing what when Server bob was killed? Where were numbers 2 and 3 at that time?',
  praise:
    'Yes. The file is as it was last written: the worker finished number 1 although nobody waited for it any more. Numbers 2 and 3 were in a mailbox, and a mailbox dies with its process.',
  options: [
    {
      id: 'all',
      text: '“Buy beans” and numbers 1, 2 and 3.',
      reply:
        'The shell printed `:ok` for the three, but that is what a cast returns: it was sent, no more.',
    },
    {
      id: 'first',
      text: '“Buy beans” only.',
      reply:
        'It is the only one that was promised. But look at Worker 0 when the list was killed: it is in the middle of a write.',
    },
    { id: 'two', text: '“Buy beans” and number 1.' },
    {
      id: 'nothing',
      text: 'Nothing. Its memory is gone.',
      reply: 'Its memory is gone. But what is the first thing that a new process of a list does?',
    },
  ],
};

export const CHILDREN: Order = {
  kind: 'order',
  id: 'children',
  text: 'In which order should Todo.System start its children?',
  items: [
    { id: 'registry', text: 'Todo.Registry, the names' },
    {
      id: 'database',
      text: 'Todo.Database, the workers',
      reply:
        'Each worker takes its name in the registry when it is started. Without one it cannot start.',
    },
    {
      id: 'cache',
      text: 'Todo.Cache, the lists',
      reply:
        'As soon as there is a cache, somebody may open a list. It calls a worker at once: with none there, it dies.',
    },
  ],
  shown: ['cache', 'database', 'registry'],
  hint: 'Ask of each: whom does it need to be there when it starts?',
  praise:
    'Yes: what is needed first is started first. They are ended the other way round, so that each may lean on those before it to its end.',
};
