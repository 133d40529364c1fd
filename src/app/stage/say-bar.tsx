/** A message of the learner's own: an Elixir term, typed, checked as it is typed, and sent. */
import { useId, useState } from 'react';

import { parseTerm } from '#term/ex.ts';
import type { Term } from '#term/term.ts';

export type SayBarProps = {
  /** `Alice tells Bob`. */
  readonly label: string;
  readonly initial: string;
  readonly onSay: (term: Term) => void;
};

export function SayBar({ label, initial, onSay }: SayBarProps) {
  const [text, setText] = useState(initial);
  const id = useId();
  const read = readTerm(text);
  const [tried, setTried] = useState(false);
  const fault = tried ? read.fault : undefined;
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (read.term !== undefined) onSay(read.term);
      }}
    >
      <label htmlFor={id} className="text-[13px] font-semibold">
        {label}
      </label>
      <input
        id={id}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={(event) => {
          setText(event.target.value);
          setTried(false);
        }}
        className="h-8 min-w-40 flex-1 rounded-lg border border-line bg-panel px-2.5 font-mono text-[12.5px] aria-invalid:border-crash max-md:h-11"
      />
      <button type="submit" className="button">
        Send
      </button>
      <output
        id={`${id}-fault`}
        className="block w-full font-mono text-[12px] whitespace-pre-wrap text-crash empty:hidden"
      >
        {fault}
      </output>
    </form>
  );
}

function readTerm(text: string): { readonly term?: Term; readonly fault?: string } {
  try {
    return { term: parseTerm(text) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
