/**
 * The lanes in numbers, for a room, a stretch of time and a present. What lies in the future is shown
 * as far as the learner has seen it already, and no further.
 */
import { chainShapes, pointShapes } from './lanes-chain.ts';
import { lineShapes, markShapes, textShapes, tipShapes } from './lanes-lines.ts';
import { guideShapes, lifeShapes, waitShapes, workShapes } from './lanes-lives.ts';
import { nameShapes, tickShapes } from './lanes-names.ts';
import type { LanesScene } from './lanes-shapes.ts';
import { sightedOf } from './lanes-sight.ts';
import type { Sight } from './lanes-sight.ts';

export function lanesSceneOf(sight: Sight): LanesScene {
  const sighted = sightedOf(sight);
  const { layout, camera, frame, seen, works, size } = sighted;
  const { room } = layout;
  const down = room.top - camera.from / camera.perPixel;
  return {
    size,
    room: { top: room.top, left: room.left, overhang: room.overhang },
    shift: { x: -camera.x, y: down },
    presentY: down + frame.at / camera.perPixel,
    seenY: down + seen / camera.perPixel,
    at: frame.at,
    seen,
    names: nameShapes(sighted),
    ticks: tickShapes(sighted),
    guides: guideShapes(sighted),
    lives: lifeShapes(sighted),
    works: workShapes(sighted),
    waits: waitShapes(sighted),
    messages: lineShapes(sighted),
    marks: markShapes(sighted),
    labels: textShapes(sighted),
    tips: tipShapes(sighted),
    chain: chainShapes(sighted),
    pointed: pointShapes(sighted),
    complete: works.complete,
  };
}
