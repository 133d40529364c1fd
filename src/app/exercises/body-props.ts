/** What each kind of exercise gets to show its controls. */
import type { Answer, AnswerTo, Asked, Verdict } from '#lesson/exercise.ts';

export type BodyProps<Kind extends Asked['kind']> = {
  readonly exercise: Extract<Asked, { readonly kind: Kind }>;
  readonly answer: AnswerTo<Kind>;
} & BodyAround;

export type BodyAround = {
  /** Id of what is asked. */
  readonly labelledBy: string;
  /** `undefined`: not checked, or changed since. */
  readonly verdict: Verdict | undefined;
  readonly onAnswer: (answer: Answer) => void;
  readonly onCheck: () => void;
};

export type Mark = 'right' | 'wrong' | undefined;

/** How a part is marked after a check, where each is judged by itself. */
export function markOf(verdict: Verdict | undefined, id: string): Mark {
  if (verdict === undefined) return undefined;
  return verdict.wrong?.includes(id) === true ? 'wrong' : 'right';
}

/** The same where one thing follows on another: above the first wrong one all is right. */
export function markInTurn(
  verdict: Verdict | undefined,
  ids: readonly string[],
  place: number,
): Mark {
  const mark = markOf(verdict, ids[place] ?? '');
  const first = ids.findIndex((id) => markOf(verdict, id) === 'wrong');
  return mark === 'right' && first >= 0 && place > first ? undefined : mark;
}
