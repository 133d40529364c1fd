/** Binaries in brackets, `<<1, "ab", 3::size(4)>>`; their bits are joined as a text of 0 and 1. */
import { close, fail, skipSpace, take, takeMatch } from './ex-source.ts';
import type { Source } from './ex-source.ts';
import { takeCharacterCode, takeQuoted, takeSigned } from './ex-token.ts';
import { bitstring, isInteger } from './term.ts';
import type { Term } from './term.ts';

/** After the `<<`. */
export function readBinary(source: Source): Term {
  let bits = '';
  for (skipSpace(source); !take(source, '>>'); skipSpace(source)) {
    bits += readSegment(source);
    skipSpace(source);
    if (!take(source, ',')) {
      close(source, '>>');
      break;
    }
  }
  const bytes = bits.match(/.{1,8}/g)?.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)) ?? [];
  return bitstring(Uint8Array.from(bytes), bits.length);
}

function readSegment(source: Source): string {
  if (take(source, '"')) return bitsOfBytes(takeQuoted(source, '"'));
  const start = source.at;
  const value = take(source, '?') ? takeCharacterCode(source) : takeSigned(source);
  if (value === undefined || !isInteger(value)) return fail(source, 'an integer or a text', start);
  const size = take(source, '::') ? readSize(source) : 8;
  return size === 0 ? '' : BigInt.asUintN(size, BigInt(value)).toString(2).padStart(size, '0');
}

function readSize(source: Source): number {
  const size = takeMatch(source, /size\(\d{1,6}\)|\d{1,6}/y) ?? fail(source, 'a size in bits');
  return Number(size.replace(/\D/g, ''));
}

function bitsOfBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
}
