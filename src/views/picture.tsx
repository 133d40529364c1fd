/**
 * Mounts a picture and draws it anew whenever the moment changes. React renders it once, and again
 * when something is selected or the picture's size changes; never for a frame.
 */
import { useEffect, useRef, useState } from 'react';

import type { Cast } from '#scene/cast.ts';
import type { Focus } from '#scene/focus.ts';
import type { Size } from '#scene/geometry.ts';
import type { Feed, Moment } from '#scene/moment.ts';

import type { PictureActions } from './pressable.ts';

export type PictureProps = PictureActions & {
  readonly moment: Feed<Moment>;
  readonly cast: Cast;
  readonly focus: Focus;
  /** Time stands: there is leisure to read. */
  readonly paused?: boolean;
  readonly reducedMotion: boolean;
};

/** How one kind of picture is started and drawn. */
export type Painter = {
  readonly label: string;
  readonly start: (svg: SVGSVGElement, actions: PictureActions) => void;
  readonly draw: (svg: SVGSVGElement, frame: Frame) => void;
};

export type Frame = {
  readonly moment: Moment;
  readonly cast: Cast;
  readonly size: Size;
  readonly focus: Focus;
  readonly paused: boolean;
  readonly reducedMotion: boolean;
};

export function Picture({ painter, ...props }: PictureProps & { readonly painter: Painter }) {
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(svg);
  useActions(svg, painter, props);
  const { moment, cast, focus, paused = false, reducedMotion } = props;
  useEffect(() => {
    const element = svg.current;
    if (element === null || size === undefined) return undefined;
    const draw = () =>
      painter.draw(element, { moment: moment.current(), cast, size, focus, paused, reducedMotion });
    draw();
    return moment.subscribe(draw);
  }, [painter, moment, cast, size, focus, paused, reducedMotion]);
  return <svg ref={svg} className="picture" aria-label={painter.label} />;
}

/** The listeners are put on once; they ask for the latest callbacks when they are needed. */
function useActions(
  svg: React.RefObject<SVGSVGElement | null>,
  painter: Painter,
  actions: PictureActions,
): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (svg.current === null) return;
    painter.start(svg.current, {
      onSelect: (key) => latest.current.onSelect(key),
      onMenu: (key, at) => latest.current.onMenu(key, at),
      onHover: (key) => latest.current.onHover(key),
      onEvent: (event) => latest.current.onEvent(event),
    });
  }, [svg, painter]);
}

export function useSize(svg: React.RefObject<SVGSVGElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    if (svg.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined || entry.contentRect.width === 0) return;
      setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(svg.current);
    return () => observer.disconnect();
  }, [svg]);
  return size;
}
