/** What the learner is to do: whether it is done, and a hint that is shown when asked for. */
import { useState } from 'react';

import type { Task } from '#lesson/lesson.ts';

type TaskLineProps = {
  readonly task: Task;
  readonly done: boolean;
  /** Does it, for the learner to watch. */
  readonly onShow: () => void;
};

export function TaskLine({ task, done, onShow }: TaskLineProps) {
  const [hinted, setHinted] = useState(false);
  return (
    <div aria-live="polite" className="flex flex-col items-start gap-2">
      <p className={done ? 'text-alive' : undefined}>
        <span aria-hidden="true">{done ? '✓' : '○'} </span>
        {done ? `${task.label}.` : `To do: ${task.label}.`}
      </p>
      {!done && hinted && <p>{task.hint}</p>}
      {!done && (
        <div className="flex gap-2">
          {!hinted && (
            <button type="button" className="button" onClick={() => setHinted(true)}>
              Hint
            </button>
          )}
          <button type="button" className="button" onClick={onShow}>
            Show me
          </button>
        </div>
      )}
    </div>
  );
}
