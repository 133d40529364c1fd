/** Tells the page of each new verdict, once. */
import { useEffect, useRef } from 'react';

import type { Verdict } from '#lesson/exercise.ts';

export function useVerdict(
  verdict: Verdict | undefined,
  onVerdict: ((verdict: Verdict) => void) | undefined,
): void {
  const tell = useRef(onVerdict);
  const latest = useRef(verdict);
  useEffect(() => {
    tell.current = onVerdict;
    latest.current = verdict;
  });
  const text = verdict === undefined ? undefined : `${verdict.met} ${verdict.reply}`;
  useEffect(() => {
    if (text !== undefined && latest.current !== undefined) tell.current?.(latest.current);
  }, [text]);
}
