/**
 * How an atom is written: as a value (`:ok`, `Enum`, `:"a b"`), as a key (`ok:`) and as the name
 * of a function (`Enum.map`). Elixir quotes whatever its own reader would not take as one name.
 */
import { escape } from './inspect-text.ts';
import { OPERATORS, QUOTED_OPERATORS, SYNTAX_NAMES } from './operators.ts';

type Kind = 'alias' | 'identifier' | 'operator' | 'quoted-operator' | 'not-callable' | 'other';

const ALIAS = /^Elixir(\.[A-Z][A-Za-z0-9_]*)*$/;
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}@]*[?!]?$/u;
/** Scripts in common use; letters of different ones do not stand together in a name. */
const SCRIPTS = (
  'Latn Cyrl Grek Arab Armn Beng Deva Ethi Geor Gujr Guru Hebr Khmr Knda Laoo Mlym Mymr Orya ' +
  'Sinh Taml Telu Thaa Thai Tibt Hani+Hira+Kana Hani+Bopo Hani+Hang'
).split(' ');
const ONE_SCRIPT = new RegExp(`^(${SCRIPTS.map(lettersOf).join('|')})$`, 'u');
/** Letters of Latin and Cyrillic that no living language needs, says Unicode. */
const RARE_LETTERS =
  /(?![a-zA-Z\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u018f\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u01de-\u01e3\u01e6-\u01f0\u01f4\u01f5\u01f8-\u021b\u021e\u021f\u0226-\u0233\u0259\u1e00-\u1e99\u1e9e\u1ea0-\u1ef9\u0400-\u045f\u048a-\u04ff\u0510-\u0529\u052e\u052f])[\p{sc=Latn}\p{sc=Cyrl}]/u;
const CALLABLE_NAME = /^[^\p{Lu}\p{Lt}@][^@]*$/u;

const kinds = new Map<string, Kind>();

/** `:ok`, `nil`, `Enum`, `:"with spaces"` */
export function literalName(name: string): string {
  if (name === 'nil' || name === 'true' || name === 'false') return name;
  const kind = kindOf(name);
  if (kind === 'alias') return aliasName(name);
  return isQuoted(kind) ? `:"${escape(name)}"` : `:${name}`;
}

/** `ok:`, `"with spaces":` */
export function keyName(name: string): string {
  const kind = kindOf(name);
  if (kind === 'alias') return `"${name}":`;
  return isQuoted(kind) ? `"${escape(name)}":` : `${name}:`;
}

/** `map` of `Enum.map`, `"with spaces"` */
export function callName(name: string): string {
  const kind = kindOf(name);
  if (kind === 'identifier' || kind === 'operator' || kind === 'quoted-operator') return name;
  return kind === 'other' ? `"${escape(name)}"` : `"${name}"`;
}

function isQuoted(kind: Kind): boolean {
  return kind === 'other' || kind === 'quoted-operator';
}

function aliasName(name: string): string {
  if (name === 'Elixir' || /^Elixir\.Elixir(\.|$)/.test(name)) return name;
  return name.slice('Elixir.'.length);
}

function kindOf(name: string): Kind {
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const kind = classify(name);
  kinds.set(name, kind);
  return kind;
}

function classify(name: string): Kind {
  if (SYNTAX_NAMES.has(name)) return 'not-callable';
  if (QUOTED_OPERATORS.has(name)) return 'quoted-operator';
  if (OPERATORS.has(name)) return 'operator';
  if (ALIAS.test(name)) return 'alias';
  if (!NAME.test(name) || !isCommon(name)) return 'other';
  return CALLABLE_NAME.test(name) ? 'identifier' : 'not-callable';
}

/** What Elixir takes as a name: one script between two underscores, in its normal form. */
function isCommon(name: string): boolean {
  if (RARE_LETTERS.test(name) || name !== name.normalize('NFKC')) return false;
  return name.split('_').every((part) => ONE_SCRIPT.test(part));
}

/** A pattern for letters of these scripts, and for signs that belong to none. */
function lettersOf(scripts: string): string {
  const letters = scripts.split('+').map((script) => `\\p{sc=${script}}`);
  return `[\\p{sc=Zyyy}\\p{sc=Zinh}${letters.join('')}]*`;
}
