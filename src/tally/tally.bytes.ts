const HEX = Buffer.from('0123456789abcdef');
const [ZERO, DASH] = [48, 45];
/** Whole numbers below this are written digit by digit. */
const DIGITS = 1e15;
const SMALL = 1e9;

/** Text put together as bytes: a million lines of a result are hashed without a string for each. */
export class TextBytes {
  private bytes = Buffer.alloc(1 << 16);
  private at = 0;

  /** What was written since the last time; valid until more is. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.at);
    this.at = 0;
    return taken;
  }

  text(text: string): this {
    this.room(text.length * 3);
    const { bytes, at } = this;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code > 127) {
        this.at = at + bytes.write(text, at);
        return this;
      }
      bytes[at + i] = code;
    }
    this.at = at + text.length;
    return this;
  }

  /** As JSON has it: `null` for NaN. */
  number(value: number): this {
    if (Number.isNaN(value)) return this.text('null');
    if (!Number.isInteger(value) || value < 0 || value >= DIGITS) return this.text(JSON.stringify(value));
    this.room(16);
    const { bytes, at } = this;
    let size = 1;
    for (let power = 10; power <= value; power *= 10) size += 1;
    let rest = value;
    let i = at + size - 1;
    // Nine digits at most are a small integer, which is divided far faster.
    for (; rest >= SMALL; i -= 1) {
      const tens = Math.floor(rest / 10);
      bytes[i] = ZERO + rest - tens * 10;
      rest = tens;
    }
    for (let small = rest | 0; i >= at; i -= 1) {
      const tens = (small / 10) | 0;
      bytes[i] = ZERO + small - tens * 10;
      small = tens;
    }
    this.at = at + size;
    return this;
  }

  /** The id in a place of a column, as it is written. */
  id(ids: Buffer, place: number): this {
    this.room(36);
    const { bytes } = this;
    let { at } = this;
    for (let byte = 0; byte < 16; byte += 1) {
      if (byte === 4 || byte === 6 || byte === 8 || byte === 10) bytes[at++] = DASH;
      const value = ids[place * 16 + byte] as number;
      bytes[at++] = HEX[value >> 4] as number;
      bytes[at++] = HEX[value & 15] as number;
    }
    this.at = at;
    return this;
  }

  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    this.bytes = Buffer.concat([this.bytes], (this.at + more) * 2);
  }
}
