/** What may be done to one process or device. A dialog: Escape leaves it, and focus goes back. */
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

import type { Deed, Target } from './deed.ts';
import { ExitReasons } from './exit-reasons.tsx';
import type { ProcessFault } from './fault-move.ts';

export type FaultMenuProps = {
  readonly target: Target;
  /** What may be done to it besides; to a device, all that may be done. */
  readonly deeds: readonly Deed[];
  /** Where on the screen it belongs. */
  readonly at: DOMRect;
  /** What is wrong with a reason of the learner's own; `undefined`: it is a term. */
  readonly faultIn: (reason: string) => string | undefined;
  readonly onFault: (fault: ProcessFault) => void;
  readonly onDeed: (id: string) => void;
  readonly onClose: () => void;
};

export function FaultMenu(props: FaultMenuProps) {
  const { target, deeds, at, onClose } = props;
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
  const fault = (what: ProcessFault) => {
    dialog.current?.close();
    props.onFault(what);
  };
  const deed = (id: string) => {
    dialog.current?.close();
    props.onDeed(id);
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      className="fixed m-0 max-h-[calc(100dvh-24px)] w-[300px] overflow-y-auto rounded-xl border border-line bg-panel p-3 text-ink shadow-2xl backdrop:bg-transparent"
      style={placeBeside(at, target.kind === 'process' ? 430 : 70 + 46 * deeds.length)}
      onClose={onClose}
    >
      <h2 id={title} className="mb-2 text-[13px] font-semibold">
        {target.kind === 'process'
          ? `Crash ${target.name} with…`
          : `What happens to ${target.name}`}
      </h2>
      {target.kind === 'process' && (
        <>
          <ExitReasons
            faultIn={props.faultIn}
            onReason={(reason) => fault({ kind: 'exit', reason })}
          />
          <Pauses target={target} onFault={fault} />
        </>
      )}
      {deeds.length > 0 && <Deeds deeds={deeds} onDeed={deed} />}
    </dialog>
  );
}

type PausesProps = Pick<FaultMenuProps, 'target' | 'onFault'>;

const LAGS: readonly { readonly lag: number; readonly label: string }[] = [
  { lag: 500_000, label: '0.5 s' },
  { lag: 1_000_000, label: '1 s' },
  { lag: 3_000_000, label: '3 s' },
];

/** What it survives: suspended it takes no turn, slowed down each of its turns comes later. */
function Pauses({ target: { suspended = false, slowed = false }, onFault }: PausesProps) {
  return (
    <div className="mt-2.5 grid gap-2 border-t border-line pt-2.5">
      <button
        type="button"
        className="button justify-start"
        onClick={() => onFault({ kind: suspended ? 'resume' : 'suspend' })}
      >
        {suspended ? 'Resume' : 'Suspend'}
        <span className="text-xs font-normal text-muted">
          {suspended ? 'it takes its turns again' : 'alive, but takes no turn'}
        </span>
      </button>
      <fieldset aria-label="Slow down" className="flex flex-wrap items-center gap-1.5">
        <span className="w-full text-xs text-muted" aria-hidden="true">
          Slow down: each of its turns comes later by
        </span>
        {LAGS.map(({ lag, label }) => (
          <button
            key={lag}
            type="button"
            className="button"
            aria-label={`Slow down by ${label}`}
            onClick={() => onFault({ kind: 'slow', lag })}
          >
            {label}
          </button>
        ))}
        {slowed && (
          <button
            type="button"
            className="button"
            onClick={() => onFault({ kind: 'slow', lag: 0 })}
          >
            Normal speed
          </button>
        )}
      </fieldset>
    </div>
  );
}

function Deeds({ deeds, onDeed }: Pick<FaultMenuProps, 'deeds' | 'onDeed'>): ReactNode {
  return (
    <ul className="grid gap-1">
      {deeds.map(({ id, label, hint, on }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={on}
            className="grid min-h-9 w-full rounded-lg px-2 py-1.5 text-left hover:bg-sunk aria-pressed:bg-busy-bg max-md:min-h-11"
            onClick={() => onDeed(id)}
          >
            <span className="text-[13px] font-semibold">
              {label}
              {on === true && <span className="font-normal text-busy"> · on, press to end it</span>}
            </span>
            <span className="text-xs text-muted">{hint}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const WIDTH = 300;
const MARGIN = 12;

/** Below what was pressed, or above it where there is no room; always within the window. */
function placeBeside(at: DOMRect, height: number): { left: number; top: number } {
  const left = Math.min(Math.max(MARGIN, at.left), innerWidth - WIDTH - MARGIN);
  const below = at.bottom + 8;
  const above = at.top - height - 8;
  if (below + height < innerHeight) return { left, top: below };
  if (above > MARGIN) return { left, top: above };
  const beside = at.right + 8 + WIDTH < innerWidth - MARGIN ? at.right + 8 : left;
  return { left: beside, top: Math.max(MARGIN, innerHeight - height - MARGIN) };
}

/** A press on the backdrop is a press on the dialog itself, outside its box. */
function closeOutside(event: MouseEvent, dialog: HTMLDialogElement | null): void {
  if (dialog === null || event.target !== dialog) return;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  if (x < left || x > right || y < top || y > bottom) dialog.close();
}
