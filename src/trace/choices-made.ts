/** Which steps a learner who is the scheduler has made on a tape: in words, each with where it began. */
import { choicesInWords, choiceText } from './choice-text.ts';
import { type Tape, worldAt } from './tape.ts';
import { movesOf } from './visible-step.ts';

export type ChoiceMade = {
  readonly text: string;
  /** The message that whoever ran looked at first. */
  readonly message?: string | undefined;
  readonly position: number;
};

/** Those that lie before that position. */
export function choicesMade(tape: Tape, position: number): readonly ChoiceMade[] {
  const chosen = tape.placed.flatMap(({ step, move }) =>
    move.kind === 'choose' && step < position ? [{ step, choice: move.choice }] : [],
  );
  const made: ChoiceMade[] = [];
  for (let at = 0; at < chosen.length;) {
    const first = chosen[at];
    if (first === undefined) break;
    const world = worldAt(tape, first.step);
    const text = choiceText(world, first.choice);
    const words = choicesInWords(world).find((one) => one.text === text);
    made.push({ text, message: words?.message, position: first.step });
    at += movesOf(world, first.choice).length;
  }
  return made;
}
