/** One line of the transcript: when, what, and why. */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import type { Tape } from '#trace/tape.ts';

import { hasWhy, textOf, timeOf, toneOf } from './transcript-lines.ts';

type TranscriptRowProps = {
  readonly tape: Tape;
  readonly event: KernelEvent;
  /** It is now; it has not happened yet at the moment that is shown. */
  readonly current: boolean;
  readonly ahead: boolean;
  /** The tab key comes to it. */
  readonly reachable: boolean;
  readonly lit: { readonly event: boolean; readonly chain: boolean; readonly selected: boolean };
  readonly onJump: (id: EventId) => void;
  readonly onEvent: (id: EventId | undefined) => void;
  readonly onWhy: (id: EventId) => void;
};

export function TranscriptRow(props: TranscriptRowProps) {
  const { tape, event, current, ahead, reachable, lit, onJump, onEvent, onWhy } = props;
  const tabIndex = reachable ? 0 : -1;
  return (
    <div
      className="transcript-row"
      data-current={current}
      data-ahead={ahead}
      data-lit={lit.event}
      data-chain={lit.chain}
      data-selected={lit.selected}
      onPointerEnter={() => onEvent(event.id)}
      onPointerLeave={() => onEvent(undefined)}
      onFocus={() => onEvent(event.id)}
      onBlur={() => onEvent(undefined)}
    >
      <button
        type="button"
        tabIndex={tabIndex}
        aria-current={current ? 'step' : undefined}
        className="transcript-jump"
        onClick={() => onJump(event.id)}
      >
        <span className="transcript-time">{timeOf(event)}</span>{' '}
        <span className="transcript-text" data-tone={toneOf(event)}>
          {textOf(tape, event)}
          {ahead && <span className="sr-only"> (ahead)</span>}
        </span>
      </button>
      {hasWhy(tape, event) && (
        <button
          type="button"
          tabIndex={tabIndex}
          className="transcript-why"
          aria-label={`Why? ${textOf(tape, event)}`}
          onClick={() => onWhy(event.id)}
        >
          Why?
        </button>
      )}
    </div>
  );
}
