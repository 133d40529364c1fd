/**
 * What the prose of a lesson is made of. The parts stay the same from render to render, so that the
 * text keeps its focus and its selection; what changes reaches them by a context.
 */
import { createContext, useContext } from 'react';
import type { ComponentType, ReactNode } from 'react';

import type { Focus } from '#scene/focus.ts';
import type { ProcessMark } from '#scene/moment.ts';

import { ProcessWord } from './process-word.tsx';

export type Reading = {
  /** The id of the step at hand. */
  readonly step: string;
  readonly focus: Focus;
  /** By key. */
  readonly names: ReadonlyMap<string, ProcessMark['kind']>;
  readonly onSelect: (key: string) => void;
  readonly onHover: (key: string | undefined) => void;
  /** Runs the stage to the moment of that name. */
  readonly onGo: (moment: string) => void;
};

export type ProseComponent = ComponentType<{ readonly components: typeof PARTS }>;

const nothing = () => undefined;

const ReadingContext = createContext<Reading>({
  step: '',
  focus: {},
  names: new Map(),
  onSelect: nothing,
  onHover: nothing,
  onGo: nothing,
});

/** Only the step at hand is shown. */
function Step({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return useContext(ReadingContext).step === id ? children : null;
}

/** A word that names a process or device: it looks like its thing, lights it, and selects it. */
function P({ name, children }: { readonly name: string; readonly children?: ReactNode }) {
  const { focus, names, onSelect, onHover } = useContext(ReadingContext);
  return (
    <ProcessWord
      name={name}
      kind={names.get(name) ?? 'worker'}
      focus={focus}
      onSelect={onSelect}
      onHover={onHover}
    >
      {children}
    </ProcessWord>
  );
}

/** A word that stands for a message, in the colour and shape of one. */
function M({ children }: { readonly children: ReactNode }) {
  return <code className="word-message">{children}</code>;
}

/** Words that run the stage to a moment of the lesson. */
function Go({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const { onGo } = useContext(ReadingContext);
  return (
    <button type="button" className="word-moment" onClick={() => onGo(to)}>
      {children}
    </button>
  );
}

/** Where we say less than the whole truth. */
function Simplified({ children }: { readonly children: ReactNode }) {
  return (
    <div className="word-note">
      <strong>Simplified:</strong> {children}
    </div>
  );
}

const PARTS = { Step, P, M, Go, Simplified } as const;

type LessonProseProps = { readonly Prose: ProseComponent; readonly reading: Reading };

export function LessonProse({ Prose, reading }: LessonProseProps) {
  return (
    <ReadingContext value={reading}>
      <Prose components={PARTS} />
    </ReadingContext>
  );
}
