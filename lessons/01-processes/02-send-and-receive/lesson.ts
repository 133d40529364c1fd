/** Lesson 1.2: what `send` does, what `receive` does, and what neither of them does. */
import type { Deed, Lesson, LessonRun } from '#lesson/lesson.ts';
import { crashes, gets, isLost, once, prints } from '#lesson/milestones.ts';
import { letters } from '#systems/letters/letters.ts';
import { optionsTerm } from '#systems/options.ts';
import { ex } from '#term/ex.ts';

type Told = readonly [at: number, term: string];

const tell = (term: string) => letters.input({ tell: term }, 'deed');

const DEEDS: readonly Deed[] = [
  { label: 'Send {:hello, "Bob"}', hint: 'A tuple', act: { input: tell('{:hello, "Bob"}') } },
  { label: 'Send 42', hint: 'A number', act: { input: tell('42') } },
  { label: 'Send :stop', hint: 'Bob ends when he reads it', act: { input: tell(':stop') } },
  {
    label: 'Send to a name that nobody has',
    hint: 'send(:nobody, :hello)',
    act: { input: letters.input({ tell: ':hello', name: 'nobody' }, 'deed') },
  },
];

function runOf(told: readonly Told[], options: Readonly<Record<string, number>> = {}): LessonRun {
  return {
    system: letters.system,
    options: optionsTerm(letters.options, { timeout: 3000, work: 1000, ...options }),
    seed: 5,
    flight: 600_000,
    inputs: told.map(([at, term]) => ({ at: at * 1000, input: tell(term) })),
    opensAt: 500_000,
    horizon: 14_000_000,
    deeds: DEEDS,
    saying: {
      label: 'Alice sends Bob',
      initial: '{:coffee, 2}',
      input: (term) => ex`{:tell, ${term}}`,
    },
  };
}

const HELLO: Told = [300, '{:hello, "Bob"}'];

const hello = gets('Bob', ':hello');
const allRead = prints('Bob', 'got :third');
const gaveUp = once(prints('Bob', 'nothing came'));
const tooLate = isLost(':too_late');
const noName = crashes('Alice');

