/** The lesson's words: where one is in it, what is going on, a question, and the way on. */
import type { ReactNode } from 'react';

import { Question } from './question.tsx';
import type { QuestionProps } from './question.tsx';

export type ProsePanelProps = {
  readonly kicker: string;
  readonly title: string;
  readonly step: number; // from 1
  readonly steps: number;
  readonly body: ReactNode;
  readonly question?: QuestionProps | undefined;
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

export function ProsePanel(props: ProsePanelProps) {
  const { kicker, title, body, question, note } = props;
  return (
    <section
      aria-labelledby="lesson-title"
      className="flex min-h-0 flex-col border-line bg-panel md:border-r"
    >
      <div className="flex-1 px-5 pt-5 pb-4 md:overflow-y-auto md:px-6 md:pt-6">
        <p className="text-[11px] font-semibold tracking-[0.09em] text-crema uppercase">{kicker}</p>
        <h1
          id="lesson-title"
          className="mt-1.5 mb-3 font-display text-[26px] leading-[1.15] font-[560] tracking-[-0.018em] text-balance md:text-[24px] wide:text-[28px]"
        >
          {title}
        </h1>
        <StepDots step={props.step} steps={props.steps} />
        <div className="flex flex-col gap-3 text-[14px]">{body}</div>
        {question !== undefined && (
          <div className="mt-4">
            <Question {...question} />
          </div>
        )}
        {note !== undefined && <div className="mt-3.5 text-[13px] text-muted">{note}</div>}
      </div>
      <StepButtons back={props.back} next={props.next} />
    </section>
  );
}

function StepDots({ step, steps }: Pick<ProsePanelProps, 'step' | 'steps'>) {
  return (
    <p className="mb-4 flex items-center gap-1.5">
      <span className="sr-only">
        Step {step} of {steps}
      </span>
      {Array.from({ length: steps }, (_, i) => (
        <span key={i} className={`h-1 flex-1 rounded-full ${dotLook(i + 1, step)}`} />
      ))}
    </p>
  );
}

function dotLook(place: number, step: number): string {
  if (place === step) return 'bg-ink';
  return place < step ? 'bg-crema' : 'bg-line';
}

function StepButtons({ back, next }: Pick<ProsePanelProps, 'back' | 'next'>) {
  if (back === undefined && next === undefined) return null;
  return (
    <div className="flex gap-2 px-5 pt-3 pb-5 md:border-t md:border-line md:px-6 md:pb-4">
      {back !== undefined && (
        <button type="button" className="button" onClick={back.onPress}>
          <span aria-hidden="true">←</span> {back.label}
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
      className="button button-main flex-1"
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
