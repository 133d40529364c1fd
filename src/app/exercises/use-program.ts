/** A program that is put together, and the heap that its lines come from. */
import { useState } from 'react';

import type { Answer, Assemble } from '#lesson/exercise.ts';

import type { LineText } from './code-line.tsx';

export type Program = {
  readonly lines: readonly LineText[];
  readonly pool: readonly LineText[];
  readonly selected: string | undefined;
  /** What was done last, in words. */
  readonly said: string;
  readonly select: (id: string | undefined) => void;
  /** Puts a line at that place, from 0, wherever it was; beyond the ends nothing happens. */
  readonly put: (id: string, place: number) => void;
  readonly remove: (id: string) => void;
};

type Given = {
  readonly exercise: Assemble;
  readonly ids: readonly string[];
  readonly onAnswer: (answer: Answer) => void;
};

export function useProgram({ exercise, ids, onAnswer }: Given): Program {
  const [selected, select] = useState<string>();
  const [said, setSaid] = useState('');
  const all = [...exercise.lines, ...exercise.distractors];
  const lineOf = (id: string): LineText => ({
    id,
    text: all.find((line) => line.id === id)?.text ?? id,
  });
  const change = (lines: readonly string[], words: string) => {
    onAnswer({ kind: 'assemble', lines });
    setSaid(words);
  };
  return {
    lines: ids.map(lineOf),
    pool: exercise.shown.filter((id) => !ids.includes(id)).map(lineOf),
    selected: ids.find((id) => id === selected),
    said,
    select,
    put: (id, place) => {
      const rest = ids.filter((other) => other !== id);
      if (place < 0 || place > rest.length || ids[place] === id) return;
      change(rest.toSpliced(place, 0, id), `${lineOf(id).text.trim()}: now line ${place + 1}`);
    },
    remove: (id) => {
      if (!ids.includes(id)) return;
      change(
        ids.filter((other) => other !== id),
        `${lineOf(id).text.trim()}: removed`,
      );
    },
  };
}

/** The id of what stands next to it in a list, below if there is something, else above. */
export function neighbour(lines: readonly LineText[], id: string): string {
  const place = lines.findIndex((line) => line.id === id);
  return (lines[place + 1] ?? lines[place - 1])?.id ?? '';
}
