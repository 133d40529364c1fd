/** What the signs in the pictures mean. Closed until it is wanted. */
import { useCallback, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { useDismiss } from '#app/shell/use-dismiss.ts';

const SIGNS: readonly { readonly text: string; readonly sign: ReactNode }[] = [
  { text: 'alive, waits for a message', sign: <Box tone="alive" /> },
  { text: 'busy', sign: <Box tone="busy" /> },
  { text: 'crashed', sign: <Box tone="crash" dashed /> },
  { text: 'link', sign: <Line look="stroke-supervisor" /> },
  { text: 'monitor', sign: <Line look="stroke-supervisor" dots /> },
  { text: 'way of messages', sign: <Line look="stroke-edge" /> },
  { text: 'message', sign: <Pill look="fill-message" /> },
  { text: 'reply', sign: <Pill look="fill-message-bg stroke-message" /> },
  { text: 'exit signal', sign: <Pill look="fill-crash" /> },
  { text: 'message in the mailbox', sign: <Mail look="fill-message" /> },
  { text: 'skipped, still there', sign: <Mail look="stroke-message" hatched /> },
];

export function Legend() {
  const details = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => {
    const { current } = details;
    if (current === null) return;
    if (current.contains(document.activeElement)) current.querySelector('summary')?.focus();
    current.open = false;
  }, []);
  useDismiss(details, open ? close : undefined);
  return (
    <details
      ref={details}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group relative text-[12px] text-muted"
    >
      <summary className="button list-none max-md:w-full [&::-webkit-details-marker]:hidden">
        Legend
      </summary>
      <ul className="mt-2 grid gap-1 rounded-xl border border-line bg-panel p-3 md:absolute md:top-full md:right-0 md:z-10 md:w-[228px] md:shadow-lg">
        {SIGNS.map(({ text, sign }) => (
          <li key={text} className="flex items-center gap-2.5">
            <svg width="30" height="16" aria-hidden="true" className="flex-none">
              {sign}
            </svg>
            {text}
          </li>
        ))}
      </ul>
    </details>
  );
}

const BOX_LOOKS = {
  alive: 'fill-panel stroke-alive',
  busy: 'fill-panel stroke-busy',
  crash: 'fill-crash-bg stroke-crash',
} as const;

function Box({
  tone,
  dashed = false,
}: {
  readonly tone: keyof typeof BOX_LOOKS;
  readonly dashed?: boolean;
}) {
  return (
    <rect
      x="4"
      y="1.5"
      width="22"
      height="13"
      rx="4"
      strokeWidth="1.6"
      strokeDasharray={dashed ? '4 3' : undefined}
      className={BOX_LOOKS[tone]}
    />
  );
}

function Line({ look, dots = false }: { readonly look: string; readonly dots?: boolean }) {
  return (
    <path
      d="M1 8H29"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeDasharray={dots ? '0.1 5' : undefined}
      className={look}
    />
  );
}

function Pill({ look }: { readonly look: string }) {
  return <rect x="2" y="3" width="26" height="10" rx="5" className={look} />;
}

function Mail({ look, hatched = false }: { readonly look: string; readonly hatched?: boolean }) {
  return (
    <g className={look} fill="none">
      <rect x="6" y="4" width="18" height="8" rx="2.5" fill={hatched ? 'none' : undefined} />
      {hatched && <path d="M10 12 15 4M15 12 20 4" strokeWidth="1.3" />}
    </g>
  );
}
