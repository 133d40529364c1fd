/** How the lanes are moved by hand: wheel, drag, pinch, keys, and the present by its handle. */
import { drag, select, zoom, zoomIdentity } from 'd3';
import type { D3DragEvent, D3ZoomEvent } from 'd3';

import { clamp } from '#scene/geometry.ts';

import { PRESENT_HANDLE } from './draw-lanes-present.ts';
import {
  holdStage,
  moveStage,
  pageStage,
  timeAfter,
  timeOnStage,
  zoomStage,
} from './lanes-stage.ts';
import type { LanesStage } from './lanes-stage.ts';

type Seek = (at: number) => void;
type Svg = SVGSVGElement;

/** How far a wheel zooms: a pinch comes in small steps, a notch of a wheel in large ones. */
const WHEEL = 0.015;
const MOST_AT_ONCE = 0.4;

/** Of d3's zoom only what has changed since is taken: where the picture is, the camera knows. */
export function gesturesOn(svg: Svg, stage: LanesStage, onSeek: () => Seek): void {
  let last = zoomIdentity;
  const behaviour = zoom<Svg, unknown>()
    .scaleExtent([1e-6, 1e6])
    .wheelDelta(({ deltaY }) => clamp(-deltaY * WHEEL, -MOST_AT_ONCE, MOST_AT_ONCE))
    .filter((event: Event) => isForZoom(event))
    .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<Svg, unknown>) => {
      if (sourceEvent === null) return;
      const scale = transform.k / last.k;
      moveStage(stage, {
        scale,
        dx: scale === 1 ? transform.x - last.x : 0,
        dy: transform.y - scale * last.y,
      });
      last = transform;
    });
  select(svg)
    .call(behaviour)
    .on('dblclick.zoom', null)
    .on('wheel.pan', (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const line = event.deltaMode === 1 ? 16 : 1;
      const [x, y] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      moveStage(stage, { scale: 1, dx: -x * line, dy: -y * line });
    });
  select(svg).on('keydown.lanes', (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!movedByKey(event, stage, onSeek())) return;
    event.preventDefault();
    event.stopPropagation();
  });
  select(svg)
    .select<SVGGElement>(`.${PRESENT_HANDLE}`)
    .call(presentDrag(svg, stage, onSeek));
}

/** The present is dragged by its own handle; the wheel alone pans, with Ctrl or a pinch it zooms. */
function isForZoom(event: Event): boolean {
  if (event.target instanceof Element && event.target.closest(`.${PRESENT_HANDLE}`)) return false;
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  return !(event instanceof MouseEvent && event.button !== 0);
}

function presentDrag(svg: Svg, stage: LanesStage, onSeek: () => Seek) {
  return drag<SVGGElement, unknown>()
    .container(() => svg)
    .on('start', () => holdStage(stage, true))
    .on('drag', ({ y }: D3DragEvent<SVGGElement, unknown, unknown>) =>
      onSeek()(timeOnStage(stage, y)),
    )
    .on('end', () => holdStage(stage, false));
}

const SMALL = 10;
const LARGE = 120;

/** By how many pixels the present is moved on its handle. */
const HANDLE_KEYS: Readonly<Record<string, number>> = {
  ArrowDown: SMALL,
  ArrowRight: SMALL,
  ArrowUp: -SMALL,
  ArrowLeft: -SMALL,
  PageDown: LARGE,
  PageUp: -LARGE,
  Home: -Infinity,
  End: Infinity,
};

/** By how many heights the picture is moved. */
const PAGE_KEYS: Readonly<Record<string, number>> = {
  ArrowDown: 0.1,
  ArrowUp: -0.1,
  PageDown: 0.8,
  PageUp: -0.8,
};

const ZOOM_KEYS: Readonly<Record<string, number>> = { '+': 1.25, '=': 1.25, '-': 0.8 };

/** Keys that are taken while something in the picture has the focus; whether one was. */
function movedByKey({ key, target }: KeyboardEvent, stage: LanesStage, seek: Seek): boolean {
  const isHandle = target instanceof Element && target.closest(`.${PRESENT_HANDLE}`) !== null;
  const [pixels, pages, scale] = [HANDLE_KEYS[key], PAGE_KEYS[key], ZOOM_KEYS[key]];
  if (scale !== undefined) zoomStage(stage, scale);
  else if (isHandle && pixels !== undefined) seek(timeAfter(stage, pixels));
  else if (pages !== undefined) pageStage(stage, pages);
  else return false;
  return true;
}
