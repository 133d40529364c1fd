/** What pressing things in two columns does: one is taken up, and the next at the other side is its partner. */
import { useState } from 'react';

import type { Answer, Pairs } from '#lesson/exercise.ts';

export type Side = 'left' | 'right';

/** `offered`: it was taken up by itself, and whoever presses it means to take it up. */
type Armed = { readonly side: Side; readonly id: string; readonly offered?: true };

export type Pairing = {
  readonly isArmed: (side: Side, id: string) => boolean;
  readonly press: (side: Side, id: string) => void;
  /** What was done last, in words. */
  readonly said: string;
};

type Given = {
  readonly exercise: Pairs;
  readonly pairs: Readonly<Record<string, string>>;
  readonly onAnswer: (answer: Answer) => void;
};

export function usePairing({ exercise, pairs, onAnswer }: Given): Pairing {
  const { left } = exercise;
  const [armed, setArmed] = useState<Armed>();
  const [said, setSaid] = useState('');
  /** A pair that is made once more is parted. Who began at the left goes on there. */
  const pair = (from: string, to: string) => {
    const { [from]: before, ...rest } = pairs;
    const parted = before === to;
    const next = parted ? rest : { ...rest, [from]: to };
    const open = parted ? undefined : left.find(({ id }) => next[id] === undefined);
    const goesOn = armed?.side === 'left' && open !== undefined;
    onAnswer({ kind: 'pairs', pairs: next });
    setArmed(goesOn ? { side: 'left', id: open.id, offered: true } : undefined);
    setSaid(
      sentenceOf(exercise, { from, to: parted ? undefined : to, next: goesOn ? open.id : '' }),
    );
  };
  const press = (side: Side, id: string) => {
    if (armed === undefined || armed.side === side) {
      const putDown = armed?.id === id && armed.offered !== true;
      setArmed(putDown ? undefined : { side, id });
    } else if (side === 'left') pair(id, armed.id);
    else pair(armed.id, id);
  };
  return { isArmed: (side, id) => armed?.side === side && armed.id === id, press, said };
}

type Made = { readonly from: string; readonly to: string | undefined; readonly next: string };

function sentenceOf({ left, right }: Pairs, { from, to, next }: Made): string {
  const one = textIn(left, from);
  const done = to === undefined ? `${one}: no partner now.` : `${one}: ${textIn(right, to)}.`;
  return `${done}${next === '' ? '' : ` Next: ${textIn(left, next)}.`}`.replaceAll('`', '');
}

function textIn(side: Pairs['right'], id: string): string {
  return side.find((one) => one.id === id)?.text ?? '';
}
