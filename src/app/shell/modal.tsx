/** Something over the page, until it is closed: by Escape, by a press beside it, or by itself. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export type ModalProps = {
  readonly label: string;
  readonly onClose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
};

export function Modal({ label, onClose, className = '', children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const press = (event: MouseEvent) => {
      if (event.target === element) element.close();
    };
    element.showModal();
    element.addEventListener('click', press);
    return () => element.removeEventListener('click', press);
  }, []);
  return (
    <dialog ref={dialog} aria-label={label} className={`modal ${className}`} onClose={onClose}>
      {/* All of the dialog's box, so that only a press beside it is one on the dialog itself. */}
      <div>{children}</div>
    </dialog>
  );
}
