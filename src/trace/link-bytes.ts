/** The bytes of a link: numbers of as many bytes as they need, and texts, read with bounds. */
import { decodeUtf8, encodeUtf8 } from '#term/utf8.ts';

/** What is wrong with a link, in words for whoever opened it. */
export class BadLink extends Error {
  override readonly name = 'BadLink';
}

export class LinkWriter {
  readonly #bytes: number[] = [];

  /** A whole number from 0 on. */
  count(value: number): void {
    let left = value;
    while (left >= 128) {
      this.#bytes.push((left % 128) + 128);
      left = Math.floor(left / 128);
    }
    this.#bytes.push(left);
  }

  text(value: string): void {
    const bytes = encodeUtf8(value);
    this.count(bytes.length);
    this.#bytes.push(...bytes);
  }

  written(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

export class LinkReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Throws a `BadLink` where it is more than `most`, or ends. */
  count(what: string, most: number): number {
    let [value, weight] = [0, 1];
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new BadLink('it ends too early');
      this.#at += 1;
      value += (byte % 128) * weight;
      if (value > most) throw new BadLink(`its ${what} is more than ${most}`);
      if (byte < 128) return value;
      weight *= 128;
      if (weight > 2 ** 53) throw new BadLink(`its ${what} is no number`);
    }
  }

  /** Throws a `BadLink` where it is longer than `most` bytes, or no text. */
  text(what: string, most: number): string {
    const size = this.count(`length of the ${what}`, most);
    const bytes = this.#bytes.slice(this.#at, this.#at + size);
    if (bytes.length < size) throw new BadLink('it ends too early');
    this.#at += size;
    const text = decodeUtf8(bytes);
    if (text === undefined) throw new BadLink(`its ${what} is no text`);
    return text;
  }

  end(): void {
    if (this.#at < this.#bytes.length) throw new BadLink('it goes on after its end');
  }
}
