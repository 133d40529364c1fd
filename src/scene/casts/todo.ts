/** The to-do system, in whichever form a run has it. */
import type { Cast } from '#scene/cast.ts';
import type { Term } from '#term/term.ts';

import { todoParts } from './todo-parts.ts';
import { todoPlan } from './todo-plan.ts';
import { todoShape } from './todo-shape.ts';

const casts = new Map<string, Cast>();

/** The very same cast for runs with the same parts. */
export function todoCast(options: Term): Cast {
  const shape = todoShape(options);
  const key = JSON.stringify(shape);
  const cast = casts.get(key) ?? { parts: todoParts(shape), plan: todoPlan(shape) };
  casts.set(key, cast);
  return cast;
}
