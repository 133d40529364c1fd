/** Which lessons there are, as they are listed: nothing of their content is loaded for that. */
import type { FrontMatter } from './front-matter.ts';

export type LessonEntry = FrontMatter & {
  /** `coffee-shop/the-gateway-crashes`: its address within `lessons/`, and its name in what is kept. */
  readonly id: string;
  readonly track: string;
  /** `lessons/coffee-shop/the-gateway-crashes/`, seen from the root of the site. */
  readonly path: string;
  /** `/lessons/02-coffee-shop/03-the-gateway-crashes`, in the sources. */
  readonly folder: string;
};

export type TrackEntry = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly lessons: readonly LessonEntry[];
};
