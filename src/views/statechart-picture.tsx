/**
 * The machine of a process as a picture: drawn once for its chart and its width, then only lit anew.
 * What a label is short for is told beside the pointer; the list below the picture tells all of it.
 */
import { useEffect, useId, useRef, useState } from 'react';

import type { Size } from '#scene/geometry.ts';
import type { LabelShape } from '#scene/statechart-scene.ts';
import { statechartScene } from '#scene/statechart-scene.ts';
import { chartText } from '#scene/statechart.ts';
import type { Chart, ChartPlace } from '#scene/statechart.ts';

import { drawStatechart, startStatechart } from './draw-statechart.ts';

export type StatechartPictureProps = {
  readonly chart: Chart;
  readonly place: ChartPlace;
};

/** Narrower than this it is scaled down, as long as its smallest letters stay 10 px high. */
const LEAST_SCALE = 0.953;

export function StatechartPicture({ chart, place }: StatechartPictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const id = `chart${useId().replaceAll(/\W/g, '')}`;
  const width = useWidth(frame);
  const [pointed, setPointed] = useState<LabelShape>();
  const scene = width === undefined ? undefined : statechartScene(chart, place, width);
  useEffect(() => {
    if (svg.current === null || scene === undefined) return;
    startStatechart(svg.current, id, { onPoint: setPointed });
    drawStatechart(svg.current, scene);
  }, [id, scene]);
  const isWide = scene !== undefined && scene.size.width * LEAST_SCALE > (width ?? 0);
  const scale = Math.min(1, Math.max(LEAST_SCALE, (width ?? 0) / (scene?.size.width ?? 1)));
  return (
    <div ref={frame} className="statechart-frame">
      <div
        className="statechart-scroller"
        {...(isWide
          ? { tabIndex: 0, role: 'region', 'aria-label': `Picture of ${chart.name}` }
          : {})}
      >
        <svg
          ref={svg}
          role="img"
          aria-label={chartText(chart, place)}
          width={(scene?.size.width ?? 0) * scale}
          height={(scene?.size.height ?? 0) * scale}
        />
      </div>
      {pointed !== undefined && scene !== undefined && (
        <Tip label={pointed} size={scene.size} scale={scale} />
      )}
    </div>
  );
}

type TipProps = {
  readonly label: LabelShape;
  readonly size: Size;
  readonly scale: number;
};

/** What the label stands for, below or above it and at the side, where there is more room. */
function Tip({ label: { at, lines }, size, scale }: TipProps) {
  const side = at.x + at.width / 2 < size.width / 2 ? { left: 0 } : { right: 0 };
  const isLow = at.y > size.height / 2;
  const place = isLow
    ? { bottom: (size.height - at.y + 4) * scale }
    : { top: (at.y + at.height + 4) * scale };
  return (
    <ul aria-hidden="true" className="statechart-tip" style={{ ...place, ...side }}>
      {lines.map((text, i) => (
        <li key={i}>{text}</li>
      ))}
    </ul>
  );
}

/** Whole pixels, so that a layout is found again. */
function useWidth(frame: React.RefObject<HTMLDivElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    if (frame.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const across = Math.floor(entry?.contentRect.width ?? 0);
      if (across > 0) setWidth(across);
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
