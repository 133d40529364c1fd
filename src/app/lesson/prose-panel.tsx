/** The lesson's words: where one is in it, what is going on, a question, and the way on. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

import type { StepKind } from '#lesson/lesson.ts';

export type ProsePanelProps = {
  readonly kicker: string;
  readonly title: string;
  /** What this step wants of the learner. */
  readonly kind: StepKind;
  readonly step: number; // from 1
  readonly steps: number;
  /** By step: whether the learner has been there. */
  readonly visited: readonly boolean[];
  readonly onStep: (step: number) => void;
  readonly body: ReactNode;
  readonly exercise?: ReactNode;
  /** Below the question: what to try. */
  readonly note?: ReactNode;
  readonly back?: WayOn | undefined;
  readonly next?: WayOn | undefined;
};

/** `waitsFor`: why it cannot be pressed yet. */
export type WayOn = {
  readonly label: string;
  readonly waitsFor?: string | undefined;
  readonly onPress: () => void;
};

/** Where there is room, all of it in one panel. */
export function ProsePanel(props: ProsePanelProps) {
  const text = useRef<HTMLElement>(null);
  useNewStep(props.step, () => {
    if (text.current !== null) text.current.scrollTop = 0;
  });
  return (
    <section
      aria-labelledby="lesson-title"
      className="flex min-h-0 flex-col border-r border-line bg-panel"
    >
      <section
        ref={text}
        aria-label="Text of the step"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it
        tabIndex={0}
        className="relative flex-1 overflow-y-auto px-6 pt-6 pb-4 -outline-offset-2"
      >
        <p className="mb-1.5 text-[11px] font-semibold tracking-[0.09em] text-crema uppercase">
          {props.kicker}
        </p>
        <ProseTitle {...props} />
        <ProseBody {...props} />
        <div className="mt-4 flex flex-col gap-3.5">
          <ProseWork {...props} />
        </div>
      </section>
      <div className="border-t border-line px-6 pt-3 pb-4">
        <StepButtons {...props} />
      </div>
    </section>
  );
}

export function ProseTitle(props: ProsePanelProps) {
  const { title, kind, step, steps, visited, onStep } = props;
  return (
    <>
      <h1
        id="lesson-title"
        className="mb-2 font-display text-[20px] leading-[1.15] font-[560] tracking-[-0.018em] text-balance md:mb-3 md:text-[24px] wide:text-[28px]"
      >
        {title}
      </h1>
      <StepDots {...{ step, steps, visited, onStep }} />
      <p className="eyebrow mb-2 max-md:hidden">{KINDS[kind]}</p>
    </>
  );
}

export function ProseBody({ step, body }: Pick<ProsePanelProps, 'step' | 'body'>) {
  const text = useRef<HTMLDivElement>(null);
  // What had the focus may be gone with the step: then it goes on at the new text.
  useNewStep(step, () => {
    if (document.activeElement === document.body) text.current?.focus({ preventScroll: true });
  });
  return (
    <div ref={text} tabIndex={-1} className="flex flex-col gap-3 rounded-md text-[14px]">
      {body}
    </div>
  );
}

/** What is asked, and what is to be done. */
export function ProseWork({ exercise, note }: Pick<ProsePanelProps, 'exercise' | 'note'>) {
  return (
    <>
      {exercise !== undefined && <div id="exercise">{exercise}</div>}
      {note !== undefined && <div className="text-[13px] text-muted">{note}</div>}
    </>
  );
}

/** Not for the step with which the page opens. */
function useNewStep(step: number, begin: () => void): void {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) begin();
    shown.current = step;
  });
}

const KINDS: Readonly<Record<StepKind, string>> = {
  tell: 'Watch',
  predict: 'Say it first',
  do: 'Your turn',
  explain: 'Why',
  play: 'Play freely',
};

/** Any step can be opened at any time. */
type StepDotsProps = Pick<ProsePanelProps, 'step' | 'steps' | 'visited' | 'onStep'>;

function StepDots({ step, steps, visited, onStep }: StepDotsProps) {
  return (
    <nav aria-label="Steps" className="flex items-center gap-1 md:mb-3">
      {Array.from({ length: steps }, (_, i) => (
        <button
          key={i}
          type="button"
          aria-label={`Step ${i + 1} of ${steps}`}
          aria-current={i + 1 === step ? 'step' : undefined}
          title={`Step ${i + 1} of ${steps}`}
          onClick={() => onStep(i + 1)}
          className="group flex h-6 flex-1 items-center max-md:h-11"
        >
          <span
            className={`h-1 w-full rounded-full group-hover:bg-edge ${dotLook(i + 1 === step, visited[i] === true)}`}
          />
        </button>
      ))}
    </nav>
  );
}

function dotLook(isHere: boolean, isVisited: boolean): string {
  if (isHere) return 'bg-ink';
  return isVisited ? 'bg-crema' : 'bg-line';
}

/** On a phone the way back is an arrow alone, so that there is room beside the way on. */
export function StepButtons({ back, next }: Pick<ProsePanelProps, 'back' | 'next'>) {
  if (back === undefined && next === undefined) return null;
  return (
    <div className="flex min-w-0 flex-1 gap-2">
      {back !== undefined && (
        <button type="button" className="button max-md:w-11 max-md:px-0" onClick={back.onPress}>
          <span aria-hidden="true">←</span> <span className="max-md:sr-only">{back.label}</span>
        </button>
      )}
      {next !== undefined && <NextButton {...next} />}
    </div>
  );
}

/** It stays in the tab order while it waits, and says for what. */
function NextButton({ label, waitsFor, onPress }: WayOn) {
  const waiting = waitsFor !== undefined;
  return (
    <button
      type="button"
      className="button button-main min-w-0 flex-1 max-wide:whitespace-normal max-wide:leading-tight"
      aria-disabled={waiting}
      title={waitsFor}
      onClick={() => {
        if (!waiting) onPress();
      }}
    >
      {label} <span aria-hidden="true">→</span>
    </button>
  );
}
