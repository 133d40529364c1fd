/** Who is in a tile that stands for many, to be found by name or pid and looked at one by one. */
import { useId, useState } from 'react';

import type { InspectorLinks, InspectorTone, Member } from './inspection.ts';

type MembersProps = { readonly members: readonly Member[]; readonly links: InspectorLinks };

const MOST_SHOWN = 50;

export function Members({ members, links: { onSelect, onHover } }: MembersProps) {
  const [sought, setSought] = useState('');
  const id = useId();
  const isFound = ({ key, pid }: Member) => `${key} ${pid}`.toLowerCase().includes(sought);
  const found = sought === '' ? members : members.filter(isFound);
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="sr-only">
        Find by name or pid
      </label>
      <input
        id={id}
        type="search"
        placeholder="Find by name or pid"
        className="inspector-search"
        onChange={({ target }) => setSought(target.value.trim().toLowerCase())}
      />
      <ul className="inspector-members">
        {found.slice(0, MOST_SHOWN).map(({ key, pid, status, tone }) => (
          <li key={pid}>
            <button
              type="button"
              onClick={() => onSelect?.(key)}
              onPointerEnter={() => onHover?.(key)}
              onPointerLeave={() => onHover?.(undefined)}
              onFocus={() => onHover?.(key)}
              onBlur={() => onHover?.(undefined)}
            >
              <span aria-hidden="true" className={`member-dot ${DOTS[tone]}`} />
              <span className="font-medium">{key}</span>
              <span className="text-muted">{status}</span>
              <span className="ml-auto font-mono text-[11px] text-muted">{pid}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted" aria-live="polite">
        {tally(found.length, members.length)}
      </p>
    </div>
  );
}

const DOTS: Readonly<Record<InspectorTone, string>> = {
  alive: 'bg-alive',
  busy: 'bg-busy',
  crash: 'border-2 border-crash',
  supervisor: 'bg-supervisor',
  quiet: 'border-2 border-edge',
};

function tally(found: number, all: number): string {
  if (all === 0) return 'Nobody has come yet.';
  if (found === 0) return 'Nobody of that name or pid.';
  return found > MOST_SHOWN ? `The newest ${MOST_SHOWN} of ${found}.` : '';
}
