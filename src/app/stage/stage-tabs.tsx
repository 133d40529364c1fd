/** Which picture of the moment is shown. */
import type { KeyboardEvent } from 'react';

export type Tab<Id extends string> = { readonly id: Id; readonly label: string };

export type StageTabsProps<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  /** The id of the element that the tabs change. */
  readonly panel: string;
  readonly onTab: (id: Id) => void;
};

export function StageTabs<Id extends string>(props: StageTabsProps<Id>) {
  const { label, tabs, current, panel, onTab } = props;
  return (
    <div role="tablist" aria-label={label} className="segments max-md:w-full">
      {tabs.map(({ id, label: text }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${panel}-${id}`}
          aria-selected={id === current}
          aria-controls={panel}
          tabIndex={id === current ? 0 : -1}
          className="segment max-md:flex-1"
          onClick={() => onTab(id)}
          onKeyDown={(event) => moveTab(event, props)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

function moveTab<Id extends string>(event: KeyboardEvent, props: StageTabsProps<Id>): void {
  const move = MOVES[event.key];
  if (move === undefined) return;
  const { tabs, current, panel, onTab } = props;
  const place = tabs.findIndex(({ id }) => id === current);
  const next = tabs[(place + move + tabs.length) % tabs.length];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  onTab(next.id);
  document.getElementById(`${panel}-${next.id}`)?.focus();
}
