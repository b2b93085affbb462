/** The bytes of a file that lies elsewhere: its beginning is here, the rest is asked for when it is needed. */
export class RemoteBytes {
  readonly size: number;
  readonly beginning: Uint8Array;
  readonly #ask: (from: number, to: number) => Promise<Uint8Array>;

  constructor(
    { size, bytes }: { size: number; bytes: Uint8Array },
    ask: (from: number, to: number) => Promise<Uint8Array>,
  ) {
    this.size = size;
    // A copy of its own: who takes it may hand it to a worker.
    this.beginning = new Uint8Array(bytes);
    this.#ask = ask;
  }

  get isWhole(): boolean {
    return this.beginning.byteLength >= this.size;
  }

  async part(from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#ask(from, Math.min(to, this.size)));
  }

  async whole(): Promise<Uint8Array<ArrayBuffer>> {
    const all = new Uint8Array(this.size);
    all.set(this.beginning);
    const from = this.beginning.byteLength;
    if (!this.isWhole) all.set(await this.part(from, this.size), from);
    return all;
  }
}
