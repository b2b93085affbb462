import { CodedError } from '#common/contract/coded-error.ts';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import type { DrawnSize, PrinterChoice, PrintWanted } from '#common/contract/ipc/printing.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import {
  dropPrintJob,
  findPrintJob,
  listPrintJobs,
  notePrintFailed,
  type StoredPrintJob,
} from '#main/records/repositories/print-jobs.ts';
import type { PrinterPort } from './printer-port.ts';
import type { Clock } from '#runtime/clock.ts';
import type { Logger } from '#runtime/logging/logger.ts';

export type PrintQueueParts = {
  db: DeskDatabase;
  clock: Clock;
  log: Logger;
  printers: PrinterPort;
  choice: () => PrinterChoice;
  /** Somebody who may see files is here and the screen is open: only then can a paper be drawn. */
  isAttended: () => boolean;
  /** Asks the page to draw a paper; null when it need not be held any longer. */
  want: (wanted: PrintWanted | null) => void;
  /** What waits has changed. */
  changed: () => void;
};

/** How long the page has to draw one paper, pictures included. */
const DRAWING_MS = 15_000;
/** After a failure the printer is left alone so long; a person may try at once. */
const PAUSE_MS = 20_000;
const ROUND_MS = 5_000;

/** The size as drawn, null for a paper that is no more, NOBODY when the page did not answer. */
type Drawn = DrawnSize | null | 'NOBODY';
type Drawing = { id: string; resolve: (drawn: Drawn) => void };

/**
 * What is to come out of the printers of this desk, one paper after the other. Whatever was done is done: a paper that cannot
 * be printed waits in the records, over a restart too, and is drawn anew from the file when its printer is back.
 */
export class PrintQueue {
  readonly #parts: PrintQueueParts;
  #line: Promise<unknown> = Promise.resolve();
  #drawing: Drawing | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;
  #isAsked = false;

  constructor(parts: PrintQueueParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), ROUND_MS);
    this.wake();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    this.#drawing?.resolve('NOBODY');
    await this.#line;
  }

  /** Looks at what waits; what is asked for meanwhile is looked at once more. */
  wake(): void {
    if (this.#isStopped || this.#isAsked || !this.#parts.isAttended()) return;
    this.#isAsked = true;
    void this.exclusively(async () => {
      this.#isAsked = false;
      await this.#round();
    }).catch((error: unknown) => this.#parts.log.error('print round failed', { error }));
  }

  /** Nothing else is drawn in the window meanwhile. */
  exclusively<T>(run: () => Promise<T>): Promise<T> {
    const next = this.#line.then(run, run);
    this.#line = next.catch(() => undefined);
    return next;
  }

  /** Draws a paper that is not in the line, and holds it drawn while `run` makes a PDF or opens the system's dialog. */
  onPaper<T>(wanted: PrintWanted, run: (drawn: DrawnSize) => Promise<T>): Promise<T> {
    return this.exclusively(async () => {
      try {
        const drawn = await this.#draw(wanted);
        if (drawn === null || drawn === 'NOBODY') throw new CodedError('PRINT_FAILED');
        return await run(drawn);
      } finally {
        this.#parts.want(null);
      }
    });
  }

  /** Resolves when what waits now has been tried. */
  async settled(): Promise<void> {
    await this.exclusively(async () => undefined);
  }

  drawn(id: string, size: DrawnSize | null): void {
    if (this.#drawing?.id === id) this.#drawing.resolve(size);
  }

  async #round(): Promise<void> {
    const { db, printers, choice } = this.#parts;
    const jobs = (await listPrintJobs(db)).filter((job) => this.#isDue(job));
    if (jobs.length === 0 || this.#isStopped) return;
    const there = new Set((await printers.list()).map(({ name }) => name));
    for (const { id } of jobs) {
      // Cancelled meanwhile, locked, or the desk is closing.
      const isOff = this.#isStopped || !this.#parts.isAttended();
      const job = isOff ? null : await findPrintJob(db, id);
      const printer = job && choice()[job.size];
      if (!job || !printer) continue;
      if (!there.has(printer)) await this.#failed(job, 'PRINTER_AWAY');
      else await this.#print(job, printer);
    }
  }

  #isDue({ triedAt }: StoredPrintJob): boolean {
    if (triedAt === null) return true;
    return Date.parse(this.#parts.clock.now()) - Date.parse(triedAt) >= PAUSE_MS;
  }

  async #print(job: StoredPrintJob, printer: string): Promise<void> {
    const { db, printers, want, changed } = this.#parts;
    const { id, ref, size, copy } = job;
    try {
      const drawn = await this.#draw({ id, ref, size, copy });
      // The page is being made anew: it waits as it is.
      if (drawn === 'NOBODY') return;
      if (drawn === null) throw new CodedError('PAPER_NOT_AVAILABLE');
      await printers.print(printer, size, drawn);
      await dropPrintJob(db, id);
    } catch (error) {
      await this.#failed(job, error instanceof CodedError ? error.code : 'PRINTER_FAILED');
    } finally {
      want(null);
      changed();
    }
  }

  async #draw(wanted: PrintWanted): Promise<Drawn> {
    const { promise, resolve } = Promise.withResolvers<Drawn>();
    this.#drawing = { id: wanted.id, resolve };
    const timer = setTimeout(() => resolve('NOBODY'), DRAWING_MS);
    try {
      this.#parts.want(wanted);
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#drawing = null;
    }
  }

  async #failed({ id }: StoredPrintJob, problem: ErrorCode): Promise<void> {
    const at: Instant = this.#parts.clock.now();
    this.#parts.log.info('paper not printed', { id, problem });
    await notePrintFailed(this.#parts.db, id, { problem, at });
    this.#parts.changed();
  }
}
