/** The picture of who talks to whom, as a component. */
import { coffeeShopPlan } from '#scene/coffee-shop-plan.ts';
import { messageSceneOf } from '#scene/message-scene.ts';

import { drawMessages, startMessages } from './draw-messages.ts';
import { Picture } from './picture.tsx';
import type { Painter, PictureProps } from './picture.tsx';

const PAINTER: Painter = {
  label: 'Processes and their messages',
  start: startMessages,
  draw(svg, { moment, size, selected, reducedMotion }) {
    const scene = messageSceneOf(moment, {
      plan: coffeeShopPlan(size),
      selected,
      still: reducedMotion,
    });
    drawMessages(svg, scene, { reducedMotion });
  },
};

export function MessagePicture(props: PictureProps) {
  return <Picture painter={PAINTER} {...props} />;
}
