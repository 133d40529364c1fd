/** Keeps the focus on what was moved or pressed, when the list around it is drawn anew. */
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** What is returned takes a selector; the first that it finds gets the focus after the next render. */
export function useRefocus(root: RefObject<HTMLElement | null>): (...selectors: string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  useEffect(() => {
    const found = wanted.current.flatMap((selector) => {
      const element = root.current?.querySelector<HTMLElement>(selector);
      return element === null || element === undefined ? [] : [element];
    });
    wanted.current = [];
    found[0]?.focus();
  });
  return (...selectors) => {
    wanted.current = selectors;
  };
}
