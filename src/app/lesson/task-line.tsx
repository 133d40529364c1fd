/** What the learner is to do: whether it is done, and a hint that is shown when asked for. */
import { useState } from 'react';

import type { Task } from '#lesson/lesson.ts';

type TaskLineProps = { readonly task: Task; readonly done: boolean };

export function TaskLine({ task, done }: TaskLineProps) {
  const [hinted, setHinted] = useState(false);
  return (
    <div aria-live="polite" className="flex flex-col items-start gap-2">
      <p className={done ? 'text-alive' : undefined}>
        <span aria-hidden="true">{done ? '✓' : '○'} </span>
        {done ? `${task.label}.` : `To do: ${task.label}.`}
      </p>
      {!done && !hinted && (
        <button type="button" className="button" onClick={() => setHinted(true)}>
          Hint
        </button>
      )}
      {!done && hinted && <p>{task.hint}</p>}
    </div>
  );
}
