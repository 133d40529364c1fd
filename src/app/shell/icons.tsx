/** The few icons of the page, each 24 by 24, drawn with the colour of the text. */
import type { ReactNode } from 'react';

import { ICON_PATHS } from './icon-paths.ts';

type IconProps = { readonly size?: number };

function Icon({ size = 18, children }: IconProps & { readonly children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function CupIcon({ size = 24 }: IconProps) {
  return (
    <Icon size={size}>
      <g strokeWidth="1.7">
        <path d={ICON_PATHS.cup} />
        <path d={ICON_PATHS.steam} stroke="var(--color-crash)" />
      </g>
    </Icon>
  );
}

export function MoonIcon() {
  return (
    <Icon size={16}>
      <path d={ICON_PATHS.moon} />
    </Icon>
  );
}

export function SunIcon() {
  return (
    <Icon size={16}>
      <path d={ICON_PATHS.sun} />
    </Icon>
  );
}

export function ScreenIcon() {
  return (
    <Icon size={16}>
      <path d={ICON_PATHS.screen} />
    </Icon>
  );
}

export function RestartIcon() {
  return (
    <Icon>
      <path d={ICON_PATHS.restart} />
    </Icon>
  );
}

export function StepBackIcon() {
  return (
    <Icon>
      <path d="M18 5.5v13L8.5 12z" />
      <path d="M5 5.5v13" />
    </Icon>
  );
}

export function StepForwardIcon() {
  return (
    <Icon>
      <path d="M6 5.5v13l9.5-6.5z" />
      <path d="M19 5.5v13" />
    </Icon>
  );
}

export function PlayIcon() {
  return (
    <Icon>
      <path d={ICON_PATHS.play} fill="currentColor" />
    </Icon>
  );
}

export function PauseIcon() {
  return (
    <Icon>
      <path d={ICON_PATHS.pause} strokeWidth="3.6" />
    </Icon>
  );
}

export function BoltIcon() {
  return (
    <Icon size={14}>
      <path d="M13 2 4.5 14H11l-1 8 8.5-12H12z" fill="currentColor" strokeWidth="1" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon size={16}>
      <path d={ICON_PATHS.close} />
    </Icon>
  );
}

export function PanelIcon() {
  return (
    <Icon size={16}>
      <rect x="3" y="4" width="18" height="16" rx="2" />
      <path d="M15 4v16" />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon size={15}>
      <path d={ICON_PATHS.search} />
    </Icon>
  );
}

export function TickIcon() {
  return (
    <Icon size={15}>
      <path d={ICON_PATHS.tick} strokeWidth="3" />
    </Icon>
  );
}

export function LinkIcon() {
  return (
    <Icon size={15}>
      <path d="M10 14a4.5 4.5 0 0 0 6.5.4l3-3a4.5 4.5 0 0 0-6.4-6.4l-1.2 1.2" />
      <path d="M14 10a4.5 4.5 0 0 0-6.5-.4l-3 3a4.5 4.5 0 0 0 6.4 6.4l1.2-1.2" />
    </Icon>
  );
}

export function SaveIcon() {
  return (
    <Icon size={15}>
      <path d="M12 3v12M7 10.5l5 5 5-5M4 20h16" />
    </Icon>
  );
}
