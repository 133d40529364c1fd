/**
 * What is kept, as text: in the browser and in a file. It names its schema and version; older versions
 * are brought up to date one by one; what does not fit is named, and the rest is read all the same.
 */
import * as v from 'valibot';

import { LESSON_PROGRESS, SETTINGS, type Stored } from './stored.ts';

const SCHEMA = 'let-it-brew.progress';
const VERSION = 2;
const LONGEST = 5_000_000;

export type Reading =
  | { readonly kind: 'read'; readonly stored: Stored; readonly wrong: readonly Wrong[] }
  /** `why` is a sentence. */
  | { readonly kind: 'damaged' | 'foreign' | 'newer'; readonly why: string };

/** A part that could not be read: where it is, what is wrong with it, and what it was. */
export type Wrong = { readonly where: string; readonly why: string; readonly was: unknown };

type Fields = Readonly<Record<string, unknown>>;

export function writeStored(stored: Stored): string {
  return JSON.stringify({ schema: SCHEMA, version: VERSION, ...stored });
}

/** What the first version kept: a theme, under a key of its own. */
export function firstVersion(theme: string): string {
  return JSON.stringify({ schema: SCHEMA, version: 1, theme });
}

/** From each version to the next. */
const MIGRATIONS: Readonly<Record<number, (old: Fields) => Fields>> = {
  1: ({ theme }) => ({
    settings: theme === undefined ? {} : { theme: { value: theme, at: 0 } },
    lessons: {},
  }),
};

export function readStored(text: string): Reading {
  if (text.length > LONGEST) return { kind: 'foreign', why: 'It is far too large to be progress.' };
  const parsed = parse(text);
  if (parsed.kind === 'damaged') return parsed;
  const { given } = parsed;
  if (!isFields(given) || given['schema'] !== SCHEMA) {
    return { kind: 'foreign', why: 'It is not progress of Let It Brew.' };
  }
  const { version } = given;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { kind: 'damaged', why: `Its version is ${shown(version)}, which is none.` };
  }
  if (version > VERSION) {
    const why = `It has version ${version}, made by a newer Let It Brew; this page knows up to ${VERSION}.`;
    return { kind: 'newer', why };
  }
  return read(upToDate(given, version));
}

function parse(
  text: string,
): { readonly kind: 'json'; readonly given: unknown } | { kind: 'damaged'; why: string } {
  try {
    return { kind: 'json', given: JSON.parse(text) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { kind: 'damaged', why: `It is no JSON: ${what}.` };
  }
}

function upToDate(given: Fields, version: number): Fields {
  let fields = given;
  for (let from = version; from < VERSION; from += 1) fields = MIGRATIONS[from]?.(fields) ?? fields;
  return fields;
}

function read({ settings = {}, lessons = {} }: Fields): Reading {
  const wrong: Wrong[] = [];
  const kept = Object.fromEntries(membersOf('settings', settings, wrong));
  const theme = checked(SETTINGS.theme, { where: 'settings.theme', was: kept['theme'], wrong });
  const speed = checked(SETTINGS.speed, { where: 'settings.speed', was: kept['speed'], wrong });
  const known = membersOf('lessons', lessons, wrong).flatMap(([id, was]) => {
    const progress = checked(LESSON_PROGRESS, { where: `lesson ${id}`, was, wrong });
    return progress === undefined ? [] : [[id, progress] as const];
  });
  const stored: Stored = {
    settings: { ...(theme && { theme }), ...(speed && { speed }) },
    lessons: Object.fromEntries(known),
  };
  return { kind: 'read', stored, wrong };
}

type Part = { readonly where: string; readonly was: unknown; readonly wrong: Wrong[] };

function checked<Output>(
  schema: v.GenericSchema<unknown, Output>,
  { where, was, wrong }: Part,
): Output | undefined {
  if (was === undefined) return undefined;
  const result = v.safeParse(schema, was);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  wrong.push({ where: path === null ? where : `${where}, ${path}`, why: issue.message, was });
  return undefined;
}

function membersOf(where: string, given: unknown, wrong: Wrong[]): [string, unknown][] {
  if (isFields(given)) return Object.entries(given);
  wrong.push({ where, why: `${shown(given)} is no object`, was: given });
  return [];
}

function isFields(given: unknown): given is Fields {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 40);
}
