/** Steps to be put in order: dragged, moved by their arrows, or with Alt and an arrow key. */
import { useRef, useState } from 'react';

import type { Order } from '#lesson/exercise.ts';

import { markInTurn } from './body-props.ts';
import type { BodyProps, Mark } from './body-props.ts';
import { InlineText } from './inline-text.tsx';
import { MarkSign } from './mark-sign.tsx';
import { moveByKey } from './move-by-key.ts';
import { dropMark, useDrag } from './use-drag.ts';
import type { Drag, DropMark } from './use-drag.ts';
import { useRefocus } from './use-refocus.ts';

export function OrderList({ exercise, answer, labelledBy, verdict, onAnswer }: BodyProps<'order'>) {
  const { order } = answer;
  const [said, setSaid] = useState('');
  const moveTo = (id: string, place: number) => {
    if (place < 0 || place >= order.length || order[place] === id) return;
    const rest = order.filter((other) => other !== id);
    onAnswer({ kind: 'order', order: rest.toSpliced(place, 0, id) });
    setSaid(`${plainText(exercise, id)}: now ${place + 1} of ${order.length}`);
  };
  const root = useRef<HTMLDivElement>(null);
  const drag = useDrag(root, (id, { place }) => moveTo(id, place));
  const focusOn = useRefocus(root);
  const dropAt = dropMark(order, 'order', drag.dragging);
  return (
    <div ref={root}>
      <ol aria-labelledby={labelledBy} data-drop-list="order" className="flex flex-col gap-1.5">
        {order.map((id, place) => (
          <OrderItem
            key={id}
            id={id}
            text={exercise.items.find((item) => item.id === id)?.text ?? id}
            place={place}
            last={order.length - 1}
            mark={markInTurn(verdict, order, place)}
            drag={drag}
            drop={dropAt(id)}
            onMove={(by) => {
              moveTo(id, place + by);
              focusOn(`[data-move="${id} ${by}"]`);
            }}
          />
        ))}
      </ol>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}

function plainText({ items }: Order, id: string): string {
  return items.find((item) => item.id === id)?.text.replaceAll('`', '') ?? id;
}

type OrderItemProps = {
  readonly id: string;
  readonly text: string;
  readonly place: number;
  readonly last: number;
  readonly mark: Mark;
  readonly drag: Drag;
  readonly drop: DropMark;
  readonly onMove: (by: 1 | -1) => void;
};

function OrderItem(props: OrderItemProps) {
  const { id, text, place, mark, drag, drop } = props;
  return (
    <li
      data-drop-item={id}
      data-drop={drop}
      data-mark={mark}
      data-dragged={drag.dragging?.id === id || undefined}
      onPointerDown={(event) => drag.take(event, id)}
      className="part cursor-grab touch-pan-y items-center py-1 pr-1 select-none"
    >
      <span data-grip="" aria-hidden="true" className="grip">
        {place + 1}
      </span>
      <span className="min-w-0 flex-1">
        <InlineText text={text} /> <MarkSign mark={mark} />
      </span>
      <span className="flex flex-none flex-row md:flex-col">
        <MoveButton {...props} by={-1} />
        <MoveButton {...props} by={1} />
      </span>
    </li>
  );
}

type MoveButtonProps = OrderItemProps & { readonly by: 1 | -1 };

function MoveButton({ id, text, place, last, by, onMove }: MoveButtonProps) {
  const stuck = by < 0 ? place === 0 : place === last;
  const where = by < 0 ? 'up' : 'down';
  return (
    <button
      type="button"
      data-move={`${id} ${by}`}
      aria-label={`Move ${where}: ${text.replaceAll('`', '')}`}
      aria-disabled={stuck}
      title={`Move ${where} (Alt and the arrow key)`}
      className="arrow"
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => {
        if (!stuck) onMove(by);
      }}
      onKeyDown={(event) => moveByKey(event, onMove)}
    >
      <span aria-hidden="true">{by < 0 ? '↑' : '↓'}</span>
    </button>
  );
}
