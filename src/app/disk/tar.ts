/** Several files as one, as `tar` and Erlang's `:erl_tar` read it (the form called ustar). */
import type { Files } from './files.ts';

const BLOCK = 512;
const LONGEST_NAME = 100;

/** Throws a `RangeError` for a name that is too long for it. */
export function tarOf(files: Files): Uint8Array<ArrayBuffer> {
  const blocks = [...files].flatMap(([name, bytes]) => [header(name, bytes.length), padded(bytes)]);
  // Two empty blocks are its end.
  return joined([...blocks, new Uint8Array(2 * BLOCK)]);
}

/** Fields of the header, by where they are in it. */
function header(name: string, size: number): Uint8Array {
  const encoded = new TextEncoder().encode(name);
  if (encoded.length > LONGEST_NAME) throw new RangeError(`"${name}" is too long for a tar file`);
  const block = new Uint8Array(BLOCK);
  const put = (text: string, at: number) => block.set(new TextEncoder().encode(text), at);
  block.set(encoded, 0);
  put('0000644\0', 100); // mode
  put('0000000\0', 108); // user
  put('0000000\0', 116); // group
  put(`${octal(size, 11)}\0`, 124);
  put(`${octal(0, 11)}\0`, 136); // when it was changed
  put('        ', 148); // counted as blanks in the sum that stands here
  put('0', 156); // a plain file
  put('ustar\0', 257);
  put('00', 263);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(`${octal(sum, 6)}\0 `, 148);
  return block;
}

function octal(number: number, width: number): string {
  return number.toString(8).padStart(width, '0');
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK);
  whole.set(bytes);
  return whole;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
