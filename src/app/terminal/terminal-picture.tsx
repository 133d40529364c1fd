/** The terminal on the stage: what was typed and printed, the prompt, and the files beside it. */
import { useRef, useState } from 'react';

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

export function TerminalPicture(given: TerminalPictureProps) {
  const { screen, computer } = given;
  const place = useRef<HTMLDivElement>(null);
  const onStop = () => {
    given.onStop();
    // The button goes with iex: the focus is where one types again.
    place.current?.querySelector('input')?.focus();
  };
  const props = { ...given, onStop };
  /** Where there is no room for both, either is seen. */
  const [files, setFiles] = useState(false);
  const hides = (hidden: boolean) => (hidden && computer !== undefined ? '@max-2xl:hidden' : '');
  return (
    <div ref={place} className="@container h-full pb-2">
      <div className="flex h-full min-h-0 flex-col gap-x-4 rounded-[14px] border border-line bg-panel p-3 @2xl:flex-row">
        {computer !== undefined && (
          <div className="flex items-center gap-2 pb-2 @2xl:hidden">
            <SideSwitch files={files} onSwitch={setFiles} />
            <span className="flex-1" />
            {!files && <TerminalButtons {...props} />}
          </div>
        )}
        <section
          aria-label="Terminal"
          className={`flex min-h-0 min-w-0 flex-1 flex-col ${hides(files)}`}
        >
          <header className={`flex min-h-9 items-center gap-2 pb-1.5 ${hides(true)}`}>
            <h2 className="eyebrow flex-1">{HEADS[screen.mode]}</h2>
            <TerminalButtons {...props} />
          </header>
          <ScreenRows {...screen} label="Screen of the terminal" />
          <TerminalPrompt {...props} />
        </section>
        {computer !== undefined && (
          <div
            className={`flex min-h-0 flex-col @max-2xl:flex-1 @2xl:w-[250px] @4xl:w-[320px] ${hides(!files)}`}
          >
            <FilePane computer={computer} />
          </div>
        )}
      </div>
    </div>
  );
}

type SideSwitchProps = {
  readonly files: boolean;
  readonly onSwitch: (files: boolean) => void;
};

function SideSwitch({ files, onSwitch }: SideSwitchProps) {
  return (
    <div className="segments">
      <button
        type="button"
        aria-pressed={!files}
        className="segment"
        onClick={() => onSwitch(false)}
      >
        Screen
      </button>
      <button type="button" aria-pressed={files} className="segment" onClick={() => onSwitch(true)}>
        Files
      </button>
    </div>
  );
}

function TerminalPrompt({ screen, lines, past, onEnter, onStop }: TerminalPictureProps) {
  return (
    <div className="mt-2 border-t border-line pt-1.5">
      {past && (
        <p className="text-[11.5px] text-muted">
          You are in the past: what you type begins another future.
        </p>
      )}
      <PromptLine
        label={screen.mode === 'sh' ? 'Command' : 'Elixir'}
        prompt={screen.mode === 'off' ? 'node is off' : screen.prompt}
        lines={linesFor(screen.mode, lines)}
        typed={screen.typed}
        onEnter={onEnter}
        onStop={screen.mode === 'iex' ? onStop : undefined}
      />
    </div>
  );
}

function TerminalButtons({ screen, onStop }: TerminalPictureProps) {
  return (
    <>
      {screen.mode === 'iex' && (
        <button
          type="button"
          className="button button-crash text-[12px]"
          title="The node stops: every process ends at once"
          onClick={onStop}
        >
          Ctrl+C twice
        </button>
      )}
      <CopyButton screen={screen} />
    </>
  );
}

function CopyButton({ screen }: Pick<TerminalPictureProps, 'screen'>) {
  const [said, say] = useState('Copy');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(screenText(screen));
      say('Copied');
    } catch {
      say('Not allowed');
    }
  };
  return (
    <button
      type="button"
      className="button text-[12px]"
      title="Copy what is on the screen"
      onBlur={() => say('Copy')}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{said}</span>
    </button>
  );
}

const HEADS: Readonly<Record<Screen['mode'], string>> = {
  sh: 'Terminal · shell',
  iex: 'Terminal · iex',
  off: 'Terminal · the node is off',
};
