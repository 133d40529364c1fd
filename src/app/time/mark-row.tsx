/**
 * The marks that have a name: crashes, timeouts and restarts above the line, what the learner did below
 * it. One stop for Tab; the arrows go from mark to mark, and the name is seen on hover and on focus.
 */
import { memo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

import type { Microseconds } from '#kernel/behaviour.ts';
import type { EventId } from '#kernel/event.ts';

import { countOf, kindOf, type MarkCell, type MarkKind, markName } from './marks.ts';

type MarkRowProps = {
  readonly above: readonly MarkCell[];
  readonly own: readonly MarkCell[];
  readonly duration: Microseconds;
  readonly onGo: (event: EventId) => void;
};

export const MarkRow = memo(function MarkRow({ above, own, duration, onGo }: MarkRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<EventId>();
  const cells = [...above, ...own].toSorted((one, other) => one.first.id - other.first.id);
  const here = cells.find(({ first }) => first.id === stop) ?? cells.at(-1);
  if (here === undefined) return null;
  const move = (key: KeyboardEvent) => {
    const to = beside(cells.indexOf(here), key.key, cells.length);
    const next = cells[to];
    if (next === undefined || key.shiftKey || key.altKey || key.ctrlKey || key.metaKey) return;
    key.preventDefault();
    key.stopPropagation();
    setStop(next.first.id);
    row.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div ref={row} role="toolbar" aria-label="Marks on the track" className="track-marks">
      {cells.map((cell) => (
        <MarkButton
          key={cell.first.id}
          cell={cell}
          share={cell.first.at / duration}
          isStop={cell === here}
          onFocus={() => setStop(cell.first.id)}
          onKey={move}
          onPress={() => onGo(cell.first.id)}
        />
      ))}
    </div>
  );
});

function beside(index: number, key: string, length: number): number {
  switch (key) {
    case 'ArrowRight':
      return index + 1;
    case 'ArrowLeft':
      return index - 1;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return -1;
  }
}

type MarkButtonProps = {
  readonly cell: MarkCell;
  readonly share: number;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onKey: (key: KeyboardEvent) => void;
  readonly onPress: () => void;
};

function MarkButton({ cell, share, isStop, onFocus, onKey, onPress }: MarkButtonProps) {
  const [kind, count, name] = [kindOf(cell), countOf(cell), markName(cell)];
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={name}
      className={`track-mark mark-${kind}`}
      style={{ left: `${100 * share}%` }}
      onFocus={onFocus}
      onKeyDown={onKey}
      onClick={onPress}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <MarkShape kind={kind} count={count} />
      </svg>
      <span className="track-name" data-end={share > 0.5 ? '' : undefined} aria-hidden="true">
        {name}
      </span>
    </button>
  );
}

function MarkShape({ kind, count }: { readonly kind: MarkKind; readonly count: number }) {
  return (
    <>
      {kind === 'own' ? (
        <path className="mark-ground" d="M8 .8 15.2 8 8 15.2.8 8z" />
      ) : (
        <circle className="mark-ground" cx="8" cy="8" r="7.5" />
      )}
      {count === 1 ? (
        SIGNS[kind]
      ) : (
        <text x="8" y="11.4" textAnchor="middle" className="mark-count">
          {count > 99 ? '99+' : count}
        </text>
      )}
    </>
  );
}

const SIGNS: Readonly<Record<MarkKind, ReactNode>> = {
  crash: <path className="mark-sign" d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" />,
  restart: <path className="mark-sign" d="M11.4 8A3.4 3.4 0 1 1 9.6 5M9.3 2.9v2.3H7" />,
  timeout: <path className="mark-sign" d="M8 4.4V8l2.4 1.8" />,
  own: <path className="mark-sign" d="M8 5v6M5 8h6" />,
};
