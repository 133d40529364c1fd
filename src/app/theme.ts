/** Light, dark, or as the system has it. Written to `<html data-theme>`, where the tokens look. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function applyTheme(theme: Theme, root: HTMLElement): void {
  root.dataset['theme'] = theme;
}

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}
