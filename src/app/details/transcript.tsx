/** What happened, a line each: the picture for whoever reads, and a way to jump. */
import { useEffect, useRef } from 'react';

export type TranscriptProps = {
  readonly lines: readonly TranscriptLine[];
  /** The key of the line that is now. */
  readonly current: string | undefined;
  readonly onJump: (key: string) => void;
};

export type TranscriptLine = {
  readonly key: string;
  readonly at: string; // '4.20 s'
  readonly text: string;
  readonly tone?: 'crash' | 'supervisor' | 'message';
};

const TONES = {
  crash: 'border-crash',
  supervisor: 'border-supervisor',
  message: 'border-message',
  none: 'border-transparent',
} as const;

export function Transcript({ lines, current, onJump }: TranscriptProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const line = lines.findIndex(({ key }) => key === current);
    if (list.current !== null && line >= 0) showLine(list.current, line);
  }, [lines, current]);
  return (
    <section aria-label="Transcript" className="flex min-h-0 flex-1 flex-col">
      <h2 className="eyebrow px-4 pt-3 pb-1.5">Transcript</h2>
      <ol ref={list} className="relative min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {lines.map((line) => (
          <li key={line.key}>
            <Line line={line} current={line.key === current} onJump={onJump} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type LineProps = Pick<TranscriptProps, 'onJump'> & {
  readonly line: TranscriptLine;
  readonly current: boolean;
};

function Line({ line: { key, at, text, tone }, current, onJump }: LineProps) {
  return (
    <button
      type="button"
      aria-current={current ? 'step' : undefined}
      onClick={() => onJump(key)}
      className={`flex w-full gap-2.5 rounded-md px-2 py-1 text-left text-xs leading-snug max-md:min-h-11 max-md:items-center ${current ? 'bg-sunk font-medium text-ink' : 'text-muted hover:bg-paper'}`}
    >
      <span className="w-[50px] flex-none text-right font-mono whitespace-nowrap text-[11px] leading-[1.5]">
        {at}
      </span>
      <span className={`border-l-2 pl-2 ${TONES[tone ?? 'none']}`}>{text}</span>
    </button>
  );
}

/** Scrolls the list, and only it, as little as needed. */
function showLine(list: HTMLOListElement, line: number): void {
  const element = list.children[line];
  if (!(element instanceof HTMLElement)) return;
  const { offsetTop, offsetHeight } = element;
  const below = offsetTop + offsetHeight - list.clientHeight + 12;
  if (offsetTop < list.scrollTop) list.scrollTop = Math.max(0, offsetTop - 12);
  else if (below > list.scrollTop) list.scrollTop = below;
}
