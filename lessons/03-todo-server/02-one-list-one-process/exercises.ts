/** What lesson 3.2 asks. */
import type { Gaps, Pairs, Tracing } from '#lesson/exercise.ts';

export const CHANGES: Tracing = {
  kind: 'tracing',
  id: 'changes',
  text: 'What does the last line print? Titles only, one a line, in order.',
  code: `add_entry(pid, %{date: ~D[2026-03-02], title: "Buy beans"})
add_entry(pid, %{date: ~D[2026-03-03], title: "Call Ann"})
add_entry(pid, %{date: ~D[2026-03-02], title: "Clean up"})
update_entry(pid, 3, %{title: "Clean the grinder"})
delete_entry(pid, 1)
for entry <- entries(pid, ~D[2026-03-02]), do: IO.puts(entry.title)`,
  prints: ['Clean the grinder'],
  wrong: [
    {
      lines: ['Buy beans', 'Clean the grinder'],
      reply: 'The beans are entry 1. Which line is about entry 1?',
    },
    { lines: ['Clean up'], reply: 'One line before the last two gives entry 3 another title.' },
    {
      lines: ['Call Ann', 'Clean the grinder'],
      reply: 'Ann is to be called on the third of March. Which day is asked for?',
    },
  ],
  otherwise: 'Number the entries 1, 2, 3 as they are added. Then one is changed, and one goes.',
  hint: 'Two entries are on the second of March. One of them is deleted again.',
  praise: 'Yes. One entry of that day is left, under its new title, with its old number: 3.',
};

export const CORE: Gaps = {
  kind: 'gaps',
  id: 'core',
  text: 'The core: data in, new data out. Fill the gaps.',
  code: `defmodule Todo.List do
  defstruct next_id: 1, entries: %{}

  def add_entry(list, entry) do
    entry = Map.put(entry, :id, __id__)

    %Todo.List{
      next_id: __next__,
      entries: Map.put(__entries__, entry.id, entry)
    }
  end
end`,
  gaps: [
    {
      id: 'id',
      options: ['list.next_id', 'map_size(list.entries)', 'self()'],
      accepts: ['list.next_id'],
      wrong: [
        {
          given: 'map_size(list.entries)',
          reply: 'After a deletion that is a number that another entry still has.',
        },
        { given: 'self()', reply: 'That is a pid. The core knows nothing of processes.' },
      ],
      otherwise: 'The list says which number comes next.',
    },
    {
      id: 'next',
      options: ['list.next_id', 'list.next_id + 1', '1'],
      accepts: ['list.next_id + 1'],
      wrong: [
        { given: 'list.next_id', reply: 'Then the next entry would get the same number.' },
        { given: '1', reply: 'Then every entry would be number 1, and replace the one before.' },
      ],
      otherwise: 'The next one gets a number of its own.',
    },
    {
      id: 'entries',
      options: ['list', 'list.entries', '%{}'],
      accepts: ['list.entries'],
      wrong: [
        { given: 'list', reply: 'The entries are in a field of the struct.' },
        { given: '%{}', reply: 'Then the list would forget all that it had.' },
      ],
      otherwise: 'What was there stays, and one comes to it.',
    },
  ],
  hint: 'The struct has two fields. Look at what each of them is for.',
  praise:
    'Yes. No process, no message, no file: it can be tested in one line, and it can never be slow.',
};

const SERVER = 'Todo.Server, the process';
const LIST = 'Todo.List, the core';

export const APART: Pairs = {
  kind: 'pairs',
  id: 'apart',
  text: 'Who does what? Some belong to the same one.',
  left: [
    {
      id: 'number',
      text: 'gives an entry its number',
      to: 'list',
      reply: 'Numbers are data: it needs no process to count.',
    },
    {
      id: 'wait',
      text: 'lets callers wait for their turn',
      to: 'server',
      reply: 'Waiting needs a mailbox. Who has one?',
    },
    {
      id: 'day',
      text: 'finds the entries of a day',
      to: 'list',
      reply: 'A function from a list and a date to entries: nothing waits, nothing is sent.',
    },
    {
      id: 'keep',
      text: 'keeps the latest list between two calls',
      to: 'server',
      reply: 'A function forgets when it returns. Something must live on.',
    },
    {
      id: 'store',
      text: 'has the list written to the disk',
      to: 'server',
      reply: 'The core touches no file: else it could not be tested without one.',
    },
  ],
  right: [
    { id: 'list', text: LIST },
    { id: 'server', text: SERVER },
  ],
  hint: 'Ask of each: does it need a mailbox, or time to pass?',
  praise:
    'Yes. The process owns the data and the waiting, the core owns the rules. Each can be changed without the other.',
};
