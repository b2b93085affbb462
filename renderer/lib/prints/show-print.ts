// oxlint-disable-next-line import/default -- the query makes the bundler hand over the address of the built worker
import workerUrl from '#renderer/workers/print-image.worker.ts?worker&url';
import { startOwnWorker } from '#renderer/lib/own-worker.ts';
import type { PrintAnswer, PrintRequest, ShownPrint, WrittenPrint } from './messages.ts';

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, (shown: ShownPrint | null) => void>();

/** The print as pixels with a look at its ridges; null where it is no picture. The worker starts with the first print. */
export function showPrint(written: WrittenPrint): Promise<ShownPrint | null> {
  worker ??= started();
  lastId += 1;
  const id = lastId;
  const message: PrintRequest = { id, written };
  worker.postMessage(message);
  return new Promise((resolve) => {
    waiting.set(id, resolve);
  });
}

function started(): Worker {
  const own = startOwnWorker(workerUrl);
  own.addEventListener('message', ({ data }: MessageEvent<PrintAnswer>) => {
    waiting.get(data.id)?.(data.shown);
    waiting.delete(data.id);
  });
  // One that broke down is not used again; the next print starts another.
  own.addEventListener('error', () => {
    own.terminate();
    worker = null;
    waiting.forEach((resolve) => resolve(null));
    waiting.clear();
  });
  return own;
}
