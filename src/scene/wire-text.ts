/** Ways of a plan as its author writes them: `Cashier: right 0.28 → PaymentGateway: left 0.28`. */
import type { Side } from './geometry.ts';
import type { Wire } from './plan.ts';

const SIDES: readonly string[] = ['top', 'right', 'bottom', 'left'] satisfies Side[];

/**
 * `Cashier: right 0.5` is the middle of the cashier's right side. Throws a `RangeError` for a text
 * that cannot be read so.
 */
export function wire(
  kind: Wire['kind'],
  text: string,
  more: Pick<Wire, 'reach' | 'aside'> = {},
): Wire {
  const [from, to, ...others] = text.split(' → ').map(endOf);
  if (from === undefined || to === undefined || others.length > 0) throw unreadable(text);
  return { kind, from: from.key, to: to.key, out: from.port, into: to.port, ...more };
}

function endOf(text: string): { readonly key: string; readonly port: Wire['out'] } {
  const [, key, side, at] = /^(.+): (\w+) (\d(?:\.\d+)?)$/.exec(text) ?? [];
  if (key === undefined || !isSide(side)) throw unreadable(text);
  return { key, port: { side, at: Number(at) } };
}

function isSide(text: string | undefined): text is Side {
  return text !== undefined && SIDES.includes(text);
}

function unreadable(text: string): RangeError {
  return new RangeError(`"${text}" is no way: write "Alice: right 0.5 → Bob: left 0.5"`);
}
