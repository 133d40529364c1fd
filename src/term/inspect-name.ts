/**
 * How an atom is written: as a value (`:ok`, `Enum`, `:"a b"`), as a key (`ok:`) and as the name
 * of a function (`Enum.map`). Elixir quotes whatever its own reader would not take as one name.
 */
import { escape } from './inspect-text.ts';
import { OPERATORS, QUOTED_OPERATORS, SYNTAX_NAMES } from './operators.ts';

type Kind = 'alias' | 'identifier' | 'operator' | 'quoted-operator' | 'not-callable' | 'other';

const ALIAS = /^Elixir(\.[A-Z][A-Za-z0-9_]*)*$/;
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}@]*[?!]?$/u;
/** Letters of other scripts are for specialists, says Unicode, and Elixir quotes them. */
const COMMON_SCRIPTS = new RegExp(
  `^[${'Zyyy Zinh Arab Armn Beng Bopo Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hani Hebr Hira Kana Knda Khmr Laoo Latn Mlym Mymr Orya Sinh Taml Telu Thaa Thai Tibt'
    .split(' ')
    .map((script) => `\\p{sc=${script}}`)
    .join('')}]*$`,
  'u',
);
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
  if (!NAME.test(name) || !COMMON_SCRIPTS.test(name)) return 'other';
  if (name !== name.normalize('NFKC')) return 'other';
  return CALLABLE_NAME.test(name) ? 'identifier' : 'not-callable';
}
