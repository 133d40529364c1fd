/** How wide an element is, to the nearest eight pixels, and again when that changes. */
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

const NEAREST = 8;

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(800);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const wide = entry?.contentRect.width ?? 0;
      if (wide > 0) setWidth(Math.round(wide / NEAREST) * NEAREST);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
