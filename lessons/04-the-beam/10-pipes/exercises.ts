/** What lesson 4.10 asks. */
import type { Answer, Assemble, Choice, Order } from '#lesson/exercise.ts';
import type { LessonRun } from '#lesson/lesson.ts';

import { flowOf } from './runs.ts';

export const THREE_STEPS: Choice = {
  kind: 'choice',
  id: 'three-steps',
  text: 'What comes out after the three steps?',
  hint: 'Write down what each step gives before you look at the next.',
  praise: 'Yes. Words become their lengths, and what is sorted then are numbers.',
  options: [
    { id: 'lengths', text: '`[3, 5, 5]`' },
    {
      id: 'words',
      text: '`["tea", "latte", "mocha"]`',
      reply: 'The second step puts a length in each word’s place. Watch what arrives at the third.',
    },
    {
      id: 'unsorted',
      text: '`[5, 3, 5]`',
      reply: 'That is what the second step gives. There is one more to come: watch `Enum.sort()`.',
    },
    {
      id: 'alphabet',
      text: '`["latte", "mocha", "tea"]`',
      reply: '`Enum.sort()` never sees the words: it sees only what the step before it gave.',
    },
  ],
};

/** Each line of a pipe stands for the step behind its `|>`. */
type PipeLine = { readonly id: string; readonly step: string; readonly reply: string };

const texts = (lines: readonly PipeLine[]) =>
  lines.map(({ id, step, reply }) => ({ id, text: `|> ${step}`, reply }));

const LINES: readonly PipeLine[] = [
  {
    id: 'trim',
    step: 'String.trim()',
    reply: 'Which call gets the text itself? It stands innermost, right around `text`.',
  },
  {
    id: 'downcase',
    step: 'String.downcase()',
    reply: 'What `String.trim` gives is handed to the call around it: `String.downcase`.',
  },
  {
    id: 'split',
    step: 'String.split()',
    reply: 'One call further out stands `String.split`.',
  },
  {
    id: 'map',
    step: 'Enum.map(&String.length/1)',
    reply:
      'Around `String.split` stands `Enum.map`. Its second argument stays where it is, in brackets.',
  },
  {
    id: 'sum',
    step: 'Enum.sum()',
    reply: 'The outermost call comes last: something has to add up the lengths.',
  },
];

const OTHERS: readonly PipeLine[] = [
  {
    id: 'count',
    step: 'Enum.count()',
    reply: '`Enum.count` is not in the nested code. It would say how many words there are.',
  },
  {
    id: 'length',
    step: 'String.length()',
    reply: '`String.length` stands in the nested code only as an argument, for each word.',
  },
];

export const UNFOLD: Assemble = {
  kind: 'assemble',
  id: 'unfold',
  text: 'Write `Enum.sum(Enum.map(String.split(String.downcase(String.trim(text))), &String.length/1))` as a pipe. Its first line is `text`; put together what comes below.',
  hint: 'Begin in the innermost brackets and work your way out. One call, one line.',
  praise: 'The same program, read from top to bottom. Let it run, and point at a step to see both.',
  lines: texts(LINES),
  distractors: texts(OTHERS),
  shown: ['sum', 'length', 'split', 'trim', 'count', 'map', 'downcase'],
};

/** The learner’s lines, as they stand, run as a pipe. */
export function unfolded(answer: Answer): LessonRun | undefined {
  if (answer.kind !== 'assemble') return undefined;
  return pipeOf(answer.lines, [...LINES, ...OTHERS], '"  The Quick  fox "');
}

function pipeOf(
  ids: readonly string[],
  lines: readonly PipeLine[],
  input: string,
): LessonRun | undefined {
  const steps = ids.flatMap((id) => lines.find((line) => line.id === id)?.step ?? []);
  return steps.length === 0 ? undefined : flowOf({ steps, input, time: 900 });
}

