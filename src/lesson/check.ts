/**
 * Judges an answer that can be judged by itself. Of several faults the first is replied to, and each
 * kind of wrong answer has a reply of its own.
 */
import { checkGaps, checkTracing } from './check-code.ts';
import { checkAssemble, checkOrder } from './check-order.ts';
import type { Answer, AnswerTo, Asked, Choice, Pairs, Verdict } from './exercise.ts';

const UNANSWERED: Verdict = { met: false, reply: 'There is no answer yet.' };

export function check(exercise: Asked, answer: Answer): Verdict {
  switch (exercise.kind) {
    case 'choice':
      return answer.kind === 'choice' ? checkChoice(exercise, answer) : UNANSWERED;
    case 'tracing':
      return answer.kind === 'tracing' ? checkTracing(exercise, answer) : UNANSWERED;
    case 'pairs':
      return answer.kind === 'pairs' ? checkPairs(exercise, answer) : UNANSWERED;
    case 'order':
      return answer.kind === 'order' ? checkOrder(exercise, answer) : UNANSWERED;
    case 'gaps':
      return answer.kind === 'gaps' ? checkGaps(exercise, answer) : UNANSWERED;
    case 'assemble':
      return answer.kind === 'assemble' ? checkAssemble(exercise, answer) : UNANSWERED;
  }
}

function checkChoice({ options, praise }: Choice, { option }: AnswerTo<'choice'>): Verdict {
  const chosen = options.find(({ id }) => id === option);
  if (chosen === undefined) return UNANSWERED;
  if (chosen.reply === undefined) return { met: true, reply: praise };
  return { met: false, reply: chosen.reply, wrong: [option] };
}

function checkPairs({ left, praise }: Pairs, { pairs }: AnswerTo<'pairs'>): Verdict {
  const paired = left.filter(({ id }) => pairs[id] !== undefined);
  const wrong = paired.filter(({ id, to }) => pairs[id] !== to);
  const [first] = wrong;
  if (first !== undefined)
    return { met: false, reply: first.reply, wrong: wrong.map(({ id }) => id) };
  const open = left.length - paired.length;
  if (open === 0) return { met: true, reply: praise };
  return { met: false, reply: `So far so good. ${open} to go.` };
}
