/**
 * The text that is being read as a term, with a place in it, and the error that points at such a
 * place. Holes of a template are part of the text as `${…}`, so that a message can show them.
 */

const HOLE = '${…}';

export type Source = {
  readonly text: string;
  /** Where a hole stands, and which one it is. */
  readonly holes: ReadonlyMap<number, number>;
  at: number;
  depth: number;
};

/** The text is no term of Elixir: what was expected, and where. */
export class ExSyntaxError extends Error {
  override readonly name = 'ExSyntaxError';
  readonly expected: string;
  readonly line: number;
  readonly column: number;

  constructor(text: string, at: number, expected: string) {
    const before = text.slice(0, at).split('\n');
    const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
    const shown = text.split('\n')[line - 1] ?? '';
    super(
      `Expected ${expected} at line ${line}, column ${column}:\n${shown}\n${' '.repeat(column - 1)}^`,
    );
    this.expected = expected;
    this.line = line;
    this.column = column;
  }
}

export function sourceOf(parts: readonly string[]): Source {
  const holes = new Map<number, number>();
  let text = '';
  parts.forEach((part, index) => {
    if (index > 0) {
      holes.set(text.length, index - 1);
      text += HOLE;
    }
    text += part;
  });
  return { text, holes, at: 0, depth: 0 };
}

export function fail(source: Source, expected: string, at: number = source.at): never {
  throw new ExSyntaxError(source.text, at, expected);
}

export function skipSpace(source: Source): void {
  while (/\s/.test(source.text.charAt(source.at))) source.at += 1;
}

/** Takes the text if it comes next. */
export function take(source: Source, text: string): boolean {
  if (!source.text.startsWith(text, source.at)) return false;
  source.at += text.length;
  return true;
}

/** Takes what a sticky pattern matches here. */
export function takeMatch(source: Source, pattern: RegExp): string | undefined {
  pattern.lastIndex = source.at;
  const found = pattern.exec(source.text)?.[0];
  if (found !== undefined) source.at += found.length;
  return found;
}

/** Takes a hole, and says which one it is. */
export function takeHole(source: Source): number | undefined {
  const index = source.holes.get(source.at);
  if (index !== undefined) source.at += HOLE.length;
  return index;
}

/** Takes one character, not just half of a pair. */
export function takeCharacter(source: Source): string | undefined {
  if (source.holes.has(source.at)) return fail(source, 'a character, no hole');
  const code = source.text.codePointAt(source.at);
  if (code === undefined) return undefined;
  const char = String.fromCodePoint(code);
  source.at += char.length;
  return char;
}

/** Takes the bracket that has to come next, where there is no comma. */
export function close(source: Source, closing: string): void {
  skipSpace(source);
  if (!take(source, closing))
    fail(source, source.at < source.text.length ? `, or ${closing}` : closing);
}
