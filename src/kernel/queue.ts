/** A persistent first-in first-out queue of two stacks: run queues and the unread part of a mailbox. */

export type Stack<Item> = { readonly top: Item; readonly below: Stack<Item> } | undefined;

export type Queue<Item> = {
  readonly size: number;
  readonly front: Stack<Item>; // oldest on top
  readonly back: Stack<Item>; // newest on top
};

const EMPTY: Queue<never> = { size: 0, front: undefined, back: undefined };

export function emptyQueue<Item>(): Queue<Item> {
  return EMPTY;
}

export function enqueue<Item>({ size, front, back }: Queue<Item>, item: Item): Queue<Item> {
  if (front === undefined) return { size: 1, front: { top: item, below: undefined }, back };
  return { size: size + 1, front, back: { top: item, below: back } };
}

export function peek<Item>({ front }: Queue<Item>): Item | undefined {
  return front?.top;
}

/** The queue without its oldest item. */
export function dequeue<Item>({ size, front, back }: Queue<Item>): Queue<Item> {
  if (front === undefined || size === 1) return EMPTY;
  if (front.below !== undefined) return { size: size - 1, front: front.below, back };
  return { size: size - 1, front: reversed(back), back: undefined };
}

/** The queue with the items of `stack` before all others, the lowest of the stack first. */
export function requeue<Item>(queue: Queue<Item>, stack: Stack<Item>): Queue<Item> {
  let { size, front } = queue;
  for (let rest = stack; rest !== undefined; rest = rest.below) {
    front = { top: rest.top, below: front };
    size += 1;
  }
  return { size, front, back: queue.back };
}

/** Oldest first. */
export function itemsOf<Item>({ front, back }: Queue<Item>): readonly Item[] {
  return [...stackItems(front), ...stackItems(back).toReversed()];
}

/** Top first. */
export function stackItems<Item>(stack: Stack<Item>): Item[] {
  const items: Item[] = [];
  for (let rest = stack; rest !== undefined; rest = rest.below) items.push(rest.top);
  return items;
}

function reversed<Item>(stack: Stack<Item>): Stack<Item> {
  let made: Stack<Item> = undefined;
  for (let rest = stack; rest !== undefined; rest = rest.below) {
    made = { top: rest.top, below: made };
  }
  return made;
}
