import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const NAMES = ['loket.log.1', 'loket.log'];

/** What `fileSink` wrote: for whoever collects it. A folder that is not there holds nothing. */
export class LogFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async bytes(): Promise<number> {
    const sizes = await Promise.all(
      NAMES.map((name) =>
        stat(join(this.#folder, name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** The newest lines, the oldest of them first. */
  async lastLines(count: number): Promise<string[]> {
    const texts = await Promise.all(
      NAMES.map((name) => readFile(join(this.#folder, name), 'utf8').catch(() => '')),
    );
    return texts
      .join('')
      .split('\n')
      .filter((line) => line !== '')
      .slice(-count);
  }
}
