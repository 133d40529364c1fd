/** What may be asked about the selected process, and the answer that is open: one at a time. */
import { useState } from 'react';

import type { WhyOption } from './why-options.ts';
import { WhyPanel } from './why-panel.tsx';
import type { WhyPanelProps } from './why-panel.tsx';

type WhyQuestionsProps = Omit<WhyPanelProps, 'explanation' | 'onClose'> & {
  readonly options: readonly WhyOption[];
};

export function WhyQuestions({ options, ...panel }: WhyQuestionsProps) {
  const [open, setOpen] = useState<WhyOption['id']>();
  const explanation = options.find(({ id }) => id === open)?.answer();
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
      {explanation !== undefined && (
        <WhyPanel {...panel} explanation={explanation} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}
