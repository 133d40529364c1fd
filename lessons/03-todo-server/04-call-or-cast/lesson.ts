/** Lesson 3.4: who waits for an answer cannot flood, and who does not wait is told nothing. */
import type { Lesson, LessonRun, Milestone } from '#lesson/lesson.ts';
import { after, gets, isLost, once, prints } from '#lesson/milestones.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';

import { AFTERWARDS, GIVEN_UP, MOST, READER, SORT } from './exercises.ts';

const line = (text: string, shell = 'IEx') => todo.input({ shell, line: text }, 'line');

type Typed = readonly [at: number, line: string, shell?: string];

const SETUP: readonly Typed[] = [
  [100, '{:ok, cache} = Todo.Cache.start()'],
  [1700, 'pid = Todo.Cache.server_process(cache, "bob")'],
];

const MANY = 8;

/** All at once, one line. */
const each = (add: 'add_entry' | 'cast_entry') =>
  `Enum.each(1..${MANY}, fn i -> Todo.Server.${add}(pid, %{date: ~D[2026-03-02], title: "#{i}"}) end)`;

const one = (add: 'add_entry' | 'cast_entry', title: string) =>
  `Todo.Server.${add}(pid, %{date: ~D[2026-03-02], title: "${title}"})`;

const READ = 'Todo.Server.entries(pid, ~D[2026-03-02])';
const CAST = one('cast_entry', 'Call Ann');
const CALL = one('add_entry', 'Clean up');

/** When the line that the run is about is entered. */
const AT = 4000;

type Told = { readonly options?: object; readonly offers: readonly string[] };

function runOf(lines: readonly Typed[], { options = {}, offers }: Told): LessonRun {
  return {
    system: todo.system,
    options: optionsTerm(todo.options, options),
    seed: 3,
    flight: 100_000,
    inputs: [...SETUP, ...lines].map(([at, text, shell]) => ({
      at: at * 1000,
      input: line(text, shell),
    })),
    opensAt: AT * 1000 - 100_000,
    horizon: 13_000_000,
    prompt: { label: 'IEx', lines: offers, input: line },
  };
}

const reader = runOf(
  [
    [2700, 'Process.register(pid, :bob)'],
    [AT, each('cast_entry')],
    [AT + 800, 'Todo.Server.entries(:bob, ~D[2026-03-02])', 'Ann'],
  ],
  { options: { shells: ['IEx', 'Ann'] }, offers: [READ, each('cast_entry')] },
);

/** An entry takes it more than six seconds. */
const slow: LessonRun = {
  ...runOf([[AT, one('add_entry', 'Buy beans')]], {
    options: { write: 1500, rename: 500 },
    offers: [READ, one('add_entry', 'Buy beans')],
  }),
  flight: 300_000,
  horizon: 17_000_000,
};

const nth =
  (count: number, milestone: Milestone): Milestone =>
  (event, tape) =>
    milestone(event, tape) &&
    tape.events.filter((other) => other.id <= event.id && milestone(other, tape)).length === count;

const both =
  (first: Milestone, second: Milestone): Milestone =>
  (event, tape) =>
    after(first, second)(event, tape) || after(second, first)(event, tape);

const cast = gets('Server bob', '"$gen_cast"');
/** The request of a call comes after who asks, and that ends with a reference in a list. */
const called = gets('Server bob', ']}, {:add_entry');
/** The worker tells the list that it is stored. */
const stored = gets('Server bob', '>, :ok}');
const allStored = nth(MANY, stored);
const isOk = prints('IEx', ':ok');
const timesOut = prints('IEx', 'time out');
const writes: Milestone = (event) => event.kind === 'asked' && event.device === 'disk';
const isLate = isLost(', :ok}');
const notKept = prints('Server bob', 'not kept');
const refused = prints('IEx', '{:error, :enospc}');

