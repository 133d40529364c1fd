/** The supervision tree, as a component. */
import { treeRoom } from '#scene/tree-room.ts';
import { treeSceneOf } from '#scene/tree-scene.ts';

import { drawTree, startTree } from './draw-tree.ts';
import { Picture } from './picture.tsx';
import type { Painter, PictureProps } from './picture.tsx';

const PAINTER: Painter = {
  label: 'Supervision tree',
  start: startTree,
  draw(svg, { moment, size, selected, reducedMotion }) {
    const scene = treeSceneOf(moment, { ...treeRoom(size), selected, still: reducedMotion });
    drawTree(svg, scene, { reducedMotion });
  },
};

export function TreePicture(props: PictureProps) {
  return <Picture painter={PAINTER} {...props} />;
}
