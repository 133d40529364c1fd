/** What is on the screen of a terminal, line by line; the newest is kept in sight. */
import { memo, useEffect, useRef } from 'react';

import type { Screen } from './screen.ts';
import type { Row } from './session.ts';

type ScreenRowsProps = Pick<Screen, 'rows' | 'earlier' | 'waiting'> & { readonly label: string };

export const ScreenRows = memo(function ScreenRows(props: ScreenRowsProps) {
  const { rows, earlier, waiting, label } = props;
  const log = useRef<HTMLDivElement>(null);
  const last = rows.at(-1);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [last]);
  return (
    <div
      ref={log}
      role="log"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto font-mono [font-variant-ligatures:none] text-[12px] leading-[1.6] -outline-offset-2"
    >
      {earlier > 0 && <p className="text-muted">{earlier} earlier lines are not shown.</p>}
      {rows.map((row, i) => (
        <RowLine key={`${row.id} ${i + earlier}`} row={row} />
      ))}
      {waiting && <p className="text-muted">iex evaluates …</p>}
    </div>
  );
});

export const RowLine = memo(function RowLine({ row }: { readonly row: Row }) {
  const { kind, prompt, text, continued } = row;
  if (kind === 'note') {
    return (
      <p className="pl-11 font-sans text-[12px] whitespace-pre-wrap text-muted">
        {continued !== true && (
          <span className="-ml-11 inline-block w-11">
            <span className="rounded-[4px] border border-line px-1 text-[10.5px]">Note</span>
          </span>
        )}
        {text}
      </p>
    );
  }
  return (
    <p
      className={`min-h-[1.6em] ${CODE.test(text) ? 'whitespace-pre' : 'whitespace-pre-wrap wrap-anywhere'} ${toneOf(row)}`}
    >
      {kind === 'typed' && <span className="font-semibold text-crema">{prompt} </span>}
      {text}
    </p>
  );
});

/** Code of a warning with a mark below it: broken, the mark would stand elsewhere. */
const CODE = /^\s*\d*\s*│/;

function toneOf({ kind, text }: Row): string {
  if (kind === 'typed') return 'font-semibold';
  if (kind === 'failed' || /^\s*(\*\* \(|error:|== Compilation error)/.test(text))
    return 'text-crash';
  if (/^\s*warning:/.test(text)) return 'text-busy';
  return text.endsWith(', 0 failures') ? 'text-alive' : '';
}

/** The text of the screen, as somebody copies it. */
export function screenText({ rows }: Pick<Screen, 'rows'>): string {
  return rows
    .filter(({ kind }) => kind !== 'note')
    .map(({ prompt, text }) => (prompt === undefined ? text : `${prompt} ${text}`))
    .join('\n');
}
