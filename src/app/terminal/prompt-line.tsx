/** A prompt with the line that is being typed behind it, and the lines that are offered below. */
import { type KeyboardEvent, useId, useState } from 'react';

import { type LineProps, useLine } from './use-line.ts';

type PromptLineProps = LineProps & {
  /** What the field is for: `Command`. */
  readonly label: string;
  /** What a terminal prints before what is typed: `~/todo$`. */
  readonly prompt: string;
  /** Ctrl+C twice on the same line; without it Ctrl+C is the browser’s own. */
  readonly onStop?: (() => void) | undefined;
};

export function PromptLine({ label, prompt, onStop, ...props }: PromptLineProps) {
  const { text, rest, input, write, take, onSubmit, onKeyDown } = useLine(props);
  const id = useId();
  const stop = useStop(() => {
    write('');
    onStop?.();
  });
  return (
    <form className="min-w-0" onSubmit={onSubmit}>
      <div className="flex min-h-8 items-center gap-2 font-mono text-[12.5px] [font-variant-ligatures:none] max-md:min-h-11">
        <label htmlFor={id} className="shrink-0 font-semibold text-crema">
          <span className="sr-only">{label}, </span>
          {prompt}
        </label>
        <span className="relative min-w-0 flex-1">
          <span
            aria-hidden
            className="pointer-events-none absolute inset-0 flex px-1.5 items-center overflow-hidden whitespace-pre text-faint"
          >
            <span className="invisible">{text}</span>
            {rest}
          </span>
          <input
            ref={input}
            id={id}
            value={text}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            enterKeyHint="send"
            aria-describedby={rest === '' ? undefined : `${id}-rest`}
            onChange={(event) => write(event.target.value)}
            onKeyDown={onStop === undefined ? onKeyDown : stop.before(onKeyDown)}
            onInput={stop.forget}
            onBlur={stop.forget}
            className="relative h-8 w-full rounded-[7px] bg-transparent px-1.5 -outline-offset-2 max-md:h-11"
          />
        </span>
        {rest !== '' && <Completes id={`${id}-rest`} />}
        <button type="submit" className="button shrink-0 font-sans">
          Enter
        </button>
      </div>
      <Asked isAsked={onStop !== undefined && stop.isAsked} />
      <OfferedLines lines={props.lines} onTake={take} />
    </form>
  );
}

function Completes({ id }: { readonly id: string }) {
  return (
    <span id={id} className="shrink-0 text-[11px] text-muted max-md:hidden">
      <span className="key">→</span> completes
    </span>
  );
}

function Asked({ isAsked }: { readonly isAsked: boolean }) {
  return (
    <output className="block text-[11.5px] text-muted">
      {isAsked && 'Once more Ctrl+C leaves iex.'}
    </output>
  );
}

/** Ctrl+C asks, and is meant when it comes again before all else. */
function useStop(onStop: () => void) {
  const [isAsked, ask] = useState(false);
  /** Whether the key is for this. */
  const takes = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key === 'Control') return true;
    const isStop = isCtrlC(event) && selectionStart === selectionEnd;
    if (isStop) event.preventDefault();
    if (isStop && event.repeat) return true;
    ask(isStop && !isAsked);
    if (isStop && isAsked) onStop();
    return isStop;
  };
  return {
    isAsked,
    forget: () => ask(false),
    /** A handler of keys that gets all others. */
    before: (others: OnKey) => (event: KeyboardEvent<HTMLInputElement>) => {
      if (!takes(event)) others(event);
    },
  };
}

type OnKey = (event: KeyboardEvent<HTMLInputElement>) => void;

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** With Shift, Alt or Meta it is another key. */
function isCtrlC({ key, ctrlKey, altKey, metaKey, shiftKey }: Keys): boolean {
  return ctrlKey && !altKey && !metaKey && !shiftKey && key.toLowerCase() === 'c';
}

type OfferedProps = Pick<LineProps, 'lines'> & { readonly onTake: (line: string) => void };

function OfferedLines({ lines, onTake }: OfferedProps) {
  if (lines.length === 0) return null;
  return (
    <ul aria-label="Lines to try" className="-mx-1 mt-1.5 flex gap-1.5 overflow-x-auto px-1 pb-1">
      {lines.map((line) => (
        <li key={line} className="shrink-0">
          <button
            type="button"
            className="min-h-7 rounded-[7px] border border-line bg-panel px-2 font-mono text-[11.5px] whitespace-nowrap [font-variant-ligatures:none] hover:border-edge max-md:min-h-11"
            onClick={() => onTake(line)}
          >
            {line}
          </button>
        </li>
      ))}
    </ul>
  );
}
