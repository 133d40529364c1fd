import { InlineText } from './inline-text.tsx';
/** What could happen next, as buttons with their keys. */
import type { SchedulerStage } from './scheduler-panel.tsx';

export function NextSteps({ stage }: { readonly stage: SchedulerStage }) {
  const { choices, verdict, showing = false, onChoose, onHover } = stage;
  if (verdict !== undefined || choices.length === 0) return null;
  return (
    <div>
      <p className="eyebrow mb-1">What happens next?</p>
      <ul aria-label="What could happen next" className="flex flex-col gap-1.5">
        {choices.map(({ id, text, key }, i) => (
          // By place: the focus stays where it is when the choices change.
          <li key={i}>
            <button
              type="button"
              className="part w-full items-center text-left"
              aria-keyshortcuts={i < 9 ? `${i + 1}` : undefined}
              aria-disabled={showing}
              onClick={() => {
                if (!showing) onChoose(id);
              }}
              onPointerEnter={() => onHover?.(key)}
              onPointerLeave={() => onHover?.(undefined)}
              onFocus={() => onHover?.(key)}
              onBlur={() => onHover?.(undefined)}
            >
              <span className="min-w-0 flex-1">
                <InlineText text={text} />
              </span>
              {i < 9 && (
                <kbd
                  aria-hidden="true"
                  className="flex-none rounded border border-line bg-sunk px-1.5 text-[11px] text-muted max-md:hidden"
                >
                  {i + 1}
                </kbd>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
