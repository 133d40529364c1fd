/** A word of the prose that names a process: it has its colour and shape, lights and selects it. */
import type { ReactNode } from 'react';

import { type Focus, isLit } from '#scene/focus.ts';
import type { ProcessMark } from '#scene/moment.ts';

export type ProcessWordProps = {
  /** The key of what it names. */
  readonly name: string;
  readonly kind: ProcessMark['kind'];
  readonly focus: Focus;
  readonly onSelect: (key: string) => void;
  readonly onHover: (key: string | undefined) => void;
  /** In place of the name. */
  readonly children?: ReactNode;
};

export function ProcessWord(props: ProcessWordProps) {
  const { name, kind, focus, onSelect, onHover, children = name } = props;
  return (
    <button
      type="button"
      aria-pressed={name === focus.selected}
      data-kind={kind}
      data-lit={isLit(focus, name)}
      className="word-process"
      onClick={() => onSelect(name)}
      onPointerEnter={() => onHover(name)}
      onPointerLeave={() => onHover(undefined)}
      onFocus={() => onHover(name)}
      onBlur={() => onHover(undefined)}
    >
      {children}
    </button>
  );
}
