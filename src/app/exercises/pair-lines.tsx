/** The lines between what is paired, from where its two ends stand. */
import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

import { pairColour } from './pair-part.tsx';

type PairLinesProps = {
  readonly root: RefObject<HTMLElement | null>;
  /** Left and right by id, in the order of the left. */
  readonly pairs: readonly (readonly [left: string, right: string | undefined])[];
};

type Line = { readonly number: number; readonly path: string };

export function PairLines({ root, pairs }: PairLinesProps) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const key = JSON.stringify(pairs);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const measure = () => setLines(linesIn(element, JSON.parse(key) as PairLinesProps['pairs']));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [root, key]);
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 size-full overflow-visible"
    >
      {lines.map(({ number, path }) => (
        <path key={number} d={path} fill="none" stroke={pairColour(number)} strokeWidth="2" />
      ))}
    </svg>
  );
}

function linesIn(root: HTMLElement, pairs: PairLinesProps['pairs']): readonly Line[] {
  const ground = root.getBoundingClientRect();
  const boxOf = (name: string) =>
    [...root.querySelectorAll<HTMLElement>('[data-pair]')]
      .find((part) => part.dataset['pair'] === name)
      ?.getBoundingClientRect();
  return pairs.flatMap(([left, right], number) => {
    const [from, to] = [boxOf(`left ${left}`), boxOf(`right ${right ?? ''}`)];
    if (right === undefined || from === undefined || to === undefined) return [];
    const [x1, x2] = [from.right - ground.left, to.left - ground.left];
    const [y1, y2] = [from, to].map(({ top, height }) => top + height / 2 - ground.top);
    const middle = (x1 + x2) / 2;
    return [{ number, path: `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}` }];
  });
}
