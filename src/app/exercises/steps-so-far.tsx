/** What the learner has let happen, and the way back by one. */
import { InlineText } from './inline-text.tsx';

type StepsSoFarProps = { readonly steps: readonly string[]; readonly onUndo: () => void };

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
          <span aria-hidden="true">↩</span> Step back
        </button>
      </div>
      <ol
        aria-live="polite"
        aria-relevant="additions"
        className="flex flex-col text-[12.5px] leading-relaxed"
      >
        {steps.map((step, i) => (
          <li key={i} className="flex gap-2">
            <span className="w-4 flex-none text-right text-faint tabular-nums">{i + 1}</span>
            <span className="min-w-0">
              <InlineText text={step} />
            </span>
          </li>
        ))}
        {none && <li className="text-muted">Nothing yet.</li>}
      </ol>
    </div>
  );
}