export const lesson: Lesson = {
  runs: {
    main: runOf([HELLO], { timeout: 60_000 }),
    three: runOf(
      [
        [300, ':first'],
        [600, ':second'],
        [900, ':third'],
      ],
      { timeout: 60_000 },
    ),
    quiet: runOf([HELLO]),
    over: runOf([
      [300, ':stop'],
      [2200, ':too_late'],
    ]),
    named: runOf([HELLO], { timeout: 60_000 }),
    free: runOf([HELLO]),
  },
  selected: 'Bob',
  pictures: ['messages', 'lanes'],
  moments: { hello, 'all-read': allRead, 'gave-up': gaveUp, 'too-late': tooLate },
  steps: [
    {
      id: 'hello',
      kind: 'tell',
      play: { label: 'Play until Bob has it', until: hello, linger: 400_000 },
      narration: [
        { when: gets('Alice', ':hello'), text: 'Alice is told to write to Bob.' },
        { when: hello, text: 'The message is in Bob’s mailbox. He takes it out and reads it.' },
      ],
    },
    {
      id: 'say',
      kind: 'do',
      scene: { run: 'main', picture: 'messages' },
      task: {
        label: 'Bob got a message of yours',
        hint: 'Type any term of Elixir into the field below the picture, such as [1, 2, 3], press Send, then Play.',
        isDone: (event, tape) => gets('Bob', '')(event, tape) && !hello(event, tape),
        coming: 'Play until Bob has it',
        solution: { run: 'main', from: hello, acts: [{ input: tell('{:coffee, 2}') }] },
      },
    },
    {
      id: 'wait',
      kind: 'predict',
      scene: { run: 'three' },
      exercise: {
        kind: 'choice',
        id: 'who-waits',
        text: 'Alice sends three messages, one right after the other. Bob needs a second to read each. How long does Alice wait?',
        hint: 'Look for a line in her code that waits for Bob.',
        praise:
          'Right. send puts the message on its way and is done. What Bob does with it is his business.',
        options: [
          {
            id: 'first',
            text: 'A second: until the first has been read.',
            reply:
              'Nobody tells her that it has been read. Watch what Alice does after she has sent.',
          },
          {
            id: 'all',
            text: 'Three seconds: until all have been read.',
            reply: 'Then a slow Bob would make Alice slow. Watch her: is she ever busy?',
          },
          { id: 'never', text: 'Not at all.' },
        ],
      },
      play: { label: 'Play until Bob has read all', until: allRead, linger: 200_000 },
      narration: [
        { when: gets('Bob', ':first'), text: 'Alice is ready for the next thing already.' },
        { when: allRead, text: 'Bob has worked through his mailbox, oldest first.' },
      ],
    },
    {
      id: 'order',
      kind: 'do',
      scene: { run: 'three', picture: 'lanes', at: { milestone: allRead, linger: 200_000 } },
      exercise: {
        kind: 'tracing',
        id: 'in-order',
        text: 'What does Bob print? One line for each message.',
        code: 'send(bob, :first)\nsend(bob, :second)\nsend(bob, :third)\n\n# and Bob, for each letter:\nIO.puts("got #{inspect(letter)}")',
        prints: ['got :first', 'got :second', 'got :third'],
        wrong: [
          {
            lines: ['got :third', 'got :second', 'got :first'],
            reply: 'A mailbox is no pile: the oldest message comes first.',
          },
          {
            lines: ['got first', 'got second', 'got third'],
            reply: 'Almost. inspect shows a term as Elixir writes it, and an atom has its colon.',
          },
        ],
        otherwise:
          'Three lines, each begins with “got”. Between two processes messages keep the order in which they were sent.',
        hint: 'The lanes show it: lines from the same sender to the same receiver never cross.',
        praise:
          'Yes. From one process to one other, messages arrive in the order in which they were sent. That is promised, and nothing else is.',
      },
    },
    {
      id: 'after',
      kind: 'predict',
      scene: { run: 'quiet', picture: 'messages', at: { milestone: hello, linger: 1_200_000 } },
      exercise: {
        kind: 'choice',
        id: 'nothing-comes',
        text: 'Bob’s receive has an “after” of three seconds. Nobody writes. What does he do after three seconds?',
        hint: 'Read what stands below “after” in his code.',
        praise: 'Yes. The receive gives up waiting, does what stands below after, and Bob goes on.',
        options: [
          {
            id: 'ends',
            text: 'He ends: he has waited for nothing.',
            reply: 'He would, if his code said no more. It calls wait(options) again.',
          },
          { id: 'goes-on', text: 'He prints a line and waits again.' },
          {
            id: 'error',
            text: 'He crashes with a timeout error.',
            reply:
              'Not in a receive of one’s own: running out of time is a clause like any other. Watch the bar in Bob run full.',
          },
        ],
      },
      play: { label: 'Play until the time is over', until: gaveUp, linger: 300_000 },
      narration: [{ when: gaveUp, text: 'Nothing came within three seconds. Bob waits again.' }],
    },
    {
      id: 'dead',
      kind: 'predict',
      scene: { run: 'over', at: { milestone: gets('Bob', ':stop'), linger: 700_000 } },
      exercise: {
        kind: 'choice',
        id: 'too-late',
        text: 'Bob has read :stop and has ended. Now Alice sends to his pid. What happens to her?',
        hint: 'What would she have to know, to get an error?',
        praise: 'Right: nothing. Sending to a dead process is not an error. The message is gone.',
        options: [
          { id: 'nothing', text: 'Nothing. She goes on.' },
          {
            id: 'error',
            text: 'She gets an error: no such process.',
            reply:
              'send does not look whether somebody is there. Watch the message arrive where nobody is.',
          },
          {
            id: 'kept',
            text: 'Nothing, and the message waits until Bob is back.',
            reply:
              'Nobody comes back: who starts later has a pid of their own, and a mailbox dies with its process. Watch where the message ends.',
          },
        ],
      },
      play: { label: 'Play until it arrives', until: tooLate, linger: 300_000 },
      narration: [{ when: tooLate, text: 'It arrives, and nobody is there. Alice never knows.' }],
    },
    {
      id: 'name',
      kind: 'do',
      scene: { run: 'named', selected: 'Alice' },
      task: {
        label: 'Alice has sent to a name that nobody has',
        hint: 'Press “Send to a name that nobody has” below the picture, then Play.',
        isDone: noName,
        coming: 'Play until she does',
        solution: {
          run: 'named',
          from: hello,
          acts: [{ input: letters.input({ tell: ':hello', name: 'nobody' }, 'solution') }],
        },
      },
      narration: [{ when: noName, text: 'ArgumentError: a name must belong to somebody.' }],
    },
    { id: 'free', kind: 'play', scene: { run: 'free', picture: 'messages' } },
  ],
};
