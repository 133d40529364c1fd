/** Bytes written one after the other, into room that grows: numbers go big end first. */
export class ByteWriter {
  #bytes = new Uint8Array(64);
  #end = 0;

  byte(value: number): void {
    this.#makeRoom(1);
    this.#bytes[this.#end] = value;
    this.#end += 1;
  }

  /** 16 bits. */
  half(value: number): void {
    this.byte(value >> 8);
    this.byte(value);
  }

  /** 32 bits. */
  word(value: number): void {
    this.half(value >> 16);
    this.half(value);
  }

  float(value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    this.bytes(new Uint8Array(view.buffer));
  }

  bytes(values: Uint8Array): void {
    this.#makeRoom(values.length);
    this.#bytes.set(values, this.#end);
    this.#end += values.length;
  }

  written(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
  }

  #makeRoom(size: number): void {
    if (this.#end + size <= this.#bytes.length) return;
    const wider = new Uint8Array(2 * (this.#end + size));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}
