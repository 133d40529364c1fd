/** What could happen next, as buttons with their keys. */
import { useEffect, useRef, useState } from 'react';

import { InlineText } from './inline-text.tsx';
import type { SchedulerStage } from './scheduler-panel.tsx';

export function NextSteps({ stage }: { readonly stage: SchedulerStage }) {
  const { choices, verdict, showing = false, onChoose } = stage;
  const setPointed = usePointed(stage);
  if (verdict !== undefined || choices.length === 0) return null;
  return (
    <div>
      <p className="eyebrow mb-1">What happens next?</p>
      <ul aria-label="What could happen next" className="flex flex-col gap-1.5">
        {choices.map(({ id, text, message }, i) => (
          // By place: the focus stays where it is when the choices change.
          <li key={i}>
            <button
              type="button"
              className="part w-full items-center text-left"
              aria-keyshortcuts={i < 9 ? `${i + 1}` : undefined}
              aria-disabled={showing}
              onClick={() => {
                if (!showing) onChoose(id);
              }}
              onPointerEnter={() => setPointed(i)}
              onPointerLeave={() => setPointed(undefined)}
              onFocus={() => setPointed(i)}
              onBlur={() => setPointed(undefined)}
            >
              <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
                <InlineText text={text} />
                {message !== undefined && <FirstMessage message={message} />}
              </span>
              {i < 9 && (
                <kbd
                  aria-hidden="true"
                  className="flex-none rounded border border-line bg-sunk px-1.5 text-[11px] text-muted max-md:hidden"
                >
                  {i + 1}
                </kbd>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** It stands where the learner can compare it with the mailbox in the picture. */
function FirstMessage({ message }: { readonly message: string }) {
  return (
    <>
      <span className="sr-only">, first in the mailbox: </span>
      <code className="word-message text-[11px]">{message}</code>
    </>
  );
}

/** Lights whom the choice under the pointer concerns: after each step another may lie there, or none. */
function usePointed({ choices, verdict, onHover }: SchedulerStage) {
  const [pointed, setPointed] = useState<number>();
  const at = pointed === undefined || verdict !== undefined ? undefined : choices[pointed];
  const key = at?.key;
  const steady = useRef(onHover);
  useEffect(() => {
    steady.current = onHover;
  });
  useEffect(() => {
    steady.current?.(key);
    return () => steady.current?.(undefined);
  }, [key]);
  return setPointed;
}
