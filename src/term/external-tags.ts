/**
 * The byte that begins each kind of term in Erlang's external term format, for both directions.
 */

export const VERSION = 131;
/** The name of a node that is not part of a cluster. */
export const NODE_NAME = 'nonode@nohost';

export const TAG = {
  float: 70,
  bitBinary: 77,
  compressed: 80,
  newPid: 88,
  newPort: 89,
  newerReference: 90,
  smallInteger: 97,
  integer: 98,
  oldFloat: 99,
  latinAtom: 100,
  oldReference: 101,
  oldPort: 102,
  oldPid: 103,
  smallTuple: 104,
  largeTuple: 105,
  nil: 106,
  string: 107,
  list: 108,
  binary: 109,
  smallBig: 110,
  largeBig: 111,
  newFun: 112,
  exportedFun: 113,
  newReference: 114,
  smallLatinAtom: 115,
  map: 116,
  atomUtf8: 118,
  smallAtomUtf8: 119,
  v4Port: 120,
} as const;
