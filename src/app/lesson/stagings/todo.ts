/** The to-do system on the stage: a form replaces some files of the one before. */
import type { StagingFor } from '#app/lesson/staging.ts';
import { todoShape, type TodoShape } from '#scene/casts/todo-shape.ts';
import { todoCast } from '#scene/casts/todo.ts';

import { mistaken } from './todo-mistakes.ts';

type Files = Readonly<Record<string, string>>;

const plain = import.meta.glob<string>('/src/systems/todo/project/lib/todo/*.ex', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const supervised = import.meta.glob<string>('/src/systems/todo/supervised/lib/todo/*.ex', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const registered = import.meta.glob<string>('/src/systems/todo/registered/lib/todo/*.ex', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const SOURCES: Readonly<Record<TodoShape['form'], string>> = {
  plain: joined(plain),
  supervised: joined(plain, supervised),
  registered: joined(plain, registered),
};

/** All files of a form in the order of their names, each module as a later form has it. */
function joined(...forms: readonly Files[]): string {
  const files = new Map(
    forms.flatMap((form) =>
      Object.entries(form).map(([path, text]) => [path.split('/').at(-1) ?? path, text] as const),
    ),
  );
  return [...files.keys()]
    .toSorted()
    .map((name) => files.get(name) ?? '')
    .join('\n');
}

export const staging: StagingFor = (options) => ({
  cast: todoCast(options),
  source: mistaken(SOURCES[todoShape(options).form], options),
});
