/** A line of Elixir; what does not fit goes on below, a little further in than the line began. */
import type { CSSProperties } from 'react';

import { Term } from '#app/details/code-block.tsx';

export type LineText = { readonly id: string; readonly text: string };

export function CodeLine({ text }: { readonly text: string }) {
  return (
    <code className="block whitespace-pre-wrap wrap-anywhere" style={hanging(text)}>
      <Term text={text === '' ? ' ' : text} />
    </code>
  );
}

export function hanging(line: string): CSSProperties {
  const indent = line.length - line.trimStart().length + 2;
  return { paddingLeft: `${indent}ch`, textIndent: `-${indent}ch` };
}
