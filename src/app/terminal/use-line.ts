/** The line that is being typed: lines from before by ↑ and ↓, and an offered one taken by →. */
import { type KeyboardEvent, type SubmitEvent, useRef, useState } from 'react';

export type LineProps = {
  /** Lines that are offered. */
  readonly lines: readonly string[];
  /** Lines that were typed before, the oldest first. */
  readonly typed: readonly string[];
  readonly onEnter: (line: string) => void;
};

export function useLine({ lines, typed, onEnter }: LineProps) {
  const [text, setText] = useState('');
  /** How far back the line is from; 0: it is being typed. */
  const [back, setBack] = useState(0);
  const draft = useRef('');
  const input = useRef<HTMLInputElement>(null);
  const rest =
    text === '' ? '' : (lines.find((line) => line.startsWith(text)) ?? text).slice(text.length);
  const write = (next: string) => {
    draft.current = next;
    setBack(0);
    setText(next);
  };
  const recall = (to: number) => {
    const place = Math.max(0, Math.min(to, typed.length));
    setBack(place);
    setText(place === 0 ? draft.current : (typed.at(-place) ?? ''));
  };
  return {
    text,
    /** What → adds to it. */
    rest,
    input,
    write,
    /** Puts an offered line there, to be read before it is entered. */
    take: (line: string) => {
      write(line);
      input.current?.focus();
    },
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
      event.preventDefault();
      onEnter(text);
      write('');
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      const { selectionStart, value } = event.currentTarget;
      const takes = event.key === 'ArrowRight' && rest !== '' && selectionStart === value.length;
      if (takes) write(text + rest);
      else if (event.key === 'ArrowUp') recall(back + 1);
      else if (event.key === 'ArrowDown') recall(back - 1);
      else return;
      event.preventDefault();
    },
  };
}

const COMMAND =
  /^(mix|iex|elixir|cd|ls|pwd|cat|tree|find|cp|mv|mkdir|rm|touch|clear|help)(?![\w.(])/;

/** Offered lines that whoever reads understands: commands for a shell, Elixir for iex. */
export function linesFor(mode: string, lines: readonly string[]): readonly string[] {
  return lines.filter((line) => COMMAND.test(line) === (mode === 'sh'));
}
