/**
 * Gives the memory of pictures back at once; nobody may look at the bytes afterwards. Left to the collector, every thirty
 * megabytes cost a walk through everything that lives, which was more than all the work on the pictures themselves.
 */
export function release({ buffer }: Uint8Array): void {
  // What small buffers share is never larger than this.
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) buffer.transfer(0);
}
