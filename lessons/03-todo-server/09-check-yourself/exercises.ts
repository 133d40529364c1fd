/** What lesson 3.9 asks. */
import type { Choice, Gaps, Pairs } from '#lesson/exercise.ts';

export const SHARED: Choice = {
  kind: 'choice',
  id: 'shared',
  text: 'Nobody has added anything to alice’s list. Where does the entry come from?',
  hint: 'Look at the picture Files: what is on the disk? Then select Server alice: what is its name in its state, and where in its code does that come from?',
  praise:
    'Yes. Both servers take “todo” for their name. Bob’s was saved as todo.list, and alice’s was loaded from there.',
  options: [
    {
      id: 'pid',
      text: 'The cache has handed out bob’s pid for alice’s list.',
      reply: 'Count the servers below the cache: there are two, and Ann has asked the second one.',
    },
    {
      id: 'memory',
      text: 'Both servers have the list in the same memory.',
      reply:
        'Processes share no memory. Server alice must have got it in a message: watch what it asks for when it starts.',
    },
    { id: 'file', text: 'Both lists are kept in the same file.' },
    {
      id: 'mailbox',
      text: 'Bob’s {:add_entry, …} went to both mailboxes.',
      reply:
        'Server alice was not there yet when that message was sent. Play it again and follow the message.',
    },
  ],
};

export const NAME: Gaps = {
  kind: 'gaps',
  id: 'name',
  text: 'Mend the server: with whose name does it start, load and save?',
  code: `def start_link(name) do
  GenServer.start_link(__MODULE__, __given__)
end

def init(name) do
  {:ok, {name, Todo.List.new()}, {:continue, :load}}
end

def handle_continue(:load, {name, list}) do
  case Todo.Database.get(__load__) do
    # …
end

def handle_call(change, _from, {name, list}) do
  list = changed(list, change)

  case Todo.Database.store(__save__, list) do
    # …
end`,
  gaps: [
    {
      id: 'given',
      options: ['"todo"', 'name'],
      accepts: ['name'],
      wrong: [
        {
          given: '"todo"',
          reply:
            'That is the mistake as it was: the cache tells the name, and the server is started without it.',
        },
      ],
      otherwise: 'The cache has said which list it is.',
    },
    {
      id: 'load',
      options: ['"todo"', 'name'],
      accepts: ['name'],
      wrong: [
        {
          given: '"todo"',
          reply:
            'Then it looks for its list where no list is saved. Let it run: what is read at the end?',
        },
      ],
      otherwise: 'It must look for its list where it saves it.',
    },
    {
      id: 'save',
      options: ['"todo"', 'name'],
      accepts: ['name'],
      wrong: [
        {
          given: '"todo"',
          reply:
            'Then all lists still write over one file, and none is found again. Let it run, and look at the files.',
        },
      ],
      otherwise: 'Each list has a file of its own.',
    },
  ],
  hint: 'One word is right in all three places. It is what the cache was asked for.',
  praise: 'Yes. The name is told once, kept in the state, and used for loading and for saving.',
};

export const LOST: Choice = {
  kind: 'choice',
  id: 'lost',
  text: 'Two entries were kept, and the third was on its way. Why does Ann read an empty list?',
  hint: 'Go to the moment in which the list is loaded. Which worker reads the file? Which one is still writing it?',
  praise:
    'Yes. The file was half written: no list any more. Two workers had the same file in their hands.',
  options: [
    {
      id: 'crash',
      text: 'The crash of the cache took the entries with it.',
      reply:
        'It took those in memory. The file outlives every process: watch who still works on it when the cache is gone.',
    },
    {
      id: 'disk',
      text: 'The disk is broken.',
      reply: 'The disk did what it was told, in the order in which it was told. Who told it?',
    },
    {
      id: 'load',
      text: 'The new server of the list has forgotten to load it.',
      reply: 'It asked for the list before anything else. Look at what it was answered.',
    },
    { id: 'half', text: 'One worker read the file while another one was still writing it.' },
  ],
};

