/** Links to moments, as addresses of this page. */
import { type Decoded, decodeMoment, encodeMoment, type SharedMoment } from '#trace/link.ts';

/** The whole address of that moment, for the page that is shown now. */
export function linkTo(moment: SharedMoment, here: string = location.href): string {
  const { origin, pathname } = new URL(here);
  return `${origin}${pathname}${encodeMoment(moment)}`;
}

/** What the address of this page asks for; a link to another lesson is refused. */
export function momentAsked(lesson: string, fragment: string = location.hash): Decoded {
  const decoded = decodeMoment(fragment);
  if (decoded.kind !== 'moment' || decoded.moment.lesson === lesson) return decoded;
  return { kind: 'refused', why: 'it belongs to another lesson' };
}

/** For the learner, where a link could not be opened. */
export function refusal(why: string): string {
  return `This link cannot be opened: ${why}. Here is the lesson from its start.`;
}
