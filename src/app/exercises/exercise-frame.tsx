/** The card that every exercise is on: what is asked, the reply to it, and the ways to get help. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';

import type { Exercise, Verdict } from '#lesson/exercise.ts';

import { InlineText } from './inline-text.tsx';
import type { Working } from './use-exercise.ts';

export type FrameProps = {
  readonly exercise: Exercise;
  readonly working: Pick<Working, 'show' | 'showing' | 'reset'>;
  readonly verdict: Verdict | undefined;
  /** Said in place of a verdict: what is still missing. */
  readonly note?: string | undefined;
  /** The button that has it judged, where there is one. */
  readonly main?: ReactNode;
  readonly children: (labelledBy: string) => ReactNode;
};

export function ExerciseFrame(props: FrameProps) {
  const { exercise, verdict, note, main, children } = props;
  const label = useId();
  const [hinted, setHinted] = useState(false);
  const reply = useRef<HTMLDivElement>(null);
  useInSight(reply, verdict?.reply ?? note);
  return (
    <section
      aria-labelledby={label}
      data-exercise={exercise.kind}
      className="my-1 flex flex-col gap-2.5 rounded-xl border border-line bg-paper p-3.5"
    >
      <p id={label} className="text-[13px] leading-snug font-semibold">
        <InlineText text={exercise.text} />
      </p>
      {children(label)}
      {main}
      <div>
        <div ref={reply} aria-live="polite" className="scroll-mb-12">
          {verdict !== undefined && <Reply {...verdict} />}
          {verdict === undefined && note !== undefined && (
            <p className="reply text-muted">{note}</p>
          )}
        </div>
        <div aria-live="polite">
          {hinted && (
            <p className="reply text-ink">
              <span aria-hidden="true">→</span>
              <span>
                <InlineText text={exercise.hint} />
              </span>
            </p>
          )}
        </div>
        <Help {...props} hinted={hinted} onHint={() => setHinted(!hinted)} />
      </div>
    </section>
  );
}

/** What is said is scrolled to, as little as needed: it may come while one looks elsewhere. */
function useInSight(place: RefObject<HTMLElement | null>, said: string | undefined): void {
  const before = useRef(said);
  useEffect(() => {
    if (said !== undefined && said !== before.current) {
      place.current?.scrollIntoView({ block: 'nearest' });
    }
    before.current = said;
  }, [place, said]);
}

function Reply({ met, reply }: Verdict) {
  return (
    <p className={`reply ${met ? 'text-alive' : 'text-crash'}`}>
      <span aria-hidden="true">{met ? '✓' : '✗'}</span>
      <span>
        <span className="sr-only">{met ? 'Right: ' : 'Not yet: '}</span>
        <InlineText text={reply} />
      </span>
    </p>
  );
}

type HelpProps = FrameProps & { readonly hinted: boolean; readonly onHint: () => void };

function Help({ working, hinted, onHint }: HelpProps) {
  return (
    <div className="-mx-2 -mb-1.5 flex flex-wrap gap-x-0.5">
      <button type="button" className="quiet" aria-expanded={hinted} onClick={onHint}>
        Hint
      </button>
      <button type="button" className="quiet" onClick={working.show}>
        {working.showing ? 'Stop showing' : 'Show me'}
      </button>
      <span className="flex-1" />
      <button type="button" className="quiet" onClick={working.reset}>
        Reset
      </button>
    </div>
  );
}
