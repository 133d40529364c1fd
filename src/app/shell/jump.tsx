/** "Jump to…": the button, the key for it, and the key that shows all keys. */
import { lazy, Suspense, useMemo, useState } from 'react';

import { helpGroup } from './help-group.ts';
import { SearchIcon } from './icons.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { shownHere } from './keys.ts';
import type { PaletteGroup } from './palette.tsx';
import { useActionKeys } from './use-keys.ts';

const Palette = lazy(async () => {
  const { Palette: loaded } = await import('./palette.tsx');
  return { default: loaded };
});

export type JumpProps = {
  /** Asked for when the palette opens: what there is to jump to just then. */
  readonly groups: () => readonly PaletteGroup[];
};

export function Jump({ groups }: JumpProps) {
  const [open, setOpen] = useState<'palette' | 'keys'>();
  const keys = useMemo(
    () => ({ palette: () => setOpen('palette'), help: () => setOpen('keys') }),
    [],
  );
  useActionKeys(keys);
  // A dialog tells that it is closed a moment later: by then another may be open.
  const close = (what: typeof open) => setOpen((now) => (now === what ? undefined : now));
  return (
    <>
      <button
        type="button"
        className="button max-md:w-11 max-md:px-0"
        aria-label="Jump to"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={keys.palette}
      >
        <SearchIcon />
        <span className="max-md:hidden">Jump to…</span>
        <kbd className="key max-wide:hidden">{shownHere('Mod K', navigator.platform)}</kbd>
      </button>
      {open === 'palette' && (
        <Suspense>
          <Palette groups={[...groups(), helpGroup(keys.help)]} onClose={() => close('palette')} />
        </Suspense>
      )}
      {open === 'keys' && <KeysDialog onClose={() => close('keys')} />}
    </>
  );
}
