/** What the learner has let happen, and the way back by one. */
import { InlineText } from './inline-text.tsx';
import type { StepMade } from './scheduler-panel.tsx';

type StepsSoFarProps = { readonly steps: readonly StepMade[]; readonly onUndo: () => void };

export function StepsSoFar({ steps, onUndo }: StepsSoFarProps) {
  const none = steps.length === 0;
  return (
    <div>
      <div className="mb-1 flex items-center justify-between">
        <p className="eyebrow">So far</p>
        <button
          type="button"
          className="button px-2 md:min-h-7 text-[12px]"
          aria-disabled={none}
          onClick={() => {
            if (!none) onUndo();
          }}
        >
          <span aria-hidden="true">↩</span> Take back
        </button>
      </div>
      <ol
        aria-live="polite"
        aria-relevant="additions"
        className="flex flex-col text-[12.5px] leading-relaxed"
      >
        {steps.map(({ text, message }, i) => (
          <li key={i} className="flex gap-2">
            <span className="w-4 flex-none text-right text-faint tabular-nums">{i + 1}</span>
            <span className="flex min-w-0 flex-1 items-baseline gap-2">
              <span className="flex-none">
                <InlineText text={text} />
              </span>
              {message !== undefined && (
                <code
                  title={message}
                  className="min-w-0 truncate text-[10.5px] tracking-[-0.04em] text-muted"
                >
                  {message}
                </code>
              )}
            </span>
          </li>
        ))}
        {none && <li className="text-muted">Nothing yet.</li>}
      </ol>
    </div>
  );
}
