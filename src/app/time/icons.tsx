/** Icons of time alone, drawn with the colour of the text. */
export function DiceIcon() {
  return (
    <svg {...SMALL}>
      <rect x="3" y="3" width="18" height="18" rx="4" />
      <path d="M8.5 8.5h.01M15.5 15.5h.01M15.5 8.5h.01M8.5 15.5h.01M12 12h.01" strokeWidth="3" />
    </svg>
  );
}

export function BranchIcon() {
  return (
    <svg {...SMALL}>
      <path d="M3 8h18M6 8c5 0 4 9 9 9h6" />
    </svg>
  );
}

export function MoreIcon() {
  return (
    <svg {...SMALL} width={18} height={18}>
      <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="4" />
    </svg>
  );
}

const SMALL = {
  width: 15,
  height: 15,
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  'aria-hidden': true,
} as const;
