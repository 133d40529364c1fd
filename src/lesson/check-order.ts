/** Judges what is put in order: up to where it is right, and what is the matter there. */
import type { AnswerTo, Assemble, Order, Verdict } from './exercise.ts';

export function checkOrder({ items, praise }: Order, { order }: AnswerTo<'order'>): Verdict {
  const place = items.findIndex(({ id }, i) => order[i] !== id);
  if (place < 0) return { met: true, reply: praise };
  const early = items.find(({ id }) => id === order[place]);
  if (early?.reply === undefined) return { met: false, reply: 'Something is missing.' };
  return { met: false, reply: early.reply, wrong: [early.id] };
}

type Line = Assemble['lines'][number];

/** Lines with the same text stand for one another: one `end` is as good as the other. */
export function checkAssemble(exercise: Assemble, answer: AnswerTo<'assemble'>): Verdict {
  const { lines, distractors, praise } = exercise;
  const all: readonly Line[] = [...lines, ...distractors];
  const given = answer.lines.flatMap((id) => all.find((line) => line.id === id) ?? []);
  const places = Array.from({ length: Math.max(lines.length, given.length) }, (_, i) => i);
  const place = places.find((i) => given[i]?.text !== lines[i]?.text);
  if (place === undefined) return { met: true, reply: praise };
  const foreign = given.filter((line) => distractors.includes(line));
  const stands = given[place];
  const about = stands !== undefined && foreign.includes(stands) ? stands : lines[place];
  const wrong = stands === undefined ? foreign : [...new Set([stands, ...foreign])];
  return {
    met: false,
    reply: about?.reply ?? 'There are more lines than are needed.',
    wrong: wrong.map(({ id }) => id),
  };
}
