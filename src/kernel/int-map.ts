/**
 * A persistent map from whole numbers to values: the process table, links, timers, names.
 * A hash trie with 32 ways whose nodes hold only what they have, so one entry costs one small node
 * and a million cost four levels. Old versions stay as they were.
 *
 * Editions make a batch of changes cheap: a node written in the edition at hand may be changed in
 * place, because no finished world can reach it (SPEC, DT). Within one map, `edition` never falls.
 */

export type IntMap<Value> = { readonly size: number; readonly root: Node<Value> };

type Node<Value> = { edition: number; bitmap: number; slots: Slot<Value>[] };
type Entry<Value> = { readonly edition: -1; readonly key: number; readonly value: Value };
type Slot<Value> = Node<Value> | Entry<Value>;

/** Of an edition that no world has, so that nobody writes into it. */
const EMPTY_NODE: Node<never> = { edition: -2, bitmap: 0, slots: [] };
const EMPTY: IntMap<never> = { size: 0, root: EMPTY_NODE };

export function emptyIntMap<Value>(): IntMap<Value> {
  return EMPTY;
}

export function getInt<Value>({ root }: IntMap<Value>, key: number): Value | undefined {
  let node = root;
  for (let rest = key; ; rest = Math.floor(rest / 32)) {
    const bit = 1 << (rest & 31);
    if ((node.bitmap & bit) === 0) return undefined;
    const slot = node.slots[bitsBelow(node.bitmap, bit)];
    if (slot === undefined) return undefined;
    if (isEntry(slot)) return slot.key === key ? slot.value : undefined;
    node = slot;
  }
}

/** The map with `key` set; what it shares with the old map is left alone unless of this edition. */
export function setInt<Value>(
  map: IntMap<Value>,
  [key, value]: readonly [key: number, value: Value],
  edition: number,
): IntMap<Value> {
  const entry: Entry<Value> = { edition: -1, key, value };
  const size = getInt(map, key) === undefined ? map.size + 1 : map.size;
  return { size, root: insert(map.root, { entry, rest: key, scale: 1 }, edition) };
}

export function deleteInt<Value>(map: IntMap<Value>, key: number, edition: number): IntMap<Value> {
  if (getInt(map, key) === undefined) return map;
  if (map.size === 1) return EMPTY;
  return { size: map.size - 1, root: remove(map.root, { key, rest: key }, edition) };
}

export function* valuesOf<Value>({ root }: IntMap<Value>): Generator<Value> {
  for (const { value } of entriesIn(root)) yield value;
}

/** Keys with their values, by rising key. */
export function sortedEntries<Value>({ root }: IntMap<Value>): readonly [number, Value][] {
  return [...entriesIn(root)]
    .map(({ key, value }): [number, Value] => [key, value])
    .toSorted(([one], [other]) => one - other);
}

type Place<Value> = { readonly entry: Entry<Value>; readonly rest: number; readonly scale: number };

function insert<Value>(node: Node<Value>, place: Place<Value>, edition: number): Node<Value> {
  const bit = 1 << (place.rest & 31);
  const at = bitsBelow(node.bitmap, bit);
  const mine = owned(node, edition);
  if ((node.bitmap & bit) === 0) {
    mine.slots.splice(at, 0, place.entry);
    mine.bitmap |= bit;
    return mine;
  }
  const slot = node.slots[at] ?? place.entry;
  if (isEntry(slot) && slot.key === place.entry.key) {
    mine.slots[at] = place.entry;
    return mine;
  }
  const below: Place<Value> = {
    entry: place.entry,
    rest: Math.floor(place.rest / 32),
    scale: place.scale * 32,
  };
  const child = isEntry(slot) ? alone(slot, below.scale, edition) : slot;
  mine.slots[at] = insert(child, below, edition);
  return mine;
}

function remove<Value>(
  node: Node<Value>,
  { key, rest }: { readonly key: number; readonly rest: number },
  edition: number,
): Node<Value> {
  const bit = 1 << (rest & 31);
  const at = bitsBelow(node.bitmap, bit);
  const slot = node.slots[at];
  if (slot === undefined) return node;
  const mine = owned(node, edition);
  if (isEntry(slot)) {
    mine.slots.splice(at, 1);
    mine.bitmap &= ~bit;
    return mine;
  }
  const child = remove(slot, { key, rest: Math.floor(rest / 32) }, edition);
  const only = child.slots[0];
  // A node with one entry is drawn up, so that equal contents have equal shape.
  const drawUp = child.slots.length === 1 && only !== undefined && isEntry(only);
  mine.slots[at] = drawUp ? only : child;
  return mine;
}

function alone<Value>(entry: Entry<Value>, scale: number, edition: number): Node<Value> {
  const bit = 1 << (Math.floor(entry.key / scale) & 31);
  return { edition, bitmap: bit, slots: [entry] };
}

function owned<Value>(node: Node<Value>, edition: number): Node<Value> {
  if (node.edition === edition) return node;
  return { edition, bitmap: node.bitmap, slots: node.slots.slice() };
}

function* entriesIn<Value>(node: Node<Value>): Generator<Entry<Value>> {
  for (const slot of node.slots) {
    if (isEntry(slot)) yield slot;
    else yield* entriesIn(slot);
  }
}

function isEntry<Value>(slot: Slot<Value>): slot is Entry<Value> {
  return slot.edition === -1;
}

/** How many bits of `bitmap` lie below `bit`. */
function bitsBelow(bitmap: number, bit: number): number {
  let n = bitmap & (bit - 1);
  n -= (n >>> 1) & 0x55555555;
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