export const BREAKS: Choice = {
  kind: 'choice',
  id: 'breaks',
  text: 'One step of this pipe is given what it cannot take, and raises. Which one?',
  hint: 'For each step: does it want a text or a list? And what has the one before it given?',
  praise:
    'Yes. `String.split` has given a list, and `String.downcase` takes a text. It only stands in the wrong place. (`/2`: the pipe gives the first argument; the second has a default.)',
  options: [
    {
      id: 'split',
      text: '`String.split()`: there are two blanks in a row.',
      reply: 'It takes any stretch of blanks as one. Watch what it gives.',
    },
    { id: 'downcase', text: '`String.downcase()`' },
    {
      id: 'map',
      text: '`Enum.map(&String.length/1)`',
      reply: 'Given a list of words it would be fine. Watch whether it is ever given anything.',
    },
    {
      id: 'sum',
      text: '`Enum.sum()`: words cannot be added.',
      reply: 'They cannot, but before it stands a step that makes lengths of them.',
    },
  ],
};

const MIXED: readonly PipeLine[] = [
  { id: 'split', step: 'String.split()', reply: 'It takes a text: the one that flows in.' },
  {
    id: 'upcase',
    step: 'Enum.map(&String.upcase/1)',
    reply: '`Enum.map` wants a list. So far there is only a text.',
  },
  {
    id: 'join',
    step: 'Enum.join("-")',
    reply: '`Enum.join` makes one text of a list. Behind it nothing has a list any more.',
  },
  {
    id: 'length',
    step: 'String.length()',
    reply: '`String.length` takes a text and gives a number. No other step here can take a number.',
  },
];

export const REORDER: Order = {
  kind: 'order',
  id: 'reorder',
  text: 'Put these steps in the one order in which none of them breaks. `"tea or coffee"` flows in.',
  hint: 'Text or list? Write behind each step what it takes and what it gives, then join the ends.',
  praise: 'Yes: text, list, list, text, number. Each step gives what the next one takes.',
  items: MIXED.map(({ id, step, reply }) => ({ id, text: `\`|> ${step}\``, reply })),
  shown: ['upcase', 'split', 'length', 'join'],
};

export function reordered(answer: Answer): LessonRun | undefined {
  if (answer.kind !== 'order') return undefined;
  return pipeOf(answer.order, MIXED, '"tea or coffee"');
}

export const DOT: Choice = {
  kind: 'choice',
  id: 'dot',
  text: '`text` is `" tea "`. What does `text.trim()` do?',
  hint: 'What stands at the left of the dot in `String.trim(text)`? And what is `text`?',
  praise:
    'Yes: `you attempted to apply a function named :trim on " tea "`. A text is a plain value and has no functions of its own. At the left of the dot must be a module.',
  options: [
    {
      id: 'gives',
      text: 'It gives `"tea"`, like `String.trim(text)`.',
      reply:
        'In languages with objects it does: there a text carries its methods along. In Elixir a text is data and nothing else.',
    },
    {
      id: 'nil',
      text: 'It gives `nil`: a text has no such field.',
      reply: 'Elixir does not go on with nothing in its hands. It says what is wrong, at once.',
    },
    { id: 'raises', text: 'It raises an `ArgumentError`.' },
    {
      id: 'same',
      text: 'It is another way to write `text |> String.trim()`.',
      reply:
        'Where would it be said that `trim` is the one of `String`? A pipe names the module: nothing is looked up.',
    },
  ],
};

export const PAST: Choice = {
  kind: 'choice',
  id: 'past',
  text: 'Let 42 flow: the first step gives `{:error, {:not_a_text, 42}}`. What do the four steps behind it do?',
  hint: 'Read the clause in the text above: what does it give?',
  praise: 'Right. The first error is what comes out, and it still says what was wrong, with what.',
  options: [
    { id: 'nothing', text: 'They hand it on as it is.' },
    {
      id: 'raise',
      text: 'The next one raises: a tuple is no text.',
      reply: 'It would, if the tuple got as far as `String.downcase`. Watch which way it takes.',
    },
    {
      id: 'each',
      text: 'Each adds an error of its own.',
      reply: 'Read what comes out at the end: it names the first step’s trouble and no other.',
    },
    {
      id: 'skip',
      text: 'They work on with 42.',
      reply: 'That value is not a good one any more. Watch: no station behind the first lights up.',
    },
  ],
};
