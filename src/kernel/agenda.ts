/**
 * What is due at a later moment of virtual time: a persistent leftist heap (Crane 1972), ordered by
 * time, then by a tie-break that a seed decides, then by the order in which the items were put in.
 */

export type Due = { readonly at: number; readonly tie: number; readonly seq: number };

export type Agenda<Item extends Due> = { readonly size: number; readonly top: Node<Item> };

type Node<Item extends Due> =
  | {
      readonly item: Item;
      readonly rank: number;
      readonly left: Node<Item>;
      readonly right: Node<Item>;
    }
  | undefined;

export function emptyAgenda<Item extends Due>(): Agenda<Item> {
  return { size: 0, top: undefined };
}

export function soonest<Item extends Due>({ top }: Agenda<Item>): Item | undefined {
  return top?.item;
}

export function addDue<Item extends Due>({ size, top }: Agenda<Item>, item: Item): Agenda<Item> {
  const single = { item, rank: 1, left: undefined, right: undefined };
  return { size: size + 1, top: merge(top, single) };
}

export function withoutSoonest<Item extends Due>({ size, top }: Agenda<Item>): Agenda<Item> {
  if (top === undefined) return { size, top };
  return { size: size - 1, top: merge(top.left, top.right) };
}

/** Only the items that `isKept` names; takes time in proportion to the size. */
export function filterDue<Item extends Due>(
  agenda: Agenda<Item>,
  isKept: (item: Item) => boolean,
): Agenda<Item> {
  return dueItems(agenda).filter(isKept).reduce<Agenda<Item>>(addDue, emptyAgenda());
}

/** All items in the order in which they are due. */
export function dueItems<Item extends Due>({ top }: Agenda<Item>): readonly Item[] {
  const items: Item[] = [];
  const rest = [top];
  while (rest.length > 0) {
    const node = rest.pop();
    if (node === undefined) continue;
    items.push(node.item);
    rest.push(node.left, node.right);
  }
  return items.toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
}

function merge<Item extends Due>(one: Node<Item>, other: Node<Item>): Node<Item> {
  if (one === undefined) return other;
  if (other === undefined) return one;
  const [first, second] = isBefore(one.item, other.item) ? [one, other] : [other, one];
  const merged = merge(first.right, second);
  const [left, right] =
    (first.left?.rank ?? 0) >= (merged?.rank ?? 0) ? [first.left, merged] : [merged, first.left];
  return { item: first.item, rank: (right?.rank ?? 0) + 1, left, right };
}

function isBefore(one: Due, other: Due): boolean {
  if (one.at !== other.at) return one.at < other.at;
  if (one.tie !== other.tie) return one.tie < other.tie;
  return one.seq < other.seq;
}
