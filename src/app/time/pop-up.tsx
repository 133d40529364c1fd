/** A button, and above it a small panel that it opens. Escape and a press elsewhere close the panel. */
import { useCallback, useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

import { useDismiss } from '#app/shell/use-dismiss.ts';

type PopUpProps = {
  /** What a screen reader hears of the button. */
  readonly name: string;
  readonly title?: string;
  readonly look: string;
  readonly sign: ReactNode;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Which edge of the button the panel keeps to. */
  readonly edge: 'left' | 'right';
  readonly children: ReactNode;
};

export function PopUp(props: PopUpProps) {
  const { name, open, onOpen, edge } = props;
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const close = useCallback(() => {
    if (panel.current?.contains(document.activeElement) === true) button.current?.focus();
    latest.current(false);
  }, []);
  useDismiss(whole, open ? close : undefined);
  useEffect(() => {
    if (open) panel.current?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, [open]);
  return (
    <div ref={whole} className="pop-up-place" onBlur={(event) => leftFor(event, close)}>
      <button
        ref={button}
        type="button"
        aria-label={name}
        title={props.title}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        className={props.look}
        onClick={() => (open ? close() : onOpen(true))}
      >
        {props.sign}
      </button>
      {open && (
        <div ref={panel} id={id} className="pop-up" data-edge={edge}>
          {props.children}
        </div>
      )}
    </div>
  );
}

/** Focus that goes on to something else closes the panel behind it. */
function leftFor({ currentTarget, relatedTarget }: React.FocusEvent, close: () => void): void {
  if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) close();
}
