/** The theme that was chosen, always shown; public/theme-first.js does it before anything is painted. */
import { store } from './the-store.ts';
import type { Theme } from './theme.ts';

export function keptTheme(): Theme {
  return store.current().settings.theme?.value ?? 'system';
}

export function keepTheme(theme: Theme): void {
  store.update({ kind: 'theme', theme });
}

/** From now on, and again whenever another is chosen, here or in another tab. */
export function showKeptTheme(): void {
  show();
  store.subscribe(show);
}

function show(): void {
  document.documentElement.dataset['theme'] = keptTheme();
}
