/** The supervision tree, as a component. */
import { treeRoom } from '#scene/tree-room.ts';
import { treeSceneOf } from '#scene/tree-scene.ts';

import { drawTree, startTree } from './draw-tree.ts';
import { Picture } from './picture.tsx';
import type { Painter, PictureProps } from './picture.tsx';
import { placementsOf } from './placements.ts';

const PAINTER: Painter = {
  label: 'Supervision tree',
  start: startTree,
  draw(svg, { moment, size, focus, paused, reducedMotion }) {
    const scene = treeSceneOf(moment, {
      ...treeRoom(size),
      focus,
      paused,
      still: reducedMotion,
      placements: placementsOf(svg, size),
    });
    drawTree(svg, scene, { reducedMotion });
  },
};

export function TreePicture(props: PictureProps) {
  return <Picture painter={PAINTER} {...props} />;
}
