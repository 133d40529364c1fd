/** "Save": the picture as a file, the run as a diagram in text. */
import { useCallback, useRef, useState } from 'react';

import { SaveIcon } from './icons.tsx';
import { useDismiss } from './use-dismiss.ts';

export type PictureMenuProps = {
  /** The picture that is shown; nothing where it is none that can be saved. */
  readonly svg: () => SVGSVGElement | null;
  /** The run as a Mermaid sequence diagram. */
  readonly mermaid: () => string;
  /** Of the file, without an ending. */
  readonly name: string;
};

const SAVED = 'Saved.';
const FAILED = 'That did not work in this browser.';

export function PictureMenu({ svg, mermaid, name }: PictureMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const close = useCallback(() => closeDetails(details.current), []);
  useDismiss(details, open ? close : undefined);
  const attempt = async (work: () => Promise<string>) => {
    close();
    setSaid(await work().catch(() => FAILED));
  };
  const save = (kind: 'svg' | 'png') =>
    attempt(async () => {
      const picture = svg();
      if (picture === null) return 'This picture cannot be saved.';
      // Loaded when it is first wanted.
      const { saveAsPng, saveAsSvg } = await import('./save-picture.ts');
      await (kind === 'svg' ? saveAsSvg : saveAsPng)(picture, name);
      return SAVED;
    });
  const copy = () =>
    attempt(async () => {
      await navigator.clipboard.writeText(mermaid());
      return 'Copied.';
    });
  return (
    <details
      ref={details}
      className="relative"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="button list-none [&::-webkit-details-marker]:hidden">
        <SaveIcon /> Save
      </summary>
      <div className="menu right-0 w-60">
        <button type="button" className="menu-item" onClick={() => void save('svg')}>
          Picture as SVG
        </button>
        <button type="button" className="menu-item" onClick={() => void save('png')}>
          Picture as PNG
        </button>
        <button type="button" className="menu-item" onClick={() => void copy()}>
          Copy the run for Mermaid
        </button>
      </div>
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </details>
  );
}

/** With focus back where it was opened. */
function closeDetails(details: HTMLDetailsElement | null): void {
  if (details === null) return;
  if (details.contains(document.activeElement)) details.querySelector('summary')?.focus();
  details.open = false;
}
