/** The lines that are not in the program: some of them belong there. */
import { CodeLine } from './code-line.tsx';
import type { LineText } from './code-line.tsx';
import type { Drag } from './use-drag.ts';

type PoolLinesProps = {
  readonly lines: readonly LineText[];
  readonly drag: Drag;
  readonly onAdd: (id: string) => void;
};

export function PoolLines({ lines, drag, onAdd }: PoolLinesProps) {
  const welcome = drag.dragging?.drop?.list === 'pool';
  return (
    <div>
      <p className="eyebrow mb-1">Lines</p>
      <ul
        aria-label="Lines to add"
        data-drop-list="pool"
        data-welcome={welcome || undefined}
        className="flex min-h-10 flex-col gap-1 rounded-[10px] data-welcome:outline-2 data-welcome:outline-message data-welcome:outline-dashed"
      >
        {lines.map(({ id, text }) => (
          <li key={id} data-drop-item={id}>
            <button
              type="button"
              data-pool={id}
              data-dragged={drag.dragging?.id === id || undefined}
              className="part w-full touch-pan-y items-start py-1 text-left text-[11.5px]"
              onPointerDown={(event) => drag.take(event, id)}
              onClick={() => onAdd(id)}
            >
              <span data-grip="" aria-hidden="true" className="grip">
                +
              </span>
              <span className="sr-only">Add: </span>
              <span className="min-w-0 flex-1 self-center">
                <CodeLine text={text} />
              </span>
            </button>
          </li>
        ))}
        {lines.length === 0 && (
          <li className="text-[12.5px] text-muted">All are in the program.</li>
        )}
      </ul>
    </div>
  );
}
