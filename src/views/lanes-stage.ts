/**
 * The lanes at work in an SVG element: the camera, and drawing when the moment or the camera changes.
 * It asks for what it is told by the page when it needs it, so that nothing is set up anew.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Focus } from '#scene/focus.ts';
import { clamp } from '#scene/geometry.ts';
import type { Size } from '#scene/geometry.ts';
import { firstCamera, followed, gestured, zoomed } from '#scene/lanes-camera.ts';
import type { Camera, CameraRoom, Gesture } from '#scene/lanes-camera.ts';
import { lanesSceneOf } from '#scene/lanes-scene.ts';
import type { LanesScene } from '#scene/lanes-shapes.ts';
import type { LanesFrame } from '#scene/lanes-sight.ts';
import type { Parts } from '#scene/parts.ts';

import { drawLanes } from './draw-lanes.ts';

/** What the page says, asked for at each frame. */
export type LanesTold = {
  readonly frame: LanesFrame;
  readonly parts: Parts;
  readonly size: Size;
  readonly focus: Focus;
  readonly reducedMotion: boolean;
};

/** What is kept from frame to frame. */
export type LanesStage = {
  readonly svg: SVGSVGElement;
  readonly told: () => LanesTold | undefined;
  /** Hears when the present begins or ceases to be followed. */
  readonly onFollows: (follows: boolean) => void;
  camera: Camera | undefined;
  scene: LanesScene | undefined;
  /** What runs: another one is looked at from its beginning. */
  system: unknown;
  /** While the present is dragged the camera keeps still. */
  held: boolean;
  /** The animation frame that is asked for; 0: none. */
  asked: number;
};

export function lanesStage(given: Pick<LanesStage, 'svg' | 'told' | 'onFollows'>): LanesStage {
  return {
    ...given,
    camera: undefined,
    scene: undefined,
    system: undefined,
    held: false,
    asked: 0,
  };
}

/** Draws at once. */
export function drawStage(stage: LanesStage): void {
  const told = stage.told();
  if (told === undefined) return;
  const { frame, size, reducedMotion: still } = told;
  const { tape, at } = frame;
  const known = stage.system === tape.system ? stage.camera : undefined;
  const camera = known ?? firstCamera(tape.settings.flight ?? 0);
  const height = size.height - (stage.scene?.room.top ?? 0);
  stage.system = tape.system;
  stage.camera = stage.held ? camera : followed(camera, { at, height, still });
  const scene = lanesSceneOf({ ...told, camera: stage.camera });
  stage.scene = scene;
  drawLanes(stage.svg, still ? { ...scene, tips: [] } : scene);
  if (!scene.complete) askForFrame(stage);
}

function askForFrame(stage: LanesStage): void {
  if (stage.asked !== 0) return;
  stage.asked = requestAnimationFrame(() => {
    stage.asked = 0;
    drawStage(stage);
  });
}

export function endStage({ asked }: LanesStage): void {
  cancelAnimationFrame(asked);
}

function moveCamera(stage: LanesStage, next: (camera: Camera, room: CameraRoom) => Camera): void {
  const { camera, scene } = stage;
  if (camera === undefined || scene === undefined) return;
  const { size, room, seen } = scene;
  const { top, overhang } = room;
  const moved = next(camera, { height: size.height - top, until: seen, overhang });
  stage.camera = moved;
  if (moved.follows !== camera.follows) stage.onFollows(moved.follows);
  askForFrame(stage);
}

export function moveStage(stage: LanesStage, gesture: Gesture): void {
  moveCamera(stage, (camera, room) => gestured(camera, gesture, room));
}

/** Closer by that factor, around the present where it is in sight, else around the middle. */
export function zoomStage(stage: LanesStage, scale: number): void {
  const { presentY = 0, room, size } = stage.scene ?? {};
  const isInSight = room !== undefined && presentY > room.top && presentY < (size?.height ?? 0);
  moveCamera(stage, (camera, there) => {
    const y = isInSight ? presentY - room.top : there.height / 2;
    return zoomed(camera, { scale, y }, there);
  });
}

/** Down by so many heights of the picture. */
export function pageStage(stage: LanesStage, pages: number): void {
  moveCamera(stage, (camera, room) =>
    gestured(camera, { scale: 1, dx: 0, dy: -pages * room.height }, room),
  );
}

export function followOnStage(stage: LanesStage): void {
  moveCamera(stage, (camera) => ({ ...camera, follows: true }));
}

export function holdStage(stage: LanesStage, held: boolean): void {
  stage.held = held;
  if (!held) askForFrame(stage);
}

/** The time at a height, of what has been seen. */
export function timeOnStage({ camera, scene }: LanesStage, y: number): Microseconds {
  if (camera === undefined || scene === undefined) return 0;
  const at = camera.from + (y - scene.room.top) * camera.perPixel;
  return Math.round(clamp(at, 0, scene.seen));
}

/** The time that lies so many pixels after the present. */
export function timeAfter({ camera, scene }: LanesStage, pixels: number): Microseconds {
  if (camera === undefined || scene === undefined) return 0;
  return Math.round(clamp(scene.at + pixels * camera.perPixel, 0, scene.seen));
}
