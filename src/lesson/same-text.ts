/** Whether two texts say the same: the same Elixir term, or the same but for spaces. */
import { parseTerm } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';

/** Of what a program prints: a term however it is spaced, other text word for word. */
export function isSameLine(one: string, other: string): boolean {
  return isSame(one, other, (text) => text.trim().replaceAll(/\s+/g, ' '));
}

/** Of code: spaces count only between two words. */
export function isSameCode(one: string, other: string): boolean {
  return isSame(one, other, (text) =>
    text
      .trim()
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ (?=\W)|(?<=\W) /g, ''),
  );
}

function isSame(one: string, other: string, plain: (text: string) => string): boolean {
  if (plain(one) === plain(other)) return true;
  const term = termText(one);
  return term !== undefined && term === termText(other);
}

/** The term as Elixir would print it; `undefined`: the text is no term. */
function termText(text: string): string | undefined {
  try {
    return inspectLine(parseTerm(text));
  } catch {
    return undefined;
  }
}
