/** Bytes that grow as they are written. One writer is used again and again, so that keys cost no growing. */
export class KeyWriter {
  #bytes = Buffer.allocUnsafe(4096);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Forgets what was written, but for the first bytes. */
  clear(length = 0): void {
    this.#length = length;
  }

  /** A copy of the first bytes. */
  copy(length = this.#length): Buffer {
    const copy = Buffer.allocUnsafe(length);
    this.#bytes.copy(copy, 0, 0, length);
    return copy;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + count));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  uint16(value: number): void {
    this.#reserve(2);
    this.#length = this.#bytes.writeUInt16BE(value, this.#length);
  }

  uint32(value: number): void {
    this.#reserve(4);
    this.#length = this.#bytes.writeUInt32BE(value, this.#length);
  }

  /** Signed 64 bits, moved so that they sort as unsigned ones. */
  int64(value: bigint): void {
    this.#reserve(8);
    this.#length = this.#bytes.writeBigUInt64BE(BigInt.asUintN(64, value + (1n << 63n)), this.#length);
  }

  /** The IEEE bytes, which sort as numbers once the sign is flipped. -0 is 0, NaN is the lowest. */
  double(value: number): void {
    this.#reserve(8);
    const start = this.#length;
    this.#length += 8;
    if (Number.isNaN(value)) {
      this.#bytes.fill(0, start, this.#length);
      return;
    }
    this.#bytes.writeDoubleBE(value === 0 ? 0 : value, start);
    if (value < 0) this.invert(start);
    else this.#bytes[start] = (this.#bytes[start] ?? 0) | 0x80;
  }

  /** UTF-8 with 00 as 00 FF, ended by 00 00, so that a prefix sorts before what it begins. */
  text(value: string): void {
    this.#reserve(value.length + 2);
    let at = 0;
    for (; at < value.length; at++) {
      const code = value.charCodeAt(at);
      if (code === 0 || code > 0x7f) break;
      this.#bytes[this.#length++] = code;
    }
    // Most texts of keys are short and ASCII: nothing is left, and no buffer was made.
    if (at < value.length) this.#escaped(Buffer.from(value.slice(at)));
    this.byte(0);
    this.byte(0);
  }

  #escaped(encoded: Buffer): void {
    this.#reserve(encoded.length * 2);
    for (const byte of encoded) {
      this.#bytes[this.#length++] = byte;
      if (byte === 0) this.#bytes[this.#length++] = 0xff;
    }
  }

  /** Text that holds no zero byte, ended by one. */
  name(value: string): void {
    this.bytes(Buffer.from(value));
    this.byte(0);
  }

  /** Turns the order of everything from `start` on. */
  invert(start: number): void {
    for (let at = start; at < this.#length; at++) this.#bytes[at] = 255 - (this.#bytes[at] ?? 0);
  }
}
