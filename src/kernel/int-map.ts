/**
 * A persistent map from whole numbers to values: the process table, links, timers, names.
 * A radix tree with 32 ways and without levels that do not branch, so one entry costs one small node
 * and a million cost four levels. Neighbouring keys share their nodes. Old versions stay as they were.
 *
 * Editions make a batch of changes cheap: a node written in the edition at hand may be changed in
 * place, because no finished world can reach it (SPEC, DT). Within one map, `edition` never falls.
 */

export type IntMap<Value> = { readonly size: number; readonly root: Node<Value> };

type Node<Value> = {
  edition: number;
  /** A power of 32: the node branches by that digit of the key. */
  readonly scale: number;
  /** All digits above that one, which the keys in it share. */
  readonly prefix: number;
  bitmap: number;
  slots: Slot<Value>[];
};
type Entry<Value> = { readonly edition: -1; readonly key: number; readonly value: Value };
type Slot<Value> = Node<Value> | Entry<Value>;

/** Of an edition that no world has, so that nobody writes into it. */
const EMPTY_NODE: Node<never> = { edition: -2, scale: 1, prefix: 0, bitmap: 0, slots: [] };
const EMPTY: IntMap<never> = { size: 0, root: EMPTY_NODE };

export function emptyIntMap<Value>(): IntMap<Value> {
  return EMPTY;
}

export function getInt<Value>({ root }: IntMap<Value>, key: number): Value | undefined {
  let node = root;
  for (;;) {
    const bit = bitOf(key, node.scale);
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
  const isNew = getInt(map, key) === undefined;
  const [only] = map.root.slots;
  if (map.size === 0 || only === undefined) return { size: 1, root: alone(entry, edition) };
  if (map.size > 1) {
    return { size: map.size + Number(isNew), root: insert(map.root, entry, edition) };
  }
  if (isNew) return { size: 2, root: fork(only, entry, edition) };
  return { size: 1, root: alone(entry, edition) };
}

export function deleteInt<Value>(map: IntMap<Value>, key: number, edition: number): IntMap<Value> {
  if (getInt(map, key) === undefined) return map;
  if (map.size === 1) return EMPTY;
  const root = remove(map.root, key, edition);
  const [only] = root.slots;
  if (root.slots.length > 1 || only === undefined) return { size: map.size - 1, root };
  return { size: map.size - 1, root: isEntry(only) ? alone(only, edition) : only };
}

export function* valuesOf<Value>({ root }: IntMap<Value>): Generator<Value> {
  for (const { value } of entriesIn(root)) yield value;
}

/** Keys with their values, by rising key, which is how the tree holds them. */
export function sortedEntries<Value>({ root }: IntMap<Value>): readonly [number, Value][] {
  return [...entriesIn(root)].map(({ key, value }): [number, Value] => [key, value]);
}

/** How values are summed up: `kept` holds what each part of a tree came to. */
export type Sums<Value, Sum> = {
  readonly of: (value: Value) => Sum;
  /** In the order of the keys; of nothing, too. */
  readonly join: (sums: readonly Sum[]) => Sum;
  readonly kept: WeakMap<object, Sum>;
};

/**
 * What all values come to. A version that shares most with one that was summed up costs no more than
 * the difference. Only of a finished world: nobody writes into its nodes any more.
 */
export function sumOf<Value, Sum>({ root }: IntMap<Value>, sums: Sums<Value, Sum>): Sum {
  return sumIn(root, sums);
}

function sumIn<Value, Sum>(slot: Slot<Value>, sums: Sums<Value, Sum>): Sum {
  const known = sums.kept.get(slot);
  if (known !== undefined) return known;
  const sum = isEntry(slot)
    ? sums.of(slot.value)
    : sums.join(slot.slots.map((one) => sumIn(one, sums)));
  sums.kept.set(slot, sum);
  return sum;
}

function insert<Value>(node: Node<Value>, entry: Entry<Value>, edition: number): Node<Value> {
  if (Math.floor(entry.key / node.scale / 32) !== node.prefix) return fork(node, entry, edition);
  const bit = bitOf(entry.key, node.scale);
  const at = bitsBelow(node.bitmap, bit);
  const mine = owned(node, edition);
  if ((node.bitmap & bit) === 0) {
    mine.slots.splice(at, 0, entry);
    mine.bitmap |= bit;
    return mine;
  }
  const slot = node.slots[at] ?? entry;
  if (!isEntry(slot)) mine.slots[at] = insert(slot, entry, edition);
  else mine.slots[at] = slot.key === entry.key ? entry : fork(slot, entry, edition);
  return mine;
}

/** A node at the highest digit in which the two differ. */
function fork<Value>(slot: Slot<Value>, entry: Entry<Value>, edition: number): Node<Value> {
  const key = isEntry(slot) ? slot.key : slot.prefix * slot.scale * 32;
  let scale = isEntry(slot) ? 1 : slot.scale * 32;
  while (Math.floor(key / scale / 32) !== Math.floor(entry.key / scale / 32)) scale *= 32;
  const slots = key < entry.key ? [slot, entry] : [entry, slot];
  const bitmap = bitOf(key, scale) | bitOf(entry.key, scale);
  return { edition, scale, prefix: Math.floor(key / scale / 32), bitmap, slots };
}

function alone<Value>(entry: Entry<Value>, edition: number): Node<Value> {
  const prefix = Math.floor(entry.key / 32);
  return { edition, scale: 1, prefix, bitmap: bitOf(entry.key, 1), slots: [entry] };
}

function remove<Value>(node: Node<Value>, key: number, edition: number): Node<Value> {
  const bit = bitOf(key, node.scale);
  const at = bitsBelow(node.bitmap, bit);
  const slot = node.slots[at];
  if (slot === undefined) return node;
  const mine = owned(node, edition);
  if (isEntry(slot)) {
    mine.slots.splice(at, 1);
    mine.bitmap &= ~bit;
    return mine;
  }
  const child = remove(slot, key, edition);
  // A node with one slot does not branch: what is in it is drawn up.
  const [only] = child.slots;
  mine.slots[at] = child.slots.length === 1 && only !== undefined ? only : child;
  return mine;
}

function owned<Value>(node: Node<Value>, edition: number): Node<Value> {
  if (node.edition === edition) return node;
  const { scale, prefix, bitmap } = node;
  return { edition, scale, prefix, bitmap, slots: node.slots.slice() };
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

/** The place of the key in a node of that scale. */
function bitOf(key: number, scale: number): number {
  return 1 << (Math.floor(key / scale) & 31);
}

/** How many bits of `bitmap` lie below `bit`. */
function bitsBelow(bitmap: number, bit: number): number {
  let n = bitmap & (bit - 1);
  n -= (n >>> 1) & 0x55555555;
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
