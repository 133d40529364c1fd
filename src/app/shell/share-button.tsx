/** "Share this moment": its link goes to the clipboard, or, where that is refused, into a field. */
import { useEffect, useRef, useState } from 'react';

import { LinkIcon, TickIcon } from './icons.tsx';
import { Modal } from './modal.tsx';

export type ShareButtonProps = {
  /** The address of what is shown now. */
  readonly link: () => string;
  /** It was copied, or is shown to be copied. */
  readonly onShare?: ((link: string) => void) | undefined;
};

const SAID_FOR_MS = 2500;

export function ShareButton({ link, onShare }: ShareButtonProps) {
  const [state, setState] = useState<{ kind: 'idle' | 'copied' } | { kind: 'field'; text: string }>(
    {
      kind: 'idle',
    },
  );
  useEffect(() => {
    if (state.kind !== 'copied') return undefined;
    const timer = setTimeout(() => setState({ kind: 'idle' }), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const share = async () => {
    const text = link();
    onShare?.(text);
    try {
      await navigator.clipboard.writeText(text);
      setState({ kind: 'copied' });
    } catch {
      setState({ kind: 'field', text });
    }
  };
  return (
    <>
      <button
        type="button"
        className="button max-md:w-11 max-md:px-0"
        title="Copies a link that opens exactly here"
        onClick={() => void share()}
      >
        {state.kind === 'copied' ? <TickIcon /> : <LinkIcon />}
        <span aria-live="polite" className="max-md:sr-only md:min-w-[7.4rem]">
          {state.kind === 'copied' ? 'Copied' : 'Share this moment'}
        </span>
      </button>
      {state.kind === 'field' && (
        <LinkField text={state.text} onClose={() => setState({ kind: 'idle' })} />
      )}
    </>
  );
}

type LinkFieldProps = { readonly text: string; readonly onClose: () => void };

function LinkField({ text, onClose }: LinkFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <Modal label="Link to this moment" onClose={onClose} className="w-[480px] p-5">
      <label htmlFor="moment-link" className="font-semibold">
        Copy this link to the moment
      </label>
      <input
        ref={field}
        id="moment-link"
        readOnly
        value={text}
        className="mt-2 min-h-11 w-full rounded-lg border border-edge bg-paper px-3 font-mono text-xs"
      />
      <button
        type="button"
        className="button mt-3"
        onClick={(event) => event.currentTarget.closest('dialog')?.close()}
      >
        Close
      </button>
    </Modal>
  );
}
