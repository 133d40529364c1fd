/**
 * A moment of a lesson as the end of an address: which lesson, what the learner did, and where in
 * time that is. Short, with a version and a checksum; whatever else comes is refused with a reason.
 */
import { parseTerm } from '#term/ex.ts';
import { encodeUtf8 } from '#term/utf8.ts';

import { fromBase64url, toBase64url } from './base64url.ts';
import { BadLink, LinkReader, LinkWriter } from './link-bytes.ts';
import { LONGEST_RUN, MOST_STEPS, nameIn, readMoves, writeMoves } from './link-moves.ts';
import type { RunMove } from './run.ts';
import { squeeze, unsqueeze } from './squeeze.ts';

export type SharedMoment = {
  /** `coffee-shop/the-gateway-crashes`. */
  readonly lesson: string;
  /** The edition of the lesson: in another one the same moves may lead elsewhere. */
  readonly content: number;
  readonly step: string;
  /** Which of the lesson's runs: `main`, or another by its id. */
  readonly run: string;
  readonly seed: number;
  /** The system's options as an Elixir term, where they are not the lesson's own. */
  readonly options?: string;
  /** The learner's own: what the lesson plans comes by itself. */
  readonly moves: readonly RunMove[];
  /** How many steps of the run have been done. */
  readonly position: number;
  /** Microseconds: between the time of that step and the next. */
  readonly at: number;
  readonly selected?: string;
  readonly view: string;
};

export type Decoded =
  | { readonly kind: 'moment'; readonly moment: SharedMoment }
  /** `why` goes on after "This link cannot be opened: ". */
  | { readonly kind: 'refused'; readonly why: string }
  /** Nobody shared anything here. */
  | { readonly kind: 'none' };

const PREFIX = 'moment=';
const VERSION = 1;
const CHECK_SIZE = 3;
const LONGEST_LINK = 4000;
const MOST_BYTES = 16_000;
const LONGEST_OPTIONS = 2000;
const MOST_EDITIONS = 1_000_000;

/** The fragment of an address, with its `#`. */
export function encodeMoment(moment: SharedMoment): string {
  const body = squeeze(bodyOf(moment));
  const bytes = Uint8Array.from([VERSION, ...checkOf(body), ...body]);
  return `#${PREFIX}${toBase64url(bytes)}`;
}

/** Whatever the fragment is, it throws nothing. */
export function decodeMoment(fragment: string): Decoded {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(PREFIX)) return { kind: 'none' };
  try {
    return { kind: 'moment', moment: momentIn(bodyIn(text.slice(PREFIX.length))) };
  } catch (error) {
    if (error instanceof BadLink) return { kind: 'refused', why: error.message };
    throw error;
  }
}

function bodyIn(text: string): Uint8Array {
  if (text.length > LONGEST_LINK) throw new BadLink('it is far too long');
  const bytes = fromBase64url(text);
  if (bytes === undefined) throw new BadLink('it has letters that none of ours has');
  const version = bytes[0] ?? 0;
  if (version > VERSION)
    throw new BadLink('it was made by a newer or another version of this page');
  const squeezed = bytes.subarray(1 + CHECK_SIZE);
  const check = checkOf(squeezed);
  if (version !== VERSION || check.some((byte, at) => byte !== bytes[at + 1])) {
    throw new BadLink('it is damaged, or not all of it was copied');
  }
  const body = unsqueeze(squeezed, MOST_BYTES);
  if (body === undefined) throw new BadLink('it is damaged');
  return body;
}

function bodyOf(moment: SharedMoment): Uint8Array {
  const out = new LinkWriter();
  out.text(moment.lesson);
  out.count(moment.content);
  out.text(moment.step);
  out.text(moment.run);
  out.text(moment.view);
  out.text(moment.selected ?? '');
  out.text(moment.options ?? '');
  out.count(moment.seed);
  out.count(moment.position);
  out.count(moment.at);
  writeMoves(out, moment.moves);
  return out.written();
}

function momentIn(body: Uint8Array): SharedMoment {
  const from = new LinkReader(body);
  const named = {
    lesson: nameIn(from, 'lesson'),
    content: from.count('edition', MOST_EDITIONS),
    step: nameIn(from, 'step'),
    run: nameIn(from, 'run'),
    view: nameIn(from, 'picture'),
  };
  const selected = selectedIn(from);
  const options = optionsIn(from);
  const placed = {
    seed: from.count('seed', 2 ** 32 - 1),
    position: from.count('position', MOST_STEPS),
    at: from.count('time', LONGEST_RUN),
    moves: readMoves(from),
  };
  from.end();
  return {
    ...named,
    ...placed,
    ...(selected === undefined ? {} : { selected }),
    ...(options === undefined ? {} : { options }),
  };
}

/** Any text: it is compared with what there is, and never looked up. */
function selectedIn(from: LinkReader): string | undefined {
  const text = from.text('selection', 80);
  return text === '' || text in {} ? undefined : text;
}

function optionsIn(from: LinkReader): string | undefined {
  const text = from.text('options', LONGEST_OPTIONS);
  if (text === '') return undefined;
  try {
    parseTerm(text);
  } catch {
    throw new BadLink('its options are no Elixir term');
  }
  return text;
}

/** The edition of a lesson from all that its runs depend on, as text: another text, another number. */
export function editionOf(text: string): number {
  return hashOf(encodeUtf8(text)) % (MOST_EDITIONS + 1);
}

/** 24 bits are enough to tell a slip from a link. */
function checkOf(bytes: Uint8Array): readonly number[] {
  const hash = hashOf(bytes);
  return [hash >>> 24, (hash >>> 16) & 255, (hash >>> 8) & 255];
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x81_1c_9d_c5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  return hash >>> 0;
}
