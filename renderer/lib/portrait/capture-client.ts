// oxlint-disable-next-line import/default -- the query makes the bundler hand over the address of the built worker
import captureWorkerUrl from '#renderer/workers/capture.worker.ts?worker&url';
import { startOwnWorker } from '../own-worker.ts';
import type {
  Guidance,
  PortraitAnswer,
  PortraitAnswers,
  PortraitFailure,
  PortraitRequest,
  PortraitRules,
} from './messages.ts';

export class PortraitError extends Error {
  readonly code: PortraitFailure;
  constructor(code: PortraitFailure) {
    super(code);
    this.code = code;
  }
}

type Kind = PortraitRequest['kind'];
type Asked<K extends Kind> = Omit<Extract<PortraitRequest, { kind: K }>, 'id' | 'kind'>;

/** One worker for one screen. Every promise settles: with an answer, or with a PortraitError when the worker fails or is closed. */
export type CaptureClient = {
  start: () => Promise<PortraitAnswers['start']>;
  /** The newest frame wins: null for one that was overtaken before its turn; either way the frame is let go. */
  guide: (frame: ImageBitmap, rules: PortraitRules) => Promise<Guidance | null>;
  assess: (image: Blob, rules: PortraitRules) => Promise<PortraitAnswers['assess']>;
  finish: (asked: Asked<'finish'>) => Promise<PortraitAnswers['finish']>;
  embed: (image: Blob) => Promise<PortraitAnswers['embed']>;
  compare: (one: Blob, other: Blob) => Promise<PortraitAnswers['compare']>;
  close: () => void;
};

type Waiting = { resolve: (answer: never) => void; reject: (error: PortraitError) => void };
type WaitingFrame = {
  frame: ImageBitmap;
  rules: PortraitRules;
  resolve: (guidance: Guidance | null) => void;
  reject: (error: unknown) => void;
};

export function openCaptureClient(
  startWorker: () => Worker = () => startOwnWorker(captureWorkerUrl),
): CaptureClient {
  const worker = startWorker();
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let isClosed = false;
  let isGuiding = false;
  let next: WaitingFrame | null = null;

  worker.addEventListener('message', ({ data }: MessageEvent<PortraitAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    // An answer has the kind of its question (capture.worker.ts).
    if (data.ok) asked?.resolve(data.result as never);
    else asked?.reject(new PortraitError(data.code));
  });
  worker.addEventListener('error', () => settleAll('FAILED'));

  function settleAll(code: PortraitFailure): void {
    for (const { reject } of waiting.values()) reject(new PortraitError(code));
    waiting.clear();
    drop(next);
    next = null;
  }

  function drop(overtaken: WaitingFrame | null): void {
    overtaken?.frame.close();
    overtaken?.resolve(null);
  }

  function ask<K extends Kind>(
    kind: K,
    asked: Asked<K>,
    transfer: Transferable[] = [],
  ): Promise<PortraitAnswers[K]> {
    if (isClosed) {
      for (const picture of transfer) if (picture instanceof ImageBitmap) picture.close();
      return Promise.reject(new PortraitError('ENGINE_NOT_READY'));
    }
    last += 1;
    const id = last;
    return new Promise<PortraitAnswers[K]>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, kind, ...asked }, transfer);
    });
  }

  async function guideNext(): Promise<void> {
    while (next && !isGuiding) {
      const { frame, rules, resolve, reject } = next;
      next = null;
      isGuiding = true;
      try {
        resolve(await ask('guide', { frame, rules }, [frame]));
      } catch (error) {
        reject(error);
      } finally {
        isGuiding = false;
      }
    }
  }

  return {
    start: () => ask('start', {}),
    guide: (frame, rules) =>
      new Promise((resolve, reject) => {
        drop(next);
        next = { frame, rules, resolve, reject };
        void guideNext();
      }),
    assess: (image, rules) => ask('assess', { image, rules }),
    finish: (asked) => ask('finish', asked, asked.image instanceof Blob ? [] : [asked.image]),
    embed: (image) => ask('embed', { image }),
    compare: (one, other) => ask('compare', { one, other }),
    close: () => {
      isClosed = true;
      worker.terminate();
      settleAll('ENGINE_NOT_READY');
    },
  };
}
