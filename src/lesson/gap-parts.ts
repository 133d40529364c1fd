/** Code with gaps, taken apart: what stands as it is, and where something is to be filled in. */

export type GapPart =
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'gap'; readonly id: string };

/** Not `__MODULE__` and its kind, and not `__struct__`, which Elixir has itself. */
const GAP = /__(?!struct__)([a-z][A-Za-z0-9-]*)__/;

/** The parts of each line. */
export function gapLines(code: string): readonly (readonly GapPart[])[] {
  return code.split('\n').map(partsOf);
}

/** The ids of the gaps, in the order in which they stand. */
export function gapIds(code: string): readonly string[] {
  return gapLines(code).flatMap((parts) =>
    parts.flatMap((part) => (part.kind === 'gap' ? [part.id] : [])),
  );
}

/** What a pattern with one group captures stands at the odd places of a split. */
function partsOf(line: string): readonly GapPart[] {
  return line.split(GAP).flatMap((text, place): readonly GapPart[] => {
    if (place % 2 === 1) return [{ kind: 'gap', id: text }];
    return text === '' ? [] : [{ kind: 'code', text }];
  });
}
