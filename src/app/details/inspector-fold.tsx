/** A part of the inspector that can be folded. It stays so, whoever is looked at next. */
import { useState } from 'react';
import type { ReactNode } from 'react';

type FoldProps = {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  /** Said beside the title where there is nothing below it. */
  readonly note?: string | undefined;
  readonly children: ReactNode;
};

const folded = new Set<string>();

export function Fold({ id, title, count, note, children }: FoldProps) {
  const [open, setOpen] = useState(!folded.has(id));
  if (note !== undefined) {
    return (
      <div className="inspector-nothing">
        <h3 className="eyebrow">{title}</h3>
        <p>{note}</p>
      </div>
    );
  }
  return (
    <details
      className="inspector-fold"
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) folded.delete(id);
        else folded.add(id);
        setOpen(currentTarget.open);
      }}
    >
      <summary>
        <h3 className="eyebrow">{title}</h3>
        {count !== undefined && count > 0 && <span className="inspector-count">{count}</span>}
      </summary>
      {open && children}
    </details>
  );
}
