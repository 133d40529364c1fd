/** The picture of who talks to whom, as a component. */
import type { Cast } from '#scene/cast.ts';
import type { Size } from '#scene/geometry.ts';
import { messageSceneOf } from '#scene/message-scene.ts';
import type { Plan } from '#scene/plan.ts';

import { drawMessages, startMessages } from './draw-messages.ts';
import { Picture } from './picture.tsx';
import type { Painter, PictureProps } from './picture.tsx';
import { placementsOf } from './placements.ts';

/** The plan of a size is worked out once for each cast. */
const plans = new WeakMap<Cast['plan'], WeakMap<Size, Plan>>();

function planOf({ plan }: Cast, size: Size): Plan {
  const known = plans.get(plan) ?? new WeakMap<Size, Plan>();
  plans.set(plan, known);
  const made = known.get(size) ?? plan(size);
  known.set(size, made);
  return made;
}

const PAINTER: Painter = {
  label: 'Processes and their messages',
  start: startMessages,
  draw(svg, { moment, cast, size, focus, paused, reducedMotion }) {
    const scene = messageSceneOf(moment, {
      plan: planOf(cast, size),
      focus,
      paused,
      still: reducedMotion,
      placements: placementsOf(svg, size),
    });
    drawMessages(svg, scene, { reducedMotion });
  },
};

export function MessagePicture(props: PictureProps) {
  return <Picture painter={PAINTER} {...props} />;
}
