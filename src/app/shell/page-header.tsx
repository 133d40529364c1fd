/** The bar at the top: where one is, where else one may go, the link to this moment, and the theme. */
import { CupIcon } from './icons.tsx';
import { Jump } from './jump.tsx';
import type { PaletteGroup } from './palette.tsx';
import { ShareButton } from './share-button.tsx';
import { ThemeButton, type ThemeSwitchProps } from './theme-switch.tsx';

export type PageHeaderProps = ThemeSwitchProps & {
  readonly homeHref: string;
  readonly track: string;
  readonly lesson: string;
  /** `lesson 3 of 10`; nothing where there is no such thing. */
  readonly place?: string;
  /** The address of this moment. */
  readonly link?: () => string;
  readonly onShare?: (link: string) => void;
  /** What there is to jump to. */
  readonly groups?: () => readonly PaletteGroup[];
};

export function PageHeader({ homeHref, track, lesson, place, ...props }: PageHeaderProps) {
  const { link, onShare, groups, theme, onTheme } = props;
  return (
    <header className="flex h-[52px] items-center gap-2 border-b border-line bg-panel px-4 md:gap-3 md:px-5">
      <Brand href={homeHref} />
      <nav aria-label="Breadcrumb" className="ml-1 hidden min-w-0 md:block">
        <ol className="flex gap-2 text-[14px] whitespace-nowrap text-muted">
          <li>{track}</li>
          <li aria-hidden="true">/</li>
          <li aria-current="page" className="truncate font-[550] text-ink">
            {lesson}
          </li>
        </ol>
      </nav>
      <span className="flex-1" />
      {place !== undefined && (
        <span className="font-mono text-xs whitespace-nowrap text-muted max-wide:hidden">
          {place}
        </span>
      )}
      {groups !== undefined && <Jump groups={groups} />}
      {link !== undefined && <ShareButton link={link} onShare={onShare} />}
      <ThemeButton theme={theme} onTheme={onTheme} />
    </header>
  );
}

export function Brand({ href }: { readonly href: string }) {
  return (
    <a
      href={href}
      className="flex min-h-11 items-center gap-2 rounded-lg font-display text-[19px] font-semibold tracking-[-0.01em] whitespace-nowrap"
    >
      <CupIcon />
      Let It Brew
    </a>
  );
}
