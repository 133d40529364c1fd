/** Bytes as a hex dump shows them: 16 a line, where the line begins, and what of them is ASCII. */

export type HexLine = {
  /** `00000010` */
  readonly offset: string;
  /** Of each byte two digits. */
  readonly digits: readonly string[];
  /** A dot stands for what is no printable character. */
  readonly text: string;
};

export const A_LINE = 16;

export function hexLines(bytes: Uint8Array, most = Infinity): readonly HexLine[] {
  const count = Math.min(Math.ceil(bytes.length / A_LINE), most);
  return Array.from({ length: count }, (_, at) => hexLine(bytes, at * A_LINE));
}

function hexLine(bytes: Uint8Array, from: number): HexLine {
  const line = [...bytes.subarray(from, from + A_LINE)];
  return {
    offset: hex(from, 8),
    digits: line.map((byte) => hex(byte, 2)),
    text: line.map(shown).join(''),
  };
}

function hex(number: number, width: number): string {
  return number.toString(16).padStart(width, '0');
}

function shown(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
}
