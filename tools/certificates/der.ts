/** The few kinds of values that a certificate is made of (X.690, DER). */
export function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const name = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  const size =
    length < 0x80
      ? [length]
      : length < 0x1_00
        ? [0x81, length]
        : length < 0x1_00_00
          ? [0x82, length >> 8, length & 0xff]
          : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
  return Buffer.concat([Buffer.from([...name, ...size]), content]);
}

export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts);
export const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts);
export const oid = (bytes: readonly number[]): Buffer => tagged(0x06, Buffer.from(bytes));
export const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes);
export const truth = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]));
export const octets = (content: Buffer): Buffer => tagged(0x04, content);
export const bits = (content: Buffer): Buffer => tagged(0x03, Buffer.from([0]), content);
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text));
export const explicit = (index: number, content: Buffer): Buffer => tagged(0xa0 + index, content);

/** Two figures of the year, as certificates write moments before 2050. */
export function time(at: Date): Buffer {
  const text = at
    .toISOString()
    .replaceAll(/[-:T]|\.\d{3}/g, '')
    .slice(2);
  return tagged(0x17, Buffer.from(text));
}
