import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { AppUpdater } from 'electron-updater';
import { gt, lt } from 'semver';
import { CodedError } from '#common/contract/coded-error.ts';
import type { UpdateStatus } from '#common/contract/ipc/updates.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { Feed } from '#runtime/updates/feed.ts';
import { followSpawn } from './follow-spawn.ts';
import type { SignedFeed } from './signed-provider.ts';

export type UpdatesParts = {
  mode: UpdateStatus['mode'];
  from: UpdateStatus['from'];
  version: string;
  installKind: UpdateStatus['installKind'];
  feed: SignedFeed;
  updater: AppUpdater;
  now: () => Instant;
  log: Logger;
  changed: (status: UpdateStatus) => void;
  /** Kept for the next start: an older feed is refused then too. */
  keepSerial: (serial: number) => void;
  /** What came of the update that the program closed for last; kept over starts. */
  notInstalled: () => UpdateStatus['notInstalled'];
  forgetNotInstalled: () => void;
  /** Whether the signature of an installer holds; null when it does. */
  checkInstaller: (path: string) => Promise<string | null>;
};

type Step = 'check' | 'fetch';

const MEGABYTE = 1_000_000;
/** The morning's sign-in comes first. */
const FIRST_MS = 60_000;
const ROUND_MS = 4 * 60 * 60_000;

/** Looks for newer versions, fetches them and hands them to the installer; every step only as far as IT's policy lets it. */
export class Updates {
  readonly #parts: UpdatesParts;
  #state: UpdateStatus['state'] = { id: 'NONE' };
  #checkedAt: Instant | null = null;
  #file: string | null = null;
  /** The list by which the file was fetched: a newer one names another. */
  #readyFeed: Feed | null = null;
  #running: { what: Step; done: Promise<void> } | null = null;
  #timers: NodeJS.Timeout[] = [];

  constructor(parts: UpdatesParts) {
    this.#parts = parts;
    // Its errors are thrown as well; one that nobody listens to would end the program.
    parts.updater.on('error', () => undefined);
  }

  status(): UpdateStatus {
    const { mode, from, version, installKind, feed } = this.#parts;
    const expires = feed.newest?.vendor.expires ?? null;
    const notInstalled = this.#parts.notInstalled();
    return {
      mode,
      from,
      version,
      installKind,
      checkedAt: this.#checkedAt,
      expires,
      notInstalled,
      state: this.#state,
    };
  }

