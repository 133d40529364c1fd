/** One thing of two columns, with the number and the colour of its pair. */
import type { Mark } from './body-props.ts';
import { InlineText } from './inline-text.tsx';
import { MarkSign } from './mark-sign.tsx';
import type { Pairing, Side } from './use-pairing.ts';

type PairPartProps = {
  readonly side: Side;
  readonly id: string;
  readonly text: string;
  /** Of its pairs, from 0: one at the left, any number at the right. */
  readonly numbers: readonly number[];
  readonly partners: readonly { readonly text: string }[];
  readonly mark: Mark;
  readonly pairing: Pairing;
};

/** The colours of pairs in turn. Crash is kept for what is wrong. */
const COLOURS = ['message', 'supervisor', 'busy', 'alive', 'crema'];

export function pairColour(number: number): string {
  return `var(--color-${COLOURS[number % COLOURS.length] ?? 'ink'})`;
}

export function PairPart({ side, id, text, numbers, partners, mark, pairing }: PairPartProps) {
  const armed = pairing.isArmed(side, id);
  const paired = partners.map((partner) => partner.text.replaceAll('`', '')).join(', ');
  return (
    <li className="flex flex-1">
      <button
        type="button"
        data-pair={`${side} ${id}`}
        data-mark={mark}
        data-armed={armed || undefined}
        aria-pressed={armed}
        className={`part min-w-0 flex-1 items-center text-left text-[12.5px] ${side === 'left' ? 'pr-3 pl-2.5' : 'pr-2 pl-3.5'}`}
        onClick={() => pairing.press(side, id)}
      >
        <span className="min-w-0 flex-1 hyphens-auto wrap-break-word [&_code]:bg-transparent [&_code]:p-0">
          <InlineText text={text} />
          {paired !== '' && <span className="sr-only">, paired with {paired}</span>}
        </span>
        <Numbers side={side} numbers={numbers} />
        {mark !== undefined && (
          <span
            className={`absolute top-1/2 -left-2.5 grid size-4 -translate-y-1/2 place-items-center rounded-full border bg-panel text-[10px] font-bold ${mark === 'right' ? 'border-alive' : 'border-crash'}`}
          >
            <MarkSign mark={mark} />
          </span>
        )}
      </button>
    </li>
  );
}

/** Where lines begin and end: half out of the part, on the side of its partner. */
function Numbers({ side, numbers }: Pick<PairPartProps, 'side' | 'numbers'>) {
  const edge = side === 'left' ? '-right-2' : '-left-2';
  return (
    <span
      aria-hidden="true"
      className={`absolute top-1/2 z-1 flex -translate-y-1/2 flex-col gap-0.5 ${edge}`}
    >
      {numbers.length === 0 && <span className="size-4 rounded-full border border-edge bg-panel" />}
      {numbers.map((number) => (
        <span
          key={number}
          className="grid size-4 place-items-center rounded-full text-[10px] font-bold text-on"
          style={{ background: pairColour(number) }}
        >
          {number + 1}
        </span>
      ))}
    </span>
  );
}
