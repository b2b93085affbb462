import { setTimeout as wait } from 'node:timers/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { TakenPrint } from '#common/contract/ipc/fingers.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { keepHere } from '#main/features/documents/store-attachment.ts';
import type { Desk } from '#main/features/desk.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { FINGER_RECORD } from '#runtime/vault/media-type.ts';
import { checkMayCapture } from './may-capture.ts';
import type { VerifiedPrint } from './sbi/verify-capture.ts';
import type { SeatScanners } from './seat-scanners.ts';

const AGAIN_TIMES = 8;
const AGAIN_MS = 250;

type Mine =
  | 'biometrics.startPreview'
  | 'biometrics.stopPreview'
  | 'biometrics.captureFingers'
  | 'biometrics.cancelCapture';

/** Live picture and capture. One of each at a time: this PC has one officer and one glass. */
export function captureHandlers(desk: Desk, seat: SeatScanners): Pick<Handlers, Mine> {
  let preview: AbortController | null = null;
  let capture: AbortController | null = null;

  // Nobody sees a finger on a screen that is locked, nor one that somebody else had before the glass.
  desk.session.onClosed(() => preview?.abort());
  function show(own: AbortController, bytes: Buffer): void {
    if (!own.signal.aborted) desk.emit('print.frame', { bytes });
  }

  return {
    async 'biometrics.startPreview'({ applicationId, scannerId, fingers }) {
      await checkMayCapture(desk, applicationId);
      const scanner = seat.getUsable(scannerId);
      preview?.abort();
      const own = new AbortController();
      preview = own;
      const stream = () => seat.client.stream(scanner, fingers, (jpeg) => show(own, jpeg), own.signal);
      // The pictures follow as events; the call itself is answered at once.
      void whenFree(stream, own.signal)
        .then(
          () => null,
          (error: unknown) => told(desk, 'preview ended', error),
        )
        .then((problem) => {
          if (preview === own) desk.emit('print.ended', { problem });
        });
      return null;
    },

    async 'biometrics.stopPreview'() {
      preview?.abort();
      preview = null;
      return null;
    },

    async 'biometrics.captureFingers'({ applicationId, scannerId, fingers, exceptions, requestedScore }) {
      await checkMayCapture(desk, applicationId);
      const scanner = seat.getUsable(scannerId);
      if (capture) throw new CodedError('FINGER_CAPTURE_RUNNING');
      capture = new AbortController();
      try {
        const wish = { fingers: fingers.map(({ position }) => position), exceptions, requestedScore };
        const { prints, problem } = await seat.client.capture(scanner, wish, capture.signal);
        const best = new Map(fingers.map((finger) => [finger.position, finger.best]));
        const kept: TakenPrint[] = [];
        for (const print of prints) {
          kept.push(await keep(desk, applicationId, print, best.get(print.position)));
        }
        return { prints: kept, problem: problem && told(desk, 'capture stopped', problem) };
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        return { prints: [], problem: told(desk, 'capture stopped', error) };
      } finally {
        capture = null;
      }
    },

    async 'biometrics.cancelCapture'() {
      capture?.abort();
      return null;
    },
  };
}

/** A device notices a moment late that nobody looks at its last stream any more; until then it is busy. */
async function whenFree(run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (let left = AGAIN_TIMES; ; left -= 1) {
    try {
      await run();
      return;
    } catch (error) {
      const isBusy = error instanceof CodedError && error.code === 'FINGER_SCANNER_BUSY';
      if (!isBusy || left === 0 || signal.aborted) throw error;
      await wait(AGAIN_MS);
    }
  }
}

/** The whole ISO record, its signature checked and let go, is in the vault at once when it is the best so far: a crash loses nothing, and no more is kept than is used. */
async function keep(
  desk: Desk,
  applicationId: ApplicationId,
  { position, quality, bytes, record, device }: VerifiedPrint,
  best: number | null | undefined,
): Promise<TakenPrint> {
  const { width, height, format, image } = record;
  const isBest = best === null || best === undefined || quality > best;
  const kept = { bytes, mediaType: FINGER_RECORD };
  const attachmentId = isBest ? await keepHere(desk, applicationId, kept) : null;
  return {
    position,
    attachmentId,
    quality,
    image: new Uint8Array(image),
    format,
    width,
    height,
    device,
  };
}

function told(desk: Desk, what: string, error: unknown): ReplyError {
  if (!(error instanceof CodedError)) {
    desk.log.error(what, { error });
    return { code: 'INTERNAL' };
  }
  const { code, details } = error;
  desk.log.warn(what, { code });
  return details ? { code, details } : { code };
}
