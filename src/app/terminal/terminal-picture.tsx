/** The terminal on the stage: what was typed and printed, the prompt, and the files beside it. */
import { useState } from 'react';

import type { Terminal } from '#systems/todo/terminal-state.ts';

import { FilePane } from './file-pane.tsx';
import { PromptLine } from './prompt-line.tsx';
import { ScreenRows, screenText } from './screen-rows.tsx';
import type { Screen } from './screen.ts';
import { linesFor } from './use-line.ts';

export type TerminalPictureProps = {
  readonly screen: Screen;
  /** The files; none where the run has iex alone. */
  readonly computer: Terminal | undefined;
  /** Lines that are offered, for the shell and for iex. */
  readonly lines: readonly string[];
  /** It shows the past: what is typed there begins another future. */
  readonly past: boolean;
  readonly onEnter: (line: string) => void;
  /** Ctrl+C twice: the node stops. */
  readonly onStop: () => void;
};

export function TerminalPicture(props: TerminalPictureProps) {
  const { screen, computer, past } = props;
  return (
    <div className="@container h-full pb-2">
      <div className="flex h-full min-h-0 gap-3 rounded-[14px] border border-line bg-panel p-3 @max-2xl:flex-col">
        <section aria-label="Terminal" className="flex min-h-0 min-w-0 flex-1 flex-col">
          <TerminalHead {...props} />
          <ScreenRows {...screen} label="Screen of the terminal" />
          <div className="mt-2 border-t border-line pt-2">
            {past && (
              <p className="pb-1 text-[11.5px] text-muted">
                You are in the past: what you type begins another future.
              </p>
            )}
            <PromptLine
              label={screen.mode === 'sh' ? 'Command' : 'Elixir'}
              prompt={screen.mode === 'off' ? 'node is off' : screen.prompt}
              lines={linesFor(screen.mode, props.lines)}
              typed={screen.typed}
              onEnter={props.onEnter}
            />
          </div>
        </section>
        {computer !== undefined && (
          <div className="flex min-h-0 @2xl:w-[264px] @2xl:flex-col @4xl:w-[320px] @max-2xl:max-h-[46%] @max-2xl:flex-col">
            <FilePane computer={computer} />
          </div>
        )}
      </div>
    </div>
  );
}

function TerminalHead({ screen, onStop }: TerminalPictureProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(screenText(screen));
    setCopied(true);
  };
  return (
    <header className="flex items-center gap-2 pb-2">
      <h3 className="eyebrow flex-1">{HEADS[screen.mode]}</h3>
      {screen.mode === 'iex' && (
        <button
          type="button"
          className="button button-crash min-h-7 px-2 text-[12px]"
          title="The node stops: every process ends at once"
          onClick={onStop}
        >
          Ctrl+C twice
        </button>
      )}
      <button
        type="button"
        className="button min-h-7 px-2 text-[12px]"
        onBlur={() => setCopied(false)}
        onClick={() => void copy().catch(() => setCopied(false))}
      >
        <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
      </button>
    </header>
  );
}

const HEADS: Readonly<Record<Screen['mode'], string>> = {
  sh: 'Terminal · shell',
  iex: 'Terminal · iex',
  off: 'Terminal · the node is off',
};
