/**
 * How wide a text will be, without a page to measure it on. Only JetBrains Mono is measured,
 * and exactly. Long terms are cut where a reader loses least: at a comma.
 */
const MONO = 0.6;

export function monoWidth(text: string, size: number): number {
  return [...text].length * size * MONO;
}

/** `{:brew, order_id: 101, type: :latte}` in less room: `{:brew, order_id: 101, …}`. */
export function fitTerm(term: string, width: number, size: number): string {
  const room = Math.floor(width / (size * MONO) + 1e-6);
  if ([...term].length <= room) return term;
  const closing = /^[%#]?[{[(]/.test(term) ? closingOf(term) : '';
  const cut = lastCommaBefore(term, room - 3 - closing.length);
  return cut > 0
    ? `${term.slice(0, cut)}, …${closing}`
    : `${term.slice(0, Math.max(1, room - 1))}…`;
}

/** The text, or as much of its beginning as there is room for. */
export function fitText(text: string, width: number, size: number): string {
  const room = Math.max(1, Math.floor(width / (size * MONO) + 1e-6));
  return [...text].length <= room ? text : `${text.slice(0, room - 1)}…`;
}

/** The first of these that fits, the longest being first; else as much of the last as there is room for. */
export function fitFirst(texts: readonly string[], width: number, size: number): string {
  const fitting = texts.find((text) => monoWidth(text, size) <= width + 1e-6);
  return fitting ?? fitText(texts.at(-1) ?? '', width, size);
}

function closingOf(term: string): string {
  const last = term.at(-1) ?? '';
  return '}])'.includes(last) ? last : '';
}

/** Only commas of the outermost term, so that no bracket stays open. */
function lastCommaBefore(term: string, end: number): number {
  let depth = 0;
  let found = 0;
  for (let i = 0; i <= end; i += 1) {
    const sign = term[i] ?? '';
    if ('{[('.includes(sign)) depth += 1;
    if ('}])'.includes(sign)) depth -= 1;
    if (sign === ',' && depth === 1) found = i;
  }
  return found;
}
