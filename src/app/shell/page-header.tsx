/** The bar at the top: where one is, and the theme. */
import { CupIcon, MoonIcon, ScreenIcon, SunIcon } from './icons.tsx';
import { nextTheme } from './theme.ts';
import type { Theme } from './theme.ts';

export type PageHeaderProps = {
  readonly homeHref: string;
  readonly track: string;
  readonly lesson: string;
  /** `lesson 3 of 10`; nothing where there is no such thing. */
  readonly place?: string;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
};

export function PageHeader({ homeHref, track, lesson, place, theme, onTheme }: PageHeaderProps) {
  return (
    <header className="flex h-[52px] items-center gap-4 border-b border-line bg-panel px-4 md:px-5">
      <a
        href={homeHref}
        className="flex min-h-11 items-center gap-2 rounded-lg font-display text-[19px] font-semibold tracking-[-0.01em]"
      >
        <CupIcon />
        Let It Brew
      </a>
      <nav aria-label="Breadcrumb" className="hidden min-w-0 md:block">
        <ol className="flex gap-2 text-[14px] whitespace-nowrap text-muted">
          <li>{track}</li>
          <li aria-hidden="true">/</li>
          <li aria-current="page" className="truncate font-[550] text-ink">
            {lesson}
          </li>
        </ol>
      </nav>
      <span className="flex-1" />
      {place !== undefined && <span className="font-mono text-xs text-muted">{place}</span>}
      <ThemeButton theme={theme} onTheme={onTheme} />
    </header>
  );
}

const ICONS = { system: <ScreenIcon />, light: <SunIcon />, dark: <MoonIcon /> } as const;

function ThemeButton({ theme, onTheme }: Pick<PageHeaderProps, 'theme' | 'onTheme'>) {
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
