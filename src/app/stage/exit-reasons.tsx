/** With which reason a process is to exit: a usual one, or a term of the learner's own. */
import { useId, useState } from 'react';
import type { FormEvent } from 'react';

export type ExitReasonsProps = {
  /** What is wrong with a reason of the learner's own; `undefined`: it is a term. */
  readonly faultIn: (reason: string) => string | undefined;
  readonly onReason: (reason: string) => void;
};

const REASONS: readonly { readonly reason: string; readonly note: string }[] = [
  { reason: ':boom', note: 'an error like any other' },
  { reason: ':kill', note: 'cannot be trapped' },
  { reason: ':shutdown', note: 'told to stop' },
  { reason: ':normal', note: 'ignored, unless exits are trapped' },
];

export function ExitReasons({ faultIn, onReason }: ExitReasonsProps) {
  return (
    <>
      <ul className="grid gap-1">
        {REASONS.map(({ reason, note }) => (
          <li key={reason}>
            <button
              type="button"
              className="flex min-h-9 w-full items-baseline gap-2 rounded-lg px-2 py-1.5 text-left hover:bg-crash-bg max-md:min-h-11"
              onClick={() => onReason(reason)}
            >
              <code className="text-xs font-semibold text-crash">{reason}</code>
              <span className="text-xs text-muted">{note}</span>
            </button>
          </li>
        ))}
      </ul>
      <OwnReason faultIn={faultIn} onReason={onReason} />
    </>
  );
}

function OwnReason({ faultIn, onReason }: ExitReasonsProps) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found =
      reason.trim() === '' ? 'Write a term, such as {:error, :closed}' : faultIn(reason);
    setFault(found);
    if (found === undefined) onReason(reason.trim());
  };
  return (
    <form onSubmit={submit} className="mt-1.5">
      <label htmlFor={id} className="text-xs text-muted">
        Another reason
      </label>
      <div className="mt-1 flex gap-1.5">
        <input
          id={id}
          value={reason}
          spellCheck={false}
          autoComplete="off"
          placeholder="{:error, :closed}"
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-fault`}
          onChange={(event) => setReason(event.target.value)}
          className="min-w-0 flex-1 rounded-lg border border-edge bg-paper px-2 py-1 font-mono text-xs placeholder:text-muted max-md:min-h-11"
        />
        <button type="submit" className="button button-crash">
          Crash
        </button>
      </div>
      <p id={`${id}-fault`} aria-live="polite" className="text-xs text-crash">
        {fault}
      </p>
    </form>
  );
}
