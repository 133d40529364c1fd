/** What lesson 3.1 asks. */
import type { Choice, Pairs } from '#lesson/exercise.ts';

export const COMMANDS: Pairs = {
  kind: 'pairs',
  id: 'commands',
  text: 'Which command does what?',
  left: [
    {
      id: 'new',
      text: 'mix new todo',
      to: 'skeleton',
      reply: 'You have entered this one. What was there afterwards that had not been there before?',
    },
    {
      id: 'compile',
      text: 'mix compile',
      to: 'modules',
      reply: 'To compile is to turn text that people write into code that a machine runs.',
    },
    {
      id: 'test',
      text: 'mix test',
      to: 'tests',
      reply: 'It is named after the folder that it looks into.',
    },
    {
      id: 'iex',
      text: 'iex -S mix',
      to: 'shell',
      reply: 'iex is “interactive Elixir”. What does somebody want who works interactively?',
    },
  ],
  right: [
    { id: 'tests', text: 'runs the files in test/ that end in _test.exs' },
    { id: 'shell', text: 'opens a shell with your modules loaded' },
    { id: 'skeleton', text: 'creates the skeleton of a project' },
    { id: 'server', text: 'puts the project on a server' },
    { id: 'modules', text: 'turns the files in lib/ into modules that the BEAM runs' },
  ],
  hint: 'Enter mix help: it says of each task what it does. One text at the right belongs to none.',
  praise: 'Yes. These four are enough for a long time.',
};

export const MISSING: Choice = {
  kind: 'choice',
  id: 'missing',
  text: 'server.ex calls functions of Todo.List and of Todo.Database. Neither is in the project yet. What does mix compile say?',
  hint: 'When must a module be there: when another one that calls it is compiled, or when it is called?',
  praise:
    'Yes. A module is looked up by its name when it is called; until then it may still come. So the compiler warns, and goes on.',
  options: [
    {
      id: 'error',
      text: 'An error: server.ex cannot be compiled.',
      reply:
        'Then there would be no app at the end. Enter it, and read the last line that it prints.',
    },
    {
      id: 'silent',
      text: 'Nothing. It shows when the server runs.',
      reply: 'It would show then, as a crash. Enter it: does the compiler see it earlier?',
    },
    {
      id: 'chapters',
      text: 'Nothing. mix finds both in chapters/.',
      reply: 'Look at what it prints: which files does mix compile, and from which folder?',
    },
    { id: 'warning', text: 'Warnings that name what is missing; and it is compiled.' },
  ],
};

export const PLACES: Pairs = {
  kind: 'pairs',
  id: 'places',
  text: 'Where does each belong?',
  left: [
    {
      id: 'list',
      text: 'Todo.List',
      to: 'list',
      reply: 'A slash for each dot, all in small letters, below the folder that mix compiles.',
    },
    {
      id: 'worker',
      text: 'Todo.DatabaseWorker',
      to: 'worker',
      reply: 'Two words without a dot between them: file names put an underscore there.',
    },
    {
      id: 'test',
      text: 'Todo.ListTest',
      to: 'test',
      reply: 'mix test takes files that end in _test.exs: the s is for script, it is not compiled.',
    },
    {
      id: 'version',
      text: 'the project’s name, version and dependencies',
      to: 'mix',
      reply: 'Select the files in the tree, and read: which of them knows the version?',
    },
  ],
  right: [
    { id: 'mix', text: 'mix.exs' },
    { id: 'dots', text: 'lib/Todo.DatabaseWorker.ex' },
    { id: 'list', text: 'lib/todo/list.ex' },
    { id: 'worker', text: 'lib/todo/database_worker.ex' },
    { id: 'wrong', text: 'test/todo/list_test.ex' },
    { id: 'test', text: 'test/todo/list_test.exs' },
  ],
  hint: 'Todo.Server went to lib/todo/server.ex. Do the same with each name.',
  praise:
    'Yes. mix would compile a file with any name below lib/. The rule is for people: who knows a module knows its file.',
};
