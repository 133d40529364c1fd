/** A prompt in a few lines, for the foot of the stage: what was printed last, and where one types. */
import { PromptLine } from './prompt-line.tsx';
import { RowLine } from './screen-rows.tsx';
import type { Mode, Row } from './session.ts';

export type PromptBarProps = {
  /** Whose prompt it is: `IEx`. */
  readonly label: string;
  readonly prompt: string;
  readonly mode: Mode;
  /** Lines that are offered. */
  readonly lines: readonly string[];
  /** Lines that were typed before, the oldest first. */
  readonly typed: readonly string[];
  /** What was typed and printed last. */
  readonly recent: readonly Row[];
  /** iex evaluates a line. */
  readonly waiting: boolean;
  readonly onEnter: (line: string) => void;
};

const MOST_RECENT = 3;

/** It keeps its height, so that the picture above keeps its own. */
export function PromptBar(props: PromptBarProps) {
  const { label, prompt, mode, recent, waiting } = props;
  const rows = recent.slice(-MOST_RECENT);
  return (
    <section
      aria-label={label}
      className="rounded-[10px] border border-line bg-panel px-3 pt-1.5 pb-1"
    >
      <div
        aria-live="polite"
        className="flex h-[58px] flex-col justify-end overflow-hidden font-mono text-[12px] leading-[1.6] [font-variant-ligatures:none] [&>p]:max-h-[58px] [&>p]:shrink-0 [&>p]:truncate"
      >
        {rows.length === 0 && (
          <p className="font-sans text-muted">What {label} prints is seen here.</p>
        )}
        {rows.map((row, i) => (
          <RowLine key={`${row.id} ${i}`} row={row} />
        ))}
        {waiting && <p className="text-muted">evaluates …</p>}
      </div>
      <PromptLine
        label={label}
        prompt={mode === 'off' ? 'node is off' : prompt}
        lines={props.lines}
        typed={props.typed}
        onEnter={props.onEnter}
      />
    </section>
  );
}
