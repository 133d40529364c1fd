/** Light, dark, or as the system has it. Written to `<html data-theme>`, where the tokens look. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_AS = 'let-it-brew.theme';

export function applyTheme(theme: Theme, root: HTMLElement): void {
  root.dataset['theme'] = theme;
}

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}

/** What was chosen last time. A browser that keeps nothing has no choice to remember. */
export function keptTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

export function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEPT_AS, theme);
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}
