import { expect, test } from 'vitest';

import { scripted } from '#kernel/script.ts';
import { parseTerm } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { NIL_ATOM } from '#term/term.ts';
import { type Tape, act, record } from '#trace/tape.ts';

import { wrongAnswersOf } from './answers.ts';
import { designVerdict, tryDesign } from './design-trial.ts';
import { design, scheduler } from './exercise-fixture.ts';
import { schedulerVerdict } from './scheduler-verdict.ts';

test('a design is tried seed by seed until it has survived them all', () => {
  const steps = [...tryDesign(design, design.solution)];
  expect(steps.map(({ tried }) => tried)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  const verdicts = steps.map((step) => designVerdict(design, design.solution, step));
  expect(verdicts.slice(0, -1).every((verdict) => verdict === undefined)).toBe(true);
  expect(verdicts.at(-1)).toEqual({ met: true, reply: design.praise });
});

test('a trial ends with the first seed that breaks the design', () => {
  const answers = wrongAnswersOf(design).flatMap((answer) =>
    answer.kind === 'design' ? [answer.settings] : [],
  );
  const replies = answers.map((answer) => {
    const last = [...tryDesign(design, answer)].at(-1) ?? { tried: 0 };
    expect(last).toEqual({ tried: 17, broken: { seed: 17, what: 'order 103 was lost', at: 0 } });
    return designVerdict(design, answer, last);
  });
  expect(replies).toEqual(design.wrong.map(({ reply }) => ({ met: false, reply })));
});

test('a design that nobody thought of has a reply too', () => {
  const answer = { strategy: 'rest_for_one', restart: 'permanent' };
  const last = [...tryDesign(design, answer, 18)].at(-1) ?? { tried: 0 };
  expect(last.broken?.seed).toBe(34);
  expect(designVerdict(design, answer, last)?.reply).toBe(design.otherwise);
});

/** A world in which each input spawns a process of that name. */
function tapeOf(...names: string[]): Tape {
  const tape = record(
    {
      name: 'Names',
      devices: {},
      boot: () => [],
      input: (name) => [
        {
          kind: 'spawn',
          behaviour: scripted(inspectLine(name).slice(1), [], {}),
          argument: NIL_ATOM,
        },
      ],
    },
    { options: NIL_ATOM },
  );
  for (const name of names) act(tape, { kind: 'input', input: parseTerm(`:${name}`) });
  return tape;
}

function judged(tape: Tape, eventCount = tape.events.length) {
  return schedulerVerdict(scheduler, tape, eventCount);
}

test('what happens first decides a try at being the scheduler', () => {
  expect(judged(tapeOf('goal', 'missed'))).toEqual({ met: true, reply: scheduler.praise });
  expect(judged(tapeOf('other', 'missed', 'goal'))).toEqual({
    met: false,
    reply: 'Alice was first this time.',
  });
});

test('what is not reached yet decides nothing', () => {
  expect(judged(tapeOf('other'))).toBeUndefined();
  const tape = tapeOf('other', 'goal');
  const until = tape.events.findIndex((event) => scheduler.goal(event, tape));
  expect(judged(tape, until)).toBeUndefined();
  expect(judged(tape, until + 1)?.met).toBe(true);
});
