/** `virtual:lessons`: which lessons there are, from their front matter, as data of the page. */
import type { Plugin } from 'vite';

import { tracksIn } from './lesson-files.ts';

const MODULE = 'virtual:lessons';
const RESOLVED = `\0${MODULE}`;

export function lessons(): Plugin {
  return {
    name: 'lessons',
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load: (id) =>
      id === RESOLVED ? `export const TRACKS = ${JSON.stringify(tracksIn())};` : undefined,
  };
}
