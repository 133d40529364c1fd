/** The other futures by name, each a way back to it. */
import type { Future } from '#player/futures.ts';
import { secondsText } from '#scene/words.ts';

type FuturesListProps = {
  readonly futures: readonly Future[];
  readonly onReturn: (id: number) => void;
};

export function FuturesList({ futures, onReturn }: FuturesListProps) {
  return (
    <ul
      className="grid max-h-[min(320px,50dvh)] gap-0.5 overflow-y-auto"
      aria-label="Other futures"
    >
      {futures.toReversed().map(({ id, name, until }) => (
        <li key={id}>
          <button type="button" className="pop-up-item" onClick={() => onReturn(id)}>
            <span>Return to {name}</span>
            <span className="text-[11.5px] text-muted">seen up to {secondsText(until)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
