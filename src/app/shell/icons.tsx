/** The few icons of the page, each 24 by 24, drawn with the colour of the text. */
import type { ReactNode } from 'react';

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
        <path d="M4 9h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5z" />
        <path d="M17 10h1.5a2.5 2.5 0 0 1 0 5H17" />
        <path d="M8.5 3.2 10 5l-1.7 1.2M13 2.6l-1 1.6 1.6 1" stroke="var(--color-crash)" />
      </g>
    </Icon>
  );
}

export function MoonIcon() {
  return (
    <Icon size={16}>
      <path d="M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z" />
    </Icon>
  );
}

export function SunIcon() {
  return (
    <Icon size={16}>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19" />
    </Icon>
  );
}

export function ScreenIcon() {
  return (
    <Icon size={16}>
      <rect x="3" y="4" width="18" height="12" rx="2" />
      <path d="M8 20h8M12 16v4" />
    </Icon>
  );
}

export function RestartIcon() {
  return (
    <Icon>
      <path d="M4 12a8 8 0 1 0 2.6-5.9" />
      <path d="M4 4v5h5" />
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
      <path d="M8 5.5v13l10.5-6.5z" fill="currentColor" />
    </Icon>
  );
}

export function PauseIcon() {
  return (
    <Icon>
      <path d="M8 5.5v13M16 5.5v13" strokeWidth="3.6" />
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
      <path d="M6 6l12 12M18 6 6 18" />
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
