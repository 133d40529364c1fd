/** What the learner looks at. It is lit in every picture, in the code and in the transcript. */
import type { EventId } from '#kernel/event.ts';

export type Focus = {
  /** Key of the selected process, device or tile. */
  readonly selected?: string | undefined;
  /** Key of what the pointer or the keyboard's focus rests on, in whichever picture. */
  readonly hovered?: string | undefined;
  /** An event that is pointed at: the message in flight that it sent, its line of the transcript. */
  readonly event?: EventId | undefined;
  /** The answer to "why?", latest first: lit in the lanes and in the transcript. */
  readonly chain?: readonly EventId[] | undefined;
};

export const NO_FOCUS: Focus = {};

/** Selected or pointed at. */
export function isLit({ selected, hovered }: Focus, key: string): boolean {
  return key === selected || key === hovered;
}
