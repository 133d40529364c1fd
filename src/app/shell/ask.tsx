/** The palette and the keys, over a page that has no React until they are asked for. */
import { createRoot } from 'react-dom/client';

import { KeysDialog } from './keys-dialog.tsx';
import { Palette, type PaletteGroup } from './palette.tsx';

/** `groups`: what there is to jump to; without them, the keys are shown. */
export function ask(groups?: readonly PaletteGroup[]): void {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const close = () => {
    root.unmount();
    place.remove();
  };
  root.render(
    groups === undefined ? (
      <KeysDialog onClose={close} />
    ) : (
      <Palette groups={groups} onClose={close} />
    ),
  );
}
