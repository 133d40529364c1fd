/**
 * Bytes read one after the other. Whoever asks for more than there is gets a `BadExternalTerm`,
 * so that no reader of the format needs to look at the length itself.
 */

/** These bytes are no term: where, and why. */
export class BadExternalTerm extends Error {
  override readonly name = 'BadExternalTerm';
  readonly offset: number;
  readonly reason: string;

  constructor(offset: number, reason: string) {
    super(`Bad external term at byte ${offset}: ${reason}`);
    this.offset = offset;
    this.reason = reason;
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get offset(): number {
    return this.#at;
  }

  fail(reason: string, offset: number = this.#at): never {
    throw new BadExternalTerm(offset, reason);
  }

  /** The next byte without taking it. */
  peek(): number | undefined {
    return this.#bytes[this.#at];
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) this.fail('the bytes end here, expected one more');
    this.#at += 1;
    return byte;
  }

  /** 16 bits. */
  half(): number {
    return this.byte() * 2 ** 8 + this.byte();
  }

  /** 32 bits, unsigned. */
  word(): number {
    return this.half() * 2 ** 16 + this.half();
  }

  float(): number {
    const bytes = this.bytes(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
  }

  /** A copy of the next so many bytes. */
  bytes(size: number): Uint8Array {
    const left = this.#bytes.length - this.#at;
    if (size > left) this.fail(`expected ${size} more bytes, but only ${left} are left`);
    this.#at += size;
    return this.#bytes.slice(this.#at - size, this.#at);
  }
}