export const ROUTE: Gaps = {
  kind: 'gaps',
  id: 'route',
  text: 'Mend the router. The pool is %{0 => pid, 1 => pid, 2 => pid}.',
  code: `def get_worker(pool, key) do
  index = __index__
  Map.get(pool, __fetch__)
end`,
  gaps: [
    {
      id: 'index',
      options: [':rand.uniform(3) - 1', ':erlang.phash2(key, 4)', ':erlang.phash2(key, 3)', '0'],
      accepts: [':erlang.phash2(key, 3)'],
      wrong: [
        {
          given: ':rand.uniform(3) - 1',
          reply: 'That is the mistake as it was: each request of a list may go to another worker.',
        },
        {
          given: ':erlang.phash2(key, 4)',
          reply:
            'That gives 0, 1, 2 or 3, and nobody has the index 3. Let it run, and look at what the list home gets.',
        },
        {
          given: '0',
          reply: 'It is always the same worker, so bob’s list is safe. But two workers never work.',
        },
      ],
      otherwise: 'It must depend on the key, and on nothing else.',
    },
    {
      id: 'fetch',
      options: ['key', 'index'],
      accepts: ['index'],
      wrong: [
        {
          given: 'key',
          reply:
            'The keys of the pool are numbers. No worker has the name of a list, so it is nil.',
        },
      ],
      otherwise: 'What are the keys of the pool?',
    },
  ],
  hint: 'The same key must give the same number each time, and the number must be 0, 1 or 2.',
  praise:
    'Yes. Now the mailbox of that worker is the queue before bob’s file: whoever reads waits until it is written.',
};

export const FOLDER_CHOICE: Choice = {
  kind: 'choice',
  id: 'folder',
  text: 'Read the warning. What does it tell you?',
  hint: 'It names a module and says that it is not available. Where does mix look for modules?',
  praise:
    'Yes. Somebody has written the module; but mix compiles what is below lib/, and nothing else.',
  options: [
    {
      id: 'mistake',
      text: 'There is a mistake in server.ex.',
      reply: 'Look at the file that it names: cache.ex. Nothing at all is said about server.ex.',
    },
    { id: 'none', text: 'No file below lib/ defines Todo.Server.' },
    {
      id: 'listed',
      text: 'server.ex is not listed in mix.exs.',
      reply: 'Look into mix.exs: it lists no file at all. Files are found by where they are.',
    },
    {
      id: 'order',
      text: 'cache.ex was compiled before server.ex.',
      reply: 'The order does not matter: mix asks at the end which modules there are.',
    },
  ],
};

export const CHECKS: Pairs = {
  kind: 'pairs',
  id: 'checks',
  text: 'Each check, and what you see where it was forgotten.',
  left: [
    {
      id: 'files',
      text: 'Does each module have its file, below lib/?',
      to: 'undefined',
      reply: 'Where did a module have no file that mix looks at? What did mix print?',
    },
    {
      id: 'names',
      text: 'Is Todo.Server started with a name, and does it use it?',
      to: 'others',
      reply: 'A list is found by its name. What if all have the same one?',
    },
    {
      id: 'routes',
      text: 'Does the same list always go to the same worker?',
      to: 'corrupt',
      reply: 'Where did two workers have one file in their hands? What was printed there?',
    },
  ],
  right: [
    { id: 'corrupt', text: '“the file is corrupt and was set aside”' },
    { id: 'timeout', text: '“** (EXIT) time out”' },
    { id: 'undefined', text: '“module Todo.Server is not available”' },
    { id: 'others', text: 'entries that somebody else has added' },
  ],
  hint: 'You have seen each of the three on the stage. One text at the right belongs to another lesson.',
  praise: 'Yes. A checklist is worth something when you know what each line keeps away.',
};
