/** The picture of who talks to whom, as a component. */
import { coffeeShopPlan } from '#scene/coffee-shop-plan.ts';
import type { Size } from '#scene/geometry.ts';
import { messageSceneOf } from '#scene/message-scene.ts';
import type { Plan } from '#scene/plan.ts';

import { drawMessages, startMessages } from './draw-messages.ts';
import { Picture } from './picture.tsx';
import type { Painter, PictureProps } from './picture.tsx';

/** The plan of a size is worked out once. */
const plans = new WeakMap<Size, Plan>();

function planOf(size: Size): Plan {
  const plan = plans.get(size) ?? coffeeShopPlan(size);
  plans.set(size, plan);
  return plan;
}

const PAINTER: Painter = {
  label: 'Processes and their messages',
  start: startMessages,
  draw(svg, { moment, size, selected, reducedMotion }) {
    const scene = messageSceneOf(moment, {
      plan: planOf(size),
      selected,
      still: reducedMotion,
    });
    drawMessages(svg, scene, { reducedMotion });
  },
};

export function MessagePicture(props: PictureProps) {
  return <Picture painter={PAINTER} {...props} />;
}
