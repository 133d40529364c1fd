/** Deletes all files, when it has been said twice. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

type ClearDiskProps = { readonly count: number; readonly onClear: () => void };

export function ClearDisk({ count, onClear }: ClearDiskProps) {
  const [asking, setAsking] = useState(false);
  const { first, sure } = useFocus(asking);
  if (!asking) {
    return (
      <button
        ref={first}
        type="button"
        className="button files-small"
        aria-disabled={count === 0}
        onClick={() => setAsking(count > 0)}
      >
        Clear…
      </button>
    );
  }
  const answer = (clear: boolean) => {
    setAsking(false);
    if (clear) onClear();
  };
  const giveUp = (event: KeyboardEvent) => {
    if (event.key === 'Escape') answer(false);
  };
  return (
    <fieldset className="files-sure">
      <legend className="sr-only">Clear the disk?</legend>
      <button
        ref={sure}
        type="button"
        className="button button-crash files-small"
        onKeyDown={giveUp}
        onClick={() => answer(true)}
      >
        {count === 1 ? 'Delete the file' : `Delete all ${count}`}
      </button>
      <button
        type="button"
        className="button files-small"
        onKeyDown={giveUp}
        onClick={() => answer(false)}
      >
        Keep
      </button>
    </fieldset>
  );
}

/** The focus goes to the question, and back to where it was asked. */
function useFocus(asking: boolean) {
  const first = useRef<HTMLButtonElement>(null);
  const sure = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (asking) sure.current?.focus();
    else if (wasAsking.current) first.current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  return { first, sure };
}