  /** Also tells the page what became of the update before: it may have asked before that was known. */
  start(): void {
    if (this.#parts.notInstalled() !== null) this.#parts.changed(this.status());
    const round = () => void this.round();
    this.#timers = [setTimeout(round, FIRST_MS), setInterval(round, ROUND_MS)];
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** The round of the clock: looks, and where IT said `auto` also fetches. */
  async round(): Promise<void> {
    if (this.#parts.mode === 'off') return;
    await this.check();
    if (this.#parts.mode === 'auto' && this.#mayReplaceItself()) await this.fetch();
  }

  /** Whoever looks has seen why the update before was not installed. */
  checkByHand(): Promise<UpdateStatus> {
    if (this.#parts.notInstalled() !== null) this.#parts.forgetNotInstalled();
    return this.check();
  }

  check(): Promise<UpdateStatus> {
    return this.#once('check', async () => {
      const { updater, feed, mode, from, keepSerial } = this.#parts;
      if (mode === 'off' || from === null) return;
      if (this.#state.id === 'READY') return this.#lookAgain(this.#state.version);
      this.#become({ id: 'CHECKING' });
      try {
        updater.allowDowngrade = true;
        const result = await updater.checkForUpdates();
        const found = must(feed.newest);
        keepSerial(found.vendor.serial);
        this.#checkedAt = this.#parts.now();
        // electron-updater was let see everything; which way down is open, the signed feed alone says.
        const isWanted = result?.isUpdateAvailable === true && this.#isWayOpen(found);
        this.#become(isWanted ? { id: 'FOUND', ...this.#described(found) } : { id: 'CURRENT' });
      } catch (error) {
        if (!isHeldBack(error)) throw error;
        // No failure: the office lets others go first.
        this.#checkedAt = this.#parts.now();
        this.#become({ id: 'NOT_OPEN' });
      } finally {
        updater.allowDowngrade = false;
      }
    });
  }

  /** What waits to be installed is given up only where the office called it back since. */
  async #lookAgain(waiting: string): Promise<void> {
    const { updater, feed, keepSerial, log } = this.#parts;
    try {
      updater.allowDowngrade = true;
      const result = await updater.checkForUpdates();
      const found = must(feed.newest);
      keepSerial(found.vendor.serial);
      this.#checkedAt = this.#parts.now();
      if (!found.vendor.callsBack.includes(waiting)) return;
      this.#forgetReady();
      const isWanted = result?.isUpdateAvailable === true && this.#isWayOpen(found);
      this.#become(isWanted ? { id: 'FOUND', ...this.#described(found) } : { id: 'CURRENT' });
    } catch (error) {
      // Not reached, or held back: nobody said anything against what waits.
      log.info('update: no second look', { error });
    } finally {
      updater.allowDowngrade = false;
    }
  }

  #forgetReady(): void {
    this.#file = null;
    this.#readyFeed = null;
  }

  fetch(): Promise<UpdateStatus> {
    return this.#once('fetch', async () => {
      if (this.#state.id !== 'FOUND') return;
      if (!this.#mayReplaceItself()) throw new CodedError('UPDATE_BY_IT');
      const found = must(this.#parts.feed.newest);
      this.#become({ id: 'FETCHING', ...this.#described(found) });
      const [path = ''] = await this.#parts.updater.downloadUpdate();
      this.#readyFeed = found;
      await this.#assertGenuine(path);
      this.#file = path;
      const before = this.#parts.notInstalled();
      if (before !== null && before.version !== found.version) this.#parts.forgetNotInstalled();
      this.#become({ id: 'READY', ...this.#described(found) });
    });
  }

  /** What waits to be installed: its version, once more looked at. Null when nothing waits. */
  async ready(): Promise<string | null> {
    if (this.#state.id !== 'READY' || this.#file === null) return null;
    // It lay in a folder that the person at the PC may write to.
    await this.#assertGenuine(this.#file);
    return this.#state.version;
  }

  /** Starts the installer, which waits for the program to be gone. Throws UPDATE_NOT_TRUSTED, UPDATE_NOT_STARTED. */
  async install(): Promise<void> {
    // Looked at last thing: since the last look the records were closed and copied.
    if ((await this.ready()) === null) throw new CodedError('UPDATE_NOT_STARTED');
    const problem = await this.#begin();
    if (problem === null) return;
    this.#parts.log.error('installer not started', { problem });
    throw new CodedError('UPDATE_NOT_STARTED');
  }

  /** Null once the system has made the installer's process; otherwise why it could not, whenever that is told. */
  #begin(): Promise<string | null> {
    const { updater } = this.#parts;
    const { promise, resolve } = Promise.withResolvers<string | null>();
    updater.once('error', (error) => resolve(error.message));
    followSpawn(updater, () => resolve(null));
    // `install` is what electron-updater itself calls when a program closes; `quitAndInstall` would close it in its own way.
    const isBegun = (
      updater as AppUpdater & { install(isSilent: boolean, isRunAfter: boolean): boolean }
    ).install(true, true);
    if (!isBegun) resolve('refused');
    return promise;
  }

  #mayReplaceItself(): boolean {
    return this.#parts.installKind === 'nsis';
  }

  #isWayOpen({ version, vendor }: Feed): boolean {
    const own = this.#parts.version;
    return gt(version, own) || (lt(version, own) && vendor.callsBack.includes(own));
  }

  #described({ version, files }: Feed): { version: string; megabytes: number; isDown: boolean } {
    const bytes = files[0]?.size ?? 0;
    return { version, megabytes: Math.ceil(bytes / MEGABYTE), isDown: lt(version, this.#parts.version) };
  }

  async #assertGenuine(path: string): Promise<void> {
    const sha512 = await sha512Of(path).catch(() => '');
    const wanted = must(this.#readyFeed).files.some((file) => file.sha512 === sha512);
    const problem = wanted ? await this.#parts.checkInstaller(path) : 'another file';
    if (problem === null) return;
    this.#forgetReady();
    this.#parts.log.error('update not genuine', { problem });
    // The screen must not go on offering it.
    this.#become({ id: 'FAILED', code: 'UPDATE_NOT_TRUSTED' });
    throw new CodedError('UPDATE_NOT_TRUSTED');
  }

  #become(state: UpdateStatus['state']): void {
    this.#state = state;
    this.#parts.changed(this.status());
  }

  /**
   * One thing at a time; whoever asks for the same meanwhile gets what comes of it, whoever asks for the other has it done afterwards. A
   * failure is a state that says why.
   */
  async #once(what: Step, work: () => Promise<void>): Promise<UpdateStatus> {
    while (this.#running && this.#running.what !== what) await this.#running.done;
    this.#running ??= { what, done: this.#settled(work) };
    await this.#running.done;
    return this.status();
  }

  async #settled(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const code = error instanceof CodedError ? error.code : 'UPDATE_FAILED';
      this.#parts.log.warn('update', { code, error });
      this.#become({ id: 'FAILED', code });
    } finally {
      this.#running = null;
    }
  }
}

async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('base64');
}

function isHeldBack(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'UPDATE_NOT_OPEN';
}

function must(feed: Feed | null): Feed {
  if (!feed) throw new CodedError('UPDATE_FEED_UNREADABLE');
  return feed;
}
