import { setTimeout as wait } from 'node:timers/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ScanChoice, ScannerOffer } from '#common/contract/ipc/intake.ts';
import { MAX_ATTACHMENT_BYTES } from '#runtime/vault/media-type.ts';
import { scannerUrl } from './address.ts';
import { readCapabilities, type Capabilities } from './capabilities.ts';
import { MAX_XML_BYTES } from './read-xml.ts';
import { scanSettings } from './scan-settings.ts';
import { isFeederLoaded, problemOf, readStatus, type ScannerStatus } from './status.ts';
import { ask, type Answer, type Limits } from './transport.ts';

export const MAX_SCANNED_PAGES = 60;

/** How long a desk waits for paper and motors. */
export type Patience = {
  /** A short question. */
  answer: Pick<Limits, 'silenceMs' | 'wholeMs'>;
  /** A page: a slow scanner needs a minute for a large one. */
  page: Pick<Limits, 'silenceMs' | 'wholeMs'>;
  /** While the scanner says that it is busy. */
  busyMs: number;
  /** Between two questions where the scanner does not say. */
  againMs: number;
};

export const PATIENCE: Patience = {
  answer: { silenceMs: 8_000, wholeMs: 20_000 },
  page: { silenceMs: 90_000, wholeMs: 240_000 },
  busyMs: 30_000,
  againMs: 1_000,
};

type Place = { url: string; certificate: string | null };
type Job = { path: string; choice: ScanChoice };
type OnPage = (bytes: Buffer, index: number) => Promise<void>;

/** A network scanner by the driverless protocol eSCL (AirScan): what it can, how it stands, and scanning. */
export class ScannerLink {
  readonly #root: URL;
  readonly #certificate: string | null;
  readonly #patience: Patience;

  constructor({ url, certificate }: Place, patience: Patience = PATIENCE) {
    // Judged again at each use: the settings’ file is only a file.
    this.#root = scannerUrl(url);
    this.#certificate = certificate;
    this.#patience = patience;
  }

  async offer(): Promise<ScannerOffer> {
    const { model, sources } = await this.#capabilities();
    const status = await this.#status();
    return {
      model,
      isFeederLoaded: isFeederLoaded(status),
      sources: sources.map(({ formats: _formats, max: _max, ...source }) => source),
    };
  }

  /** Hands each page on as it comes. Throws what stopped the scan; the pages before it are handed on by then. */
  async scan(choice: ScanChoice, onPage: OnPage, signal: AbortSignal): Promise<void> {
    const settings = scanSettings(choice, await this.#capabilities(signal));
    const problem = problemOf(await this.#status(signal), choice.source);
    if (problem) throw problem;
    const job: Job = { path: await this.#begin(settings, choice, signal), choice };
    try {
      await this.#fetchPages(job, onPage, signal);
    } catch (error) {
      // Asked without the signal: a cancelled job must still be told so.
      await this.#ask('DELETE', job.path).catch(() => undefined);
      throw error;
    }
  }

  async #fetchPages(job: Job, onPage: OnPage, signal: AbortSignal): Promise<void> {
    for (let index = 0; ; index += 1) {
      const page = await this.#nextPage(job, signal);
      if (page === null) {
        if (index > 0) return;
        throw (await this.#explain(job.choice)) ?? new CodedError('SCANNER_PAGE_CUT');
      }
      if (index >= MAX_SCANNED_PAGES) {
        throw new CodedError('SCANNER_TOO_MANY_PAGES', { maxPages: MAX_SCANNED_PAGES });
      }
      await onPage(page, index);
    }
  }

  /** Null when there are no more. */
  async #nextPage({ path, choice }: Job, signal: AbortSignal): Promise<Buffer | null> {
    const answer = await this.#whileBusy(
      () => this.#ask('GET', `${path}/NextDocument`, { signal, page: true }),
      choice,
      signal,
    );
    if (answer.status === 200) return answer.body;
    const stopped = await this.#explain(choice);
    // After the last page the feeder is empty: that is how it ends.
    const isOver = answer.status === 404 || answer.status === 410;
    if (isOver && (!stopped || stopped.code === 'SCANNER_FEEDER_EMPTY')) return null;
    throw stopped ?? refusedWith(answer.status);
  }

  /** The path of the job. Only the path: scanners name hosts that nobody but they themselves can resolve. */
  async #begin(settings: string, choice: ScanChoice, signal: AbortSignal): Promise<string> {
    const answer = await this.#whileBusy(
      () => this.#ask('POST', `${this.#root.pathname}/ScanJobs`, { signal, body: settings }),
      choice,
      signal,
    );
    if (answer.status !== 201) throw (await this.#explain(choice)) ?? refusedWith(answer.status);
    const location = answer.headers.location ?? '';
    const path = URL.canParse(location, this.#root.origin)
      ? new URL(location, this.#root.origin).pathname.replace(/\/+$/, '')
      : '';
    if (!path.startsWith(`${this.#root.pathname}/ScanJobs/`)) {
      throw new CodedError('SCANNER_ANSWER_UNREADABLE');
    }
    return path;
  }

  /** 503 means "not yet": the scanner warms up, or another desk's job runs. */
  async #whileBusy(run: () => Promise<Answer>, choice: ScanChoice, signal: AbortSignal): Promise<Answer> {
    const until = performance.now() + this.#patience.busyMs;
    for (;;) {
      const answer = await run();
      if (answer.status !== 503) return answer;
      const problem = await this.#explain(choice);
      if (problem && problem.code !== 'SCANNER_FEEDER_EMPTY') throw problem;
      const pause = retryAfterMs(answer) ?? this.#patience.againMs;
      if (performance.now() + pause > until) throw new CodedError('SCANNER_BUSY');
      await wait(pause, undefined, { signal }).catch(() => {
        throw new CodedError('SCAN_CANCELLED');
      });
    }
  }

  async #explain({ source }: ScanChoice): Promise<CodedError | null> {
    const status = await this.#status().catch(() => null);
    return status && problemOf(status, source);
  }

  async #capabilities(signal?: AbortSignal): Promise<Capabilities> {
    const answer = await this.#ask('GET', `${this.#root.pathname}/ScannerCapabilities`, { signal });
    if (answer.status !== 200) throw refusedWith(answer.status);
    return readCapabilities(answer.body);
  }

  async #status(signal?: AbortSignal): Promise<ScannerStatus> {
    const answer = await this.#ask('GET', `${this.#root.pathname}/ScannerStatus`, { signal });
    if (answer.status !== 200) throw refusedWith(answer.status);
    return readStatus(answer.body);
  }

  #ask(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    { body, page, signal }: { body?: string; page?: true; signal?: AbortSignal | undefined } = {},
  ): Promise<Answer> {
    const limits = page
      ? { ...this.#patience.page, maxBytes: MAX_ATTACHMENT_BYTES }
      : { ...this.#patience.answer, maxBytes: MAX_XML_BYTES };
    return ask({
      method,
      url: new URL(path, this.#root),
      limits,
      certificate: this.#certificate,
      signal,
      ...(body === undefined ? {} : { body }),
    });
  }
}

function refusedWith(status: number): CodedError {
  return new CodedError('SCANNER_REFUSED', { status });
}

/** Seconds only; a date is left to the desk's own patience. */
function retryAfterMs({ headers }: Answer): number | null {
  const seconds = headers['retry-after'];
  return seconds !== undefined && /^\d{1,3}$/.test(seconds) ? Math.max(50, Number(seconds) * 1000) : null;
}
