/** The theme that was chosen, and how to choose another. */
import { keepTheme, keptTheme } from './kept-theme.ts';
import type { Theme } from './theme.ts';
import { useStored } from './use-stored.ts';

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [useStored(keptTheme), keepTheme];
}
