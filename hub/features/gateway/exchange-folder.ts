import {
  access,
  constants,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { BookingUpload } from '#common/domain/gateway/upload.ts';
import type { Clock } from '#runtime/clock.ts';
import type { EntryError } from './central-gateway.ts';

const PARTS = ['in', 'out', 'done', 'failed'] as const;
/** Names under which programs copy; a whole file has another. */
const BOOKING = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const UPLOAD = /^([A-Za-z_]+)(?:-\d{1,2})?\.(?:jpe?g|png|pdf)$/i;
const UNFINISHED = /^[.~]|\.(?:part|tmp|filepart|crdownload)$/i;

/** `in/` and `out/` of an exchange by files. A file counts as whole when two looks in a row find it alike. */
export class ExchangeFolder {
  readonly path: string;
  readonly #clock: Clock;
  #seen = new Map<string, string>();
  #ready: string[] = [];

  constructor(path: string, clock: Clock) {
    this.path = path;
    this.#clock = clock;
  }

  /** Looks at `in/` once. Throws when the folder is not there or may not be written: then nobody carries anything. */
  async look(): Promise<void> {
    await access(this.path, constants.W_OK);
    for (const part of PARTS) await mkdir(join(this.path, part), { recursive: true, mode: 0o700 });
    const now = new Map<string, string>();
    const names = await readdir(join(this.path, 'in'));
    for (const name of names.filter((one) => !UNFINISHED.test(one)).toSorted()) {
      const found = await stat(join(this.path, 'in', name)).catch(() => null);
      if (found?.isFile()) now.set(name, `${found.size} ${found.mtimeMs}`);
    }
    this.#ready = [...now].flatMap(([name, shape]) => (this.#seen.get(name) === shape ? [name] : []));
    this.#seen = now;
  }

  /** The next whole file with such a name, in the order of the names; each once a look. */
  next(name: RegExp): string | null {
    const found = this.#ready.find((file) => name.test(file));
    this.#ready = this.#ready.filter((file) => file !== found);
    return found ?? null;
  }

  async done(file: string): Promise<void> {
    await this.#move(file, 'done');
  }

  /** Beside the file lies what was wrong with which row, without its values. */
  async failed(file: string, errors: readonly EntryError[]): Promise<void> {
    const moved = await this.#move(file, 'failed');
    const lines = errors.map(({ row, field, code }) => [row, field, code].join(';'));
    await writeFile(`${moved}.errors.csv`, `${['row;field;code', ...lines].join('\r\n')}\r\n`, {
      mode: 0o600,
    });
  }

  /** Nothing is written a second time: the same batch makes the same file. */
  async write(name: string, text: string): Promise<void> {
    const target = join(this.path, 'out', name);
    if (await exists(target)) return;
    const draft = join(this.path, 'out', `.${name}.part`);
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  }

  /** `in/uploads/<number of the booking>/<code of the document>.jpg`, more pages of one as `<code>-2.jpg`. */
  async uploads(number: string): Promise<readonly BookingUpload[]> {
    if (!BOOKING.test(number)) return [];
    const folder = join(this.path, 'in', 'uploads', number);
    const names: readonly string[] = await readdir(folder).catch(() => []);
    const found = await Promise.all(
      names.toSorted().map(async (id) => {
        const code = UPLOAD.exec(id)?.[1]?.toUpperCase();
        const about = await lstat(join(folder, id)).catch(() => null);
        const upload = BookingUpload.safeParse({ id, code, bytes: about?.isFile() ? about.size : 0 });
        return upload.success ? [upload.data] : [];
      }),
    );
    return found.flat();
  }

  async upload(number: string, id: string): Promise<Uint8Array | null> {
    return readFile(join(this.path, 'in', 'uploads', number, id)).catch(() => null);
  }

  /** The time before the name keeps files apart that come under the same name every day. */
  async #move(file: string, to: 'done' | 'failed'): Promise<string> {
    const target = join(this.path, to, `${this.#clock.now().replaceAll(/[-:.]/g, '')}-${file}`);
    await rename(join(this.path, 'in', file), target);
    this.#seen.delete(file);
    return target;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
