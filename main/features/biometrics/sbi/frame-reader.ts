import { CodedError } from '#common/contract/coded-error.ts';

const HEAD_END = Buffer.from('\r\n\r\n');
const MAX_HEAD = 4096;
export const MAX_FRAME = 1024 * 1024;
/** The message that tells why a stream ends is short. */
export const MAX_END = 64 * 1024;

export type StreamPart = { isJson: boolean; body: Buffer };

/**
 * Takes a stream of pictures apart by the length that each part tells. The boundary is of no use: devices write it with or
 * without its dashes. A part without a length, or with one beyond all reason, ends the stream.
 */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): StreamPart[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const parts: StreamPart[] = [];
    for (let part = this.#take(); part; part = this.#take()) parts.push(part);
    return parts;
  }

  /** What stood at the end without a head: the message that tells why it ended. */
  end(): Buffer {
    return this.#rest;
  }

  #take(): StreamPart | null {
    this.#rest = this.#rest.subarray(this.#blanks());
    // The message at the end may come as it is, without a head of its own.
    if (this.#rest[0] === 0x7b) {
      if (this.#rest.length > MAX_END) throw new CodedError('FINGER_ANSWER_TOO_LARGE');
      return null;
    }
    const head = this.#rest.indexOf(HEAD_END);
    if (head < 0) {
      if (this.#rest.length > MAX_HEAD) throw new CodedError('FINGER_ANSWER_UNREADABLE');
      return null;
    }
    const text = this.#rest.toString('latin1', 0, head);
    const length = Number(/^content-length:\s*(\d{1,9})\s*$/im.exec(text)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) throw new CodedError('FINGER_ANSWER_UNREADABLE');
    if (length > MAX_FRAME) throw new CodedError('FINGER_ANSWER_TOO_LARGE');
    const body = head + HEAD_END.length;
    if (this.#rest.length < body + length) return null;
    const part = {
      isJson: /^content-type:\s*application\/json/im.test(text),
      body: this.#rest.subarray(body, body + length),
    };
    this.#rest = this.#rest.subarray(body + length);
    return part;
  }

  /** Empty lines between two parts. */
  #blanks(): number {
    let count = 0;
    while (this.#rest[count] === 0x0d || this.#rest[count] === 0x0a) count += 1;
    return count;
  }
}
