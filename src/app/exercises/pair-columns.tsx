/**
 * Two columns to be paired: one presses a thing at the left and then its partner, or the other way
 * round. A pair has a colour, a number at both ends, and a line between them.
 */
import { useRef } from 'react';

import { markOf } from './body-props.ts';
import type { BodyProps } from './body-props.ts';
import { PairLines } from './pair-lines.tsx';
import { PairPart } from './pair-part.tsx';
import { usePairing } from './use-pairing.ts';

export function PairColumns({ exercise, answer: { pairs }, ...rest }: BodyProps<'pairs'>) {
  const { verdict, onAnswer } = rest;
  const { left, right } = exercise;
  const root = useRef<HTMLDivElement>(null);
  const pairing = usePairing({ exercise, pairs, onAnswer });
  const leftMark = (id: string) => (pairs[id] === undefined ? undefined : markOf(verdict, id));
  return (
    <div ref={root} className="relative grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-8">
      <PairLines root={root} pairs={left.map(({ id }) => [id, pairs[id]])} />
      <ul aria-label="Left" className="flex flex-col gap-1.5">
        {left.map((part, i) => (
          <PairPart
            key={part.id}
            {...part}
            side="left"
            numbers={pairs[part.id] === undefined ? [] : [i]}
            partners={right.filter(({ id }) => id === pairs[part.id])}
            mark={leftMark(part.id)}
            pairing={pairing}
          />
        ))}
      </ul>
      <ul aria-label="Right" className="flex flex-col gap-1.5">
        {right.map((part) => (
          <PairPart
            key={part.id}
            {...part}
            side="right"
            numbers={left.flatMap(({ id }, i) => (pairs[id] === part.id ? [i] : []))}
            partners={left.filter(({ id }) => pairs[id] === part.id)}
            mark={undefined}
            pairing={pairing}
          />
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {pairing.said}
      </p>
    </div>
  );
}
