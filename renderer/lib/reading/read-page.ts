import type { PlainDate } from '#common/kernel/plain-date.ts';
// oxlint-disable-next-line import/default -- the query makes the bundler hand over the address of the built worker
import workerUrl from '#renderer/workers/read-page.worker.ts?worker&url';
import { startOwnWorker } from '#renderer/lib/own-worker.ts';
import type { PageReading, ReadAnswer, ReadingProblem, ReadRequest } from './page-reading.ts';

export class ReadingError extends Error {
  readonly code: ReadingProblem;

  constructor(code: ReadingProblem) {
    super(code);
    this.code = code;
  }
}

type Asked = Omit<ReadRequest, 'id'> & {
  resolve: (reading: PageReading) => void;
  reject: (error: ReadingError) => void;
};

/** One page is read at a time and only the newest waits: whoever asked before is told that it was cancelled. */
export class PageReader {
  private worker: Worker | null = null;
  private running: (Asked & { id: number }) | null = null;
  private waiting: Asked | null = null;
  private lastId = 0;
  private readonly startWorker: () => Worker;

  constructor(startWorker: () => Worker) {
    this.startWorker = startWorker;
  }

  read(
    image: Blob | ImageBitmap,
    on: PlainDate,
    options: { nik?: string | undefined; signal?: AbortSignal } = {},
  ): Promise<PageReading> {
    return new Promise((resolve, reject) => {
      const asked: Asked = { image, on, nik: options.nik, resolve, reject };
      options.signal?.addEventListener('abort', () => this.cancel(asked), { once: true });
      if (options.signal?.aborted) {
        reject(new ReadingError('CANCELLED'));
        return;
      }
      this.running?.reject(new ReadingError('CANCELLED'));
      this.waiting?.reject(new ReadingError('CANCELLED'));
      this.waiting = asked;
      this.next();
    });
  }

  private cancel(asked: Asked): void {
    if (this.waiting === asked) this.waiting = null;
    asked.reject(new ReadingError('CANCELLED'));
  }

  private next(): void {
    if (this.running || !this.waiting) return;
    this.lastId += 1;
    this.running = { ...this.waiting, id: this.lastId };
    this.waiting = null;
    const { id, image, on, nik } = this.running;
    this.worker ??= this.started();
    this.worker.postMessage({ id, image, on, nik } satisfies ReadRequest);
  }

  private started(): Worker {
    const worker = this.startWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => this.finish(data));
    worker.addEventListener('error', () => this.breakDown(worker));
    return worker;
  }

  private finish(answer: ReadAnswer): void {
    const asked = this.running;
    if (asked?.id !== answer.id) return;
    this.running = null;
    if (answer.ok) asked.resolve(answer.reading);
    else asked.reject(new ReadingError(answer.code));
    this.next();
  }

  /** A worker that broke down is not used again; the next page starts another. */
  private breakDown(worker: Worker): void {
    worker.terminate();
    if (this.worker === worker) this.worker = null;
    this.running?.reject(new ReadingError('FAILED'));
    this.running = null;
    this.next();
  }
}

let shared: PageReader | null = null;

/** Reads a page in the worker, which starts with the first page that anybody asks for. */
export function readPage(
  image: Blob | ImageBitmap,
  on: PlainDate,
  options: { nik?: string | undefined; signal?: AbortSignal } = {},
): Promise<PageReading> {
  shared ??= new PageReader(() => startOwnWorker(workerUrl));
  return shared.read(image, on, options);
}
