/** What lesson 3.6 asks. */
import type { Assemble, Choice, Gaps } from '#lesson/exercise.ts';

export const GET_WORKER: Assemble = {
  kind: 'assemble',
  id: 'get-worker',
  text: '`pool` is `%{0 => pid_a, 1 => pid_b, 2 => pid_c}`. Write `get_worker(pool, key)`, and let it run.',
  hint: 'First a number from 0 to 2 that depends on the key and on nothing else. Then the pid at that number.',
  praise:
    'Yes. Any rule that looks at the key alone would be safe. This one also spreads keys that are alike.',
  lines: [
    {
      id: 'def',
      text: 'def get_worker(pool, key) do',
      reply: 'A function begins with `def`, its name and what it takes.',
    },
    {
      id: 'hash',
      text: '  index = :erlang.phash2(key, 3)',
      reply: 'First an index is needed: 0, 1 or 2, and for one key always the same.',
    },
    {
      id: 'fetch',
      text: '  Map.get(pool, index)',
      reply: 'What is given back must be a pid: the one that the pool has at that index.',
    },
    { id: 'end', text: 'end', reply: 'What `def … do` begins, `end` ends.' },
  ],
  distractors: [
    {
      id: 'random',
      text: '  index = Enum.random(0..2)',
      reply:
        'Evenly spread, and bob has another worker each time. Let it run: what does Ann read while bob’s list is written?',
    },
    {
      id: 'length',
      text: '  index = rem(String.length(key), 3)',
      reply:
        'Always the same worker for bob: that is safe. But let it run, and see where eva and dan go.',
    },
    {
      id: 'four',
      text: '  index = :erlang.phash2(key, 4)',
      reply: 'That gives 0, 1, 2 or 3. What has the pool at 3? Let it run: it is dan’s number.',
    },
    {
      id: 'zero',
      text: '  index = 0',
      reply: 'Safe, and as slow as a single worker: let it run, and look at the other two.',
    },
    {
      id: 'byKey',
      text: '  Map.get(pool, key)',
      reply: 'The keys of the pool are 0, 1 and 2. At `"bob"` it has nothing: `nil`.',
    },
  ],
  shown: ['fetch', 'random', 'end', 'length', 'hash', 'byKey', 'def', 'zero', 'four'],
};

export const DAN: Choice = {
  kind: 'choice',
  id: 'dan',
  text: 'Which worker will have the list `"dan"`?',
  hint: 'Nobody can see that from the name. Enter `:erlang.phash2("dan", 3)`.',
  praise:
    'Yes: 2, today and next year, on your machine and on any other. Nobody had to remember it.',
  options: [
    {
      id: 'zero',
      text: 'Worker 0: it has bob, and both names have three letters.',
      reply: 'The hash looks at every letter, not at how many there are. Compute it.',
    },
    {
      id: 'one',
      text: 'Worker 1: a d is 100, and that leaves 1 when divided by 3.',
      reply: 'That would be a rule by the first letter. The hash mixes all of them. Compute it.',
    },
    { id: 'two', text: 'Worker 2.' },
    {
      id: 'free',
      text: 'Whichever is free when it is opened.',
      reply: 'Then it could be another one next time. The rule sees the key, and no worker.',
    },
  ],
};

export const EVEN: Choice = {
  kind: 'choice',
  id: 'even',
  text: 'Choose each rule, with 3 and with 4 workers. Which one stays nearest to even both times?',
  hint: 'The sentence below the picture names the worker that is furthest from the mean, in percent.',
  praise:
    'Yes: at most 12 % off. The hash makes a number of every letter, so names that are alike are no longer alike.',
  options: [
    { id: 'hash', text: '`phash2`' },
    {
      id: 'letter',
      text: 'The first letter.',
      reply:
        'With 3 workers one of them has 420 names, 26 % more than its share. Names begin with some letters more often.',
    },
    {
      id: 'length',
      text: 'The length.',
      reply: 'Not bad with 3. Now choose 4 workers: what has Worker 2?',
    },
  ],
};

export const MOVED: Choice = {
  kind: 'choice',
  id: 'moved',
  text: 'A fourth worker: `:erlang.phash2(key, 4)`. How many of the 1,000 names get another worker?',
  hint: 'Say a number first. Then choose “4 workers” above the picture.',
  praise:
    'Yes, 717 of these. A worker is what is left when one large number is divided by 3 or by 4. Of twelve numbers in a row, only three leave the same both times.',
  options: [
    {
      id: 'none',
      text: 'None: only new names go to the new worker.',
      reply: 'The rule does not know which names are new. It is computed for each, each time.',
    },
    {
      id: 'quarter',
      text: 'About 250: those that go to Worker 3.',
      reply: 'Those for sure. But do the others stay where they were? Look at the rest.',
    },
    {
      id: 'half',
      text: 'About 500.',
      reply: 'More. Compare `rem(n, 3)` with `rem(n, 4)`, for n from 0 to 11.',
    },
    { id: 'most', text: 'About 750: three quarters.' },
  ],
};

export const ANY_SIZE: Gaps = {
  kind: 'gaps',
  id: 'any-size',
  text: 'The pool has four workers now. Write the rule so that it fits a pool of any size, and let it run.',
  code: `def get_worker(pool, key) do
  index = :erlang.phash2(key, __size__)
  Map.get(pool, index)
end`,
  gaps: [
    {
      id: 'size',
      accepts: [
        'map_size(pool)',
        'Enum.count(pool)',
        'Kernel.map_size(pool)',
        'map_size pool',
        'length(Map.keys(pool))',
        'length(Map.values(pool))',
        'pool |> map_size()',
        'pool |> Enum.count()',
      ],
      wrong: [
        {
          given: '3',
          reply: 'Let it run: who never has anything to do?',
        },
        { given: '4', reply: 'Right today. The next pool may have five.' },
        {
          given: 'map_size(pool) - 1',
          reply:
            'The second argument is how many there are, not the highest: `phash2(key, 4)` gives 0 to 3.',
        },
        {
          given: 'map_size(pool) + 1',
          reply: 'Then it may give 4, and nobody is at 4. Let it run: whose number is that?',
        },
        {
          given: 'length(pool)',
          reply: '`length` counts a list, and `pool` is a map: that raises an ArgumentError.',
        },
        { given: 'pool', reply: 'It must be a number: how many workers has the pool?' },
      ],
      otherwise: 'How many pairs does a map have? There is a function that says it.',
    },
  ],
  hint: 'Ask the map how large it is: `map_size`.',
  praise: 'Yes. Four workers, and dan’s list is with Worker 3 now. That is our `get_worker`, too.',
};

export const TWO_RULES: Choice = {
  kind: 'choice',
  id: 'two-rules',
  text: 'For a moment some requests are routed by 3 and others still by 4. What can go wrong?',
  hint: 'Where can a request for dan’s list go, by the one rule and by the other?',
  praise:
    'Yes: both accidents of “A slow disk” are back. So there must be one rule at a time. Here one process, Database, has it; whoever changes it lets the old requests end first.',
  options: [
    {
      id: 'lost',
      text: 'The new worker does not find the file.',
      reply:
        'All workers write into one folder, and the file is named after the list. Any of them can read it.',
    },
    { id: 'both', text: 'Two workers may have one file at once.' },
    {
      id: 'uneven',
      text: 'One worker gets most of the lists.',
      reply: 'Each of the two rules spreads well, and so do both together. What about one name?',
    },
    {
      id: 'nothing',
      text: 'Nothing: any worker can read any file.',
      reply: 'True for reading, one after the other. And when one of them is just writing?',
    },
  ],
};
