/** The answer to "why?": a sentence whose names can be pressed, and its steps, each a jump. */
import { useEffect, useRef } from 'react';

import { CloseIcon } from '#app/shell/icons.tsx';
import type { EventId } from '#kernel/event.ts';
import type { ProcessMark } from '#scene/moment.ts';
import type { Pid } from '#term/term.ts';
import type { Tape } from '#trace/tape.ts';
import type { Explanation } from '#trace/why-explain.ts';

import { textOf, timeOf } from './transcript-lines.ts';
import { piecesOf } from './why-names.ts';

export type WhyPart = { readonly key: string; readonly kind: ProcessMark['kind'] };

export type WhyProps = {
  readonly tape: Tape;
  readonly explanation: Explanation;
  /** How a process is selected and what it looks like; none of one that no picture shows. */
  readonly partOf: (pid: Pid) => WhyPart | undefined;
  readonly onSelect: (key: string) => void;
};

export type WhyPanelProps = WhyProps & {
  readonly onJump: (id: EventId) => void;
  /** The chain to light while the answer is open. */
  readonly onChain: (chain: readonly EventId[] | undefined) => void;
  readonly onClose?: () => void;
};

export function WhyPanel(props: WhyPanelProps) {
  const { explanation, tape, onJump, onChain, onClose } = props;
  useChain(explanation.chain, onChain);
  return (
    <section aria-label={explanation.question} className="why">
      <div className="flex items-start gap-2">
        <h3 className="why-question">{explanation.question}</h3>
        {onClose !== undefined && (
          <button
            type="button"
            aria-label="Close the answer"
            className="button why-close"
            onClick={onClose}
          >
            <CloseIcon />
          </button>
        )}
      </div>
      <WhyLine {...props} />
      {explanation.steps.length > 1 && (
        <ol className="why-steps" aria-label="What led to it, latest first">
          {explanation.steps.map((id) => (
            <Step key={id} id={id} tape={tape} onJump={onJump} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** Lit again only for another answer: `onChain` may be new at each render. */
function useChain(chain: readonly EventId[], onChain: WhyPanelProps['onChain']): void {
  const latest = useRef(onChain);
  useEffect(() => {
    latest.current = onChain;
  });
  useEffect(() => {
    latest.current(chain);
    return () => latest.current(undefined);
  }, [chain]);
}

/** The sentence alone, in a paragraph. */
export function WhyLine({ tape, explanation, partOf, onSelect }: WhyProps) {
  return (
    <p className="why-line">
      {piecesOf(tape.roll, explanation.sentence).map(({ text, pid }, at) => {
        const part = pid === undefined ? undefined : partOf(pid);
        if (part === undefined) return text;
        return (
          <button
            key={at}
            type="button"
            className="word-process"
            data-kind={part.kind}
            onClick={() => onSelect(part.key)}
          >
            {text}
          </button>
        );
      })}
    </p>
  );
}

type StepProps = Pick<WhyPanelProps, 'tape' | 'onJump'> & { readonly id: EventId };

function Step({ id, tape, onJump }: StepProps) {
  const event = tape.events[id - 1];
  if (event === undefined) return null;
  return (
    <li>
      <button type="button" className="why-step" onClick={() => onJump(id)}>
        <span className="transcript-time">{timeOf(event)}</span>
        <span>{textOf(tape, event)}</span>
      </button>
    </li>
  );
}
