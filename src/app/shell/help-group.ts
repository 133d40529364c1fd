/** Help, to jump to. */
import type { PaletteGroup } from './palette.tsx';

export function helpGroup(showKeys: () => void): PaletteGroup {
  const keys = {
    id: 'keys',
    label: 'Show the keys',
    keywords: ['help'],
    keys: '?',
    onPick: showKeys,
  };
  return { name: 'Help', items: [keys] };
}
