/** What may be asked about the selected process, and the answer that is open: one at a time. */
import { useState } from 'react';

import { LazyWhyAnswer } from './why-answer-lazy.tsx';
import type { WhyAnswerProps } from './why-answer.tsx';
import type { WhyOption } from './why-options.ts';

type WhyQuestionsProps = Omit<WhyAnswerProps, 'asked' | 'onClose'> & {
  readonly options: readonly WhyOption[];
};

export function WhyQuestions({ options, ...panel }: WhyQuestionsProps) {
  const [open, setOpen] = useState<WhyOption['id']>();
  const asked = options.find(({ id }) => id === open)?.asked;
  if (options.length === 0) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ id, question }) => (
          <button
            key={id}
            type="button"
            aria-expanded={id === open}
            className="button px-2.5 text-[12px]"
            onClick={() => setOpen(id === open ? undefined : id)}
          >
            {question}
          </button>
        ))}
      </div>
      {asked !== undefined && (
        <LazyWhyAnswer {...panel} asked={asked} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}
