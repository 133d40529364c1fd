/** With which reason a process is to exit. A dialog: Escape leaves it, and focus goes back. */
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';

export type CrashMenuProps = {
  readonly name: string;
  /** Where on the screen it belongs. */
  readonly at: DOMRect;
  /** What is wrong with a reason of the learner's own; `undefined`: it is a term. */
  readonly faultIn: (reason: string) => string | undefined;
  readonly onCrash: (reason: string) => void;
  readonly onClose: () => void;
};

const REASONS: readonly { readonly reason: string; readonly note: string }[] = [
  { reason: ':boom', note: 'an error like any other' },
  { reason: ':kill', note: 'cannot be trapped' },
  { reason: ':shutdown', note: 'told to stop' },
  { reason: ':normal', note: 'ignored, unless exits are trapped' },
];

export function CrashMenu(props: CrashMenuProps) {
  const { name, at, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const element = dialog.current;
    const press = (event: MouseEvent) => closeOutside(event, element);
    element?.showModal();
    element?.addEventListener('click', press);
    return () => element?.removeEventListener('click', press);
  }, []);
  // Closed first, so that focus goes back to where the menu was asked for.
  const crash = (reason: string) => {
    dialog.current?.close();
    props.onCrash(reason);
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      className="fixed m-0 w-[288px] rounded-xl border border-line bg-panel p-3 text-ink shadow-2xl backdrop:bg-transparent"
      style={placeBeside(at)}
      onClose={onClose}
    >
      <h2 id={title} className="mb-2 text-[13px] font-semibold">
        Crash {name} with…
      </h2>
      <ul className="grid gap-1">
        {REASONS.map(({ reason, note }) => (
          <li key={reason}>
            <button
              type="button"
              className="flex min-h-9 w-full items-baseline gap-2 rounded-lg px-2 py-1.5 text-left hover:bg-crash-bg max-md:min-h-11"
              onClick={() => crash(reason)}
            >
              <code className="text-xs font-semibold text-crash">{reason}</code>
              <span className="text-xs text-muted">{note}</span>
            </button>
          </li>
        ))}
      </ul>
      <OwnReason faultIn={props.faultIn} onCrash={crash} />
    </dialog>
  );
}

function OwnReason({ faultIn, onCrash }: Pick<CrashMenuProps, 'faultIn' | 'onCrash'>) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found =
      reason.trim() === '' ? 'Write a term, such as {:error, :closed}' : faultIn(reason);
    setFault(found);
    if (found === undefined) onCrash(reason.trim());
  };
  return (
    <form onSubmit={submit} className="mt-2 border-t border-line pt-2.5">
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

const WIDTH = 288;
const HEIGHT = 320;
const MARGIN = 12;

/** Below what was pressed, or above it where there is no room; always within the window. */
function placeBeside(at: DOMRect): { left: number; top: number } {
  const left = Math.min(Math.max(MARGIN, at.left), innerWidth - WIDTH - MARGIN);
  const below = at.bottom + 8;
  const top = below + HEIGHT < innerHeight ? below : Math.max(MARGIN, at.top - HEIGHT - 8);
  return { left, top };
}

/** A press on the backdrop is a press on the dialog itself, outside its box. */
function closeOutside(event: MouseEvent, dialog: HTMLDialogElement | null): void {
  if (dialog === null || event.target !== dialog) return;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  if (x < left || x > right || y < top || y > bottom) dialog.close();
}
