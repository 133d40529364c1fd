/**
 * What the prose of a lesson is made of. The parts stay the same from render to render, so that the
 * text keeps its focus and its selection; what changes reaches them by a context.
 */
import { createContext, useContext } from 'react';
import type { ComponentType, ReactNode } from 'react';

import { ProcessWord } from './process-word.tsx';

export type Reading = {
  /** The id of the step at hand. */
  readonly step: string;
  readonly selected: string | undefined;
  readonly onSelect: (name: string) => void;
};

export type ProseComponent = ComponentType<{ readonly components: typeof PARTS }>;

const ReadingContext = createContext<Reading>({
  step: '',
  selected: undefined,
  onSelect: () => undefined,
});

/** Only the step at hand is shown. */
function Step({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return useContext(ReadingContext).step === id ? children : null;
}

/** A word that names a process shows it. */
function P({ name }: { readonly name: string }) {
  const { selected, onSelect } = useContext(ReadingContext);
  return <ProcessWord name={name} selected={selected} onSelect={onSelect} />;
}

const PARTS = { Step, P } as const;

type LessonProseProps = { readonly Prose: ProseComponent; readonly reading: Reading };

export function LessonProse({ Prose, reading }: LessonProseProps) {
  return (
    <ReadingContext value={reading}>
      <Prose components={PARTS} />
    </ReadingContext>
  );
}
