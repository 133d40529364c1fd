/** The charts of queues at work in their elements: drawn when the moment changes, pointed at, moved by keys. */
import { pointer } from 'd3';

import type { Microseconds } from '#kernel/behaviour.ts';
import type { Focus } from '#scene/focus.ts';
import type { Size } from '#scene/geometry.ts';
import type { LanesFrame } from '#scene/lanes-sight.ts';
import type { Parts } from '#scene/parts.ts';
import { queuesSceneOf, timeAtX } from '#scene/queues-scene.ts';
import type { QueuesScene } from '#scene/queues-shapes.ts';

import { drawQueuesTable } from './draw-queues-table.ts';
import { type DrawQueues, queuesLayers } from './draw-queues.ts';

type Told = {
  readonly size: Size | undefined;
  readonly parts: Parts;
  readonly focus: Focus;
  readonly onSelect: (key: string) => void;
  readonly onSeek: (at: Microseconds) => void;
  readonly reducedMotion: boolean;
};

type Given = {
  readonly svg: SVGSVGElement;
  readonly body: HTMLTableSectionElement;
  /** Where it is said that nothing has waited. */
  readonly none: HTMLElement;
  /** What the page says, and what is shown: asked for at each frame. */
  readonly told: () => Told;
  readonly frame: () => LanesFrame;
};

export type QueuesStage = Given & {
  readonly draw: DrawQueues;
  readonly end: () => void;
  scene: QueuesScene | undefined;
  /** The scale of the lengths as it is drawn: it follows the scene's. */
  top: number | undefined;
  /** The animation frame that is asked for; 0: none. */
  asked: number;
};

export function queuesStage(given: Given): QueuesStage {
  const { svg } = given;
  const listening = new AbortController();
  const stage: QueuesStage = {
    ...given,
    draw: queuesLayers(svg),
    end: () => {
      listening.abort();
      cancelAnimationFrame(stage.asked);
      svg.replaceChildren();
    },
    scene: undefined,
    top: undefined,
    asked: 0,
  };
  listen(stage, listening.signal);
  return stage;
}

/** Draws at once. */
export function drawQueuesStage(stage: QueuesStage): void {
  const { size, parts, focus, onSelect, reducedMotion } = stage.told();
  if (size === undefined) return;
  const scene = queuesSceneOf({ frame: stage.frame(), parts, size, focus });
  stage.scene = scene;
  stage.top = followed(stage.top, scene.lengths.top, reducedMotion);
  stage.draw(scene, stage.top);
  drawQueuesTable(stage.body, scene.rows, onSelect);
  if (stage.none.textContent !== scene.none) stage.none.textContent = scene.none;
  if (stage.top !== scene.lengths.top) askForFrame(stage);
}

const FOLLOWS = 0.22;

function followed(top: number | undefined, wanted: number, still: boolean): number {
  if (top === undefined || still || Math.abs(top / wanted - 1) < 0.01) return wanted;
  return top + (wanted - top) * FOLLOWS;
}

function askForFrame(stage: QueuesStage): void {
  if (stage.asked !== 0) return;
  stage.asked = requestAnimationFrame(() => {
    stage.asked = 0;
    drawQueuesStage(stage);
  });
}

/** How much of the run an arrow goes. */
const STEP = 0.01;

function listen(stage: QueuesStage, signal: AbortSignal): void {
  const { svg } = stage;
  const seek = (event: PointerEvent) => {
    const { scene } = stage;
    if (scene === undefined) return;
    const [x] = pointer(event, svg);
    stage.told().onSeek(timeAtX(scene, x));
  };
  svg.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      svg.setPointerCapture(event.pointerId);
      seek(event);
    },
    { signal },
  );
  svg.addEventListener(
    'pointermove',
    (event) => {
      if (svg.hasPointerCapture(event.pointerId)) seek(event);
    },
    { signal },
  );
  svg.addEventListener('keydown', (event) => moveByKey(stage, event), { signal });
}

function moveByKey({ scene, told }: QueuesStage, event: KeyboardEvent): void {
  if (scene === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const { until, present } = scene;
  const to: Readonly<Record<string, number>> = {
    ArrowLeft: present.at - until * STEP,
    ArrowRight: present.at + until * STEP,
    PageDown: present.at - until * 10 * STEP,
    PageUp: present.at + until * 10 * STEP,
    Home: 0,
    End: until,
  };
  const at = to[event.key];
  if (at === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  told().onSeek(Math.round(Math.max(0, Math.min(until, at))));
}
