/** The answer to a "why?", loaded when somebody asks: it knows all rules of what leads to what. */
import { lazy, Suspense } from 'react';

import type { WhyAnswerProps } from './why-answer.tsx';

const WhyAnswer = lazy(async () => ({ default: (await import('./why-answer.tsx')).WhyAnswer }));

export function LazyWhyAnswer(props: WhyAnswerProps) {
  return (
    <Suspense>
      <WhyAnswer {...props} />
    </Suspense>
  );
}