export const lesson: Lesson = {
  runs: {
    main: runOf([[AT, each('cast_entry')]], { offers: [READ, each('cast_entry')] }),
    reader,
    calls: runOf([], { offers: [each('add_entry'), each('cast_entry')] }),
    slow,
    full: runOf([[AT - 1500, one('add_entry', 'Buy beans')]], { offers: [CAST, CALL, READ] }),
    free: runOf([], {
      options: { shells: ['IEx', 'Ann'] },
      offers: [each('cast_entry'), each('add_entry'), CAST, CALL, READ],
    }),
  },
  selected: 'Server bob',
  pictures: ['messages', 'queues', 'terminal', 'lanes'],
  moments: { timeout: timesOut, late: isLate },
  steps: [
    {
      id: 'watch',
      kind: 'tell',
      play: { label: 'Play until all is stored', until: allStored, linger: 300_000 },
      narration: [
        {
          when: after(once(isOk), nth(1, cast)),
          text: 'IEx is done already. Eight messages land at once.',
        },
        { when: nth(1, stored), text: 'The first is stored. Seven are not.' },
        { when: allStored, text: 'The last one, five seconds after IEx was told :ok.' },
      ],
    },
    {
      id: 'reader',
      kind: 'predict',
      scene: { run: 'reader', picture: 'queues', selected: 'Server bob' },
      exercise: READER,
      play: {
        label: 'Play until Ann is answered',
        until: prints('Ann', 'title:'),
        linger: 300_000,
      },
      narration: [
        { when: gets('Server bob', ':entries'), text: 'Ann’s message has landed. It is the last.' },
        { when: prints('Ann', 'title:'), text: 'Now it is her turn, and the answer is quick.' },
      ],
    },
    {
      id: 'calls',
      kind: 'do',
      scene: { run: 'calls', picture: 'queues', selected: 'Server bob' },
      exercise: MOST,
      task: {
        label: 'Eight entries were added by calls',
        hint: 'Enter the first line that is offered below the picture. It says add_entry: a call.',
        isDone: after(nth(MANY, called), isOk),
        coming: 'Play until IEx is done',
        solution: { run: 'calls', acts: [{ input: line(each('add_entry')) }] },
      },
      narration: [
        {
          when: nth(2, called),
          text: 'The second call comes only now: IEx had to wait for the reply.',
        },
      ],
    },
    {
      id: 'timeout',
      kind: 'predict',
      scene: { run: 'slow', picture: 'messages', selected: 'Server bob' },
      exercise: GIVEN_UP,
      play: { label: 'Play until the late reply', until: isLate, linger: 300_000 },
      narration: [
        { when: writes, text: 'The disk is asked to write, and is in no hurry.' },
        { when: timesOut, text: 'Five seconds: IEx exits from its call. The list is not told.' },
        { when: isLate, text: 'Stored, and answered: to a call that is over. The reply vanishes.' },
      ],
    },
    {
      id: 'kept',
      kind: 'do',
      scene: {
        run: 'slow',
        at: { milestone: isLate, linger: 200_000 },
        picture: 'terminal',
        selected: 'Server bob',
      },
      exercise: AFTERWARDS,
      task: {
        label: 'The entry was read after the time out',
        hint: 'Enter the line with entries, below the picture.',
        isDone: after(timesOut, prints('IEx', 'title:')),
        coming: 'Play until it is printed',
        solution: { run: 'slow', from: isLate, acts: [{ input: line(READ) }] },
      },
    },
    {
      id: 'full',
      kind: 'do',
      scene: { run: 'full', picture: 'terminal', selected: 'Server bob' },
      task: {
        label: 'The disk was full for a cast and for a call',
        hint: 'Press Full below the picture, beside Disk. Then enter the line with cast_entry, and the one with add_entry.',
        isDone: both(notKept, refused),
        coming: 'Play until both are over',
        solution: {
          run: 'full',
          acts: [{ fault: 'disk full' }, { input: line(CAST) }, { input: line(CALL) }],
          apart: 1_500_000,
        },
      },
      narration: [
        { when: notKept, text: 'The list says it to the log. Whoever sent it was told :ok.' },
        { when: refused, text: 'A call is answered: {:error, :enospc}, no space left.' },
      ],
    },
    { id: 'sort', kind: 'explain', exercise: SORT },
    {
      id: 'free',
      kind: 'play',
      scene: { run: 'free', picture: 'queues', selected: 'Server bob' },
    },
  ],
};
