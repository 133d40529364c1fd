/** Works out the answer to a "why?" and shows it. Loaded when somebody asks. */
import { useMemo } from 'react';

import { explain, type Explanation } from '#trace/why-explain.ts';
import { explainWait } from '#trace/why-wait.ts';

import type { Asked } from './why-options.ts';
import { WhyPanel, type WhyPanelProps } from './why-panel.tsx';

export type WhyAnswerProps = Omit<WhyPanelProps, 'tape' | 'explanation'> & {
  readonly asked: Asked;
};

export function WhyAnswer({ asked: { tape, about, position }, ...panel }: WhyAnswerProps) {
  const explanation = useMemo(() => answerTo({ tape, about, position }), [tape, about, position]);
  if (explanation === undefined) return null;
  return <WhyPanel {...panel} tape={tape} explanation={explanation} />;
}

/** None for a process that is not alive there. */
export function answerTo({ tape, about, position = 0 }: Asked): Explanation | undefined {
  return typeof about === 'number' ? explain(tape, about) : explainWait({ tape, position }, about);
}
