/** The steps that a learner who is the scheduler makes on a tape: found in words, and made again. */
import { choiceNamed, choicesInWords, choiceText } from './choice-text.ts';
import { act, type Tape, worldAt } from './tape.ts';
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

/** Makes them at the end of the tape, one after the other. Whether all of them could be made. */
export function makeChoices(tape: Tape, texts: readonly string[]): boolean {
  return texts.every((text) => {
    const choice = choiceNamed(tape.world, text);
    if (choice === undefined) return false;
    for (const move of movesOf(tape.world, choice)) act(tape, move);
    return true;
  });
}
