/** The signs of the legend: each drawn as in the pictures, and what it means. */
import { useId } from 'react';
import type { ReactNode } from 'react';

type Sign = { readonly text: string; readonly sign: ReactNode };

const SIGNS: readonly { readonly about: string; readonly signs: readonly Sign[] }[] = [
  {
    about: 'Processes',
    signs: [
      { text: 'alive, waits for a message', sign: <Box look="fill-panel stroke-alive" /> },
      { text: 'busy; a bar: how far', sign: <Busy /> },
      { text: 'crashed', sign: <Box look="fill-crash-bg stroke-crash" dashes="4 3" /> },
      { text: 'ended as it should', sign: <Box look="fill-paper stroke-muted" dashes="4 3" /> },
      { text: 'suspended: takes no turn', sign: <Suspended /> },
      { text: 'slowed down', sign: <Box look="fill-panel stroke-alive" dashes="9 3" /> },
      { text: 'supervisor', sign: <Box look="fill-supervisor-bg stroke-supervisor" /> },
      { text: 'no process: a device', sign: <Device /> },
    ],
  },
  {
    about: 'Lines',
    signs: [
      { text: 'way of messages', sign: <Line look="stroke-edge" arrow /> },
      { text: 'supervises (and is linked)', sign: <Line look="stroke-supervisor" /> },
      { text: 'linked: they die together', sign: <Link /> },
      { text: 'monitors: is told of its end', sign: <Line look="stroke-supervisor" dots /> },
      { text: 'link of one that died', sign: <Line look="stroke-crash" dashes /> },
    ],
  },
  {
    about: 'On the way',
    signs: [
      { text: 'message', sign: <Pill look="fill-message" /> },
      { text: 'reply to a call', sign: <Pill look="fill-message-bg stroke-message" /> },
      { text: 'exit signal', sign: <Pill look="fill-crash" /> },
      { text: 'note to who monitors', sign: <Pill look="fill-crash-bg stroke-crash" dashed /> },
      { text: 'to or from a device', sign: <Pill look="fill-sunk stroke-edge" square /> },
      { text: 'to nobody: lost', sign: <Pill look="fill-paper stroke-message" dashed /> },
      { text: 'one of many: point at it', sign: <Dot /> },
    ],
  },
  {
    about: 'Mailbox, oldest first',
    signs: [
      { text: 'waits to be received', sign: <Mail look="fill-message" /> },
      { text: 'skipped, still there', sign: <Mail look="stroke-message" hatched /> },
      { text: 'lost with its process', sign: <Mail look="stroke-crash" dashed /> },
    ],
  },
];

export function LegendSigns() {
  return SIGNS.map((some) => <Signs key={some.about} {...some} />);
}

function Signs({ about, signs }: (typeof SIGNS)[number]) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid content-start gap-1">
      <h2 id={id} className="eyebrow">
        {about}
      </h2>
      <ul className="grid gap-1">
        {signs.map(({ text, sign }) => (
          <li key={text} className="flex items-center gap-2.5">
            <svg width="30" height="16" aria-hidden="true" className="flex-none">
              {sign}
            </svg>
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Look = { readonly look: string };

function Box({ look, dashes }: Look & { readonly dashes?: string }) {
  const box = { x: 4, y: 1.5, width: 22, height: 13, rx: 4 };
  return <rect {...box} strokeWidth="1.6" strokeDasharray={dashes} className={look} />;
}

function Busy() {
  return (
    <>
      <Box look="fill-panel stroke-busy" />
      <rect x="7" y="5.5" width="16" height="5" rx="2" className="fill-busy-bg" />
      <rect x="7" y="5.5" width="9" height="5" rx="2" className="fill-busy opacity-40" />
    </>
  );
}

function Suspended() {
  return (
    <>
      <Box look="fill-panel stroke-muted" dashes="1.5 3" />
      <path d="M13 5V11M17 5V11" strokeWidth="2" className="stroke-muted" />
    </>
  );
}

function Device() {
  return <path d="M8 1.5H26V10.5L22 14.5H4V5.5Z" className="fill-sunk stroke-edge" />;
}

type LineProps = Look & {
  readonly dots?: boolean;
  readonly dashes?: boolean;
  readonly arrow?: boolean;
};

function Line({ look, dots = false, dashes = false, arrow = false }: LineProps) {
  const dash = dots ? '0.1 5' : '5 4';
  return (
    <g className={look} fill="none" strokeWidth="1.8" strokeLinecap="round">
      <path d={dots ? 'M1 8H23' : 'M1 8H29'} strokeDasharray={dots || dashes ? dash : undefined} />
      {dots && <circle cx="26" cy="8" r="2.6" />}
      {arrow && <path d="M24 4 29 8 24 12" />}
    </g>
  );
}

function Link() {
  return <path d="M1 6H29M1 10H29" strokeWidth="1.5" className="stroke-supervisor" />;
}

type PillProps = Look & { readonly dashed?: boolean; readonly square?: boolean };

function Pill({ look, dashed = false, square = false }: PillProps) {
  const box = { x: 2, y: 3, width: 26, height: 10, rx: square ? 2 : 5 };
  return <rect {...box} strokeDasharray={dashed ? '3 2' : undefined} className={look} />;
}

function Dot() {
  return <circle cx="15" cy="8" r="4.5" className="fill-message" />;
}

type MailProps = Look & { readonly hatched?: boolean; readonly dashed?: boolean };

function Mail({ look, hatched = false, dashed = false }: MailProps) {
  const hollow = hatched || dashed;
  return (
    <g className={look} fill="none" strokeDasharray={dashed ? '3 2' : undefined}>
      <rect x="6" y="4" width="18" height="8" rx="2.5" fill={hollow ? 'none' : undefined} />
      {hatched && <path d="M10 12 15 4M15 12 20 4" strokeWidth="1.3" />}
    </g>
  );
}
