/** What the build makes of the front matter of all lessons (.ci/lessons-plugin.ts). */
declare module 'virtual:lessons' {
  import type { TrackEntry } from '#lesson/catalog.ts';

  export const TRACKS: readonly TrackEntry[];
}
