/** The lessons as the build finds them: a folder a track, a folder a lesson, number prefixes dropped. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { parseDocument } from 'yaml';

import type { LessonEntry, TrackEntry } from '#lesson/catalog.ts';
import { frontMatterIn, trackMatterIn } from '#lesson/front-matter.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Throws a `RangeError` that names the file, the field and what is allowed. */
export function tracksIn(root: string = ROOT): readonly TrackEntry[] {
  return foldersIn(resolve(root, 'lessons')).map((folder) => trackIn(root, folder));
}

function trackIn(root: string, folder: string): TrackEntry {
  const file = `lessons/${folder}/track.yaml`;
  const { name, about } = trackMatterIn(yamlIn(readFile(root, file), file), file);
  const id = unnumbered(folder);
  const lessons = foldersIn(resolve(root, 'lessons', folder)).map((lesson) =>
    lessonIn(root, `${folder}/${lesson}`, name),
  );
  return { id, name, about, lessons };
}

function lessonIn(root: string, folder: string, track: string): LessonEntry {
  const file = `lessons/${folder}/prose.mdx`;
  const [, matter] = /^---\n(.*?)\n---\n/s.exec(readFile(root, file)) ?? [];
  if (matter === undefined) throw new RangeError(`${file}: it has no front matter between "---"`);
  const id = folder.split('/').map(unnumbered).join('/');
  return {
    ...frontMatterIn(yamlIn(matter, file), file),
    id,
    track,
    path: `lessons/${id}/`,
    folder: `/lessons/${folder}`,
  };
}

function yamlIn(text: string, file: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw new RangeError(`${file}: ${error.message}`);
  return document.toJS();
}

function readFile(root: string, file: string): string {
  if (!existsSync(resolve(root, file))) throw new RangeError(`${file}: is missing`);
  return readFileSync(resolve(root, file), 'utf8');
}

function unnumbered(folder: string): string {
  return folder.replace(/^\d+-/, '');
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
