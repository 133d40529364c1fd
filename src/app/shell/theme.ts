/** Light, dark, or as the system has it. Written to `<html data-theme>`, where the tokens look. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** How each is called, and the sign for it. */
export const THEME_LOOKS = {
  system: { icon: 'screen', label: 'As the system' },
  light: { icon: 'sun', label: 'Light' },
  dark: { icon: 'moon', label: 'Dark' },
} as const;

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}
