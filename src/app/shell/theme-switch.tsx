/** A button that goes round the three themes. */
import { MoonIcon, ScreenIcon, SunIcon } from './icons.tsx';
import { nextTheme, type Theme } from './theme.ts';

const ICONS = { system: <ScreenIcon />, light: <SunIcon />, dark: <MoonIcon /> } as const;

export type ThemeSwitchProps = {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
};

export function ThemeButton({ theme, onTheme }: ThemeSwitchProps) {
  const next = nextTheme(theme);
  return (
    <button
      type="button"
      className="button w-9 px-0 max-md:w-11"
      aria-label={`Theme: ${theme}. Change to ${next}`}
      title={`Theme: ${theme}`}
      onClick={() => onTheme(next)}
    >
      {ICONS[theme]}
    </button>
  );
}
