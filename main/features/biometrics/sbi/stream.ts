import { CodedError } from '#common/contract/coded-error.ts';
import { problemOf } from './codes.ts';
import { FrameReader } from './frame-reader.ts';
import { StreamEnd } from './messages.ts';
import { connectionProblem, openSbi, readJson, type SbiAsk } from './transport.ts';

/** Preview pictures are for looking; more than these would only fill the window's queue. */
const LEAST_BETWEEN_MS = 80;
const JPEG = [0xff, 0xd8, 0xff];

/** Live pictures of the glass until the device stops, the connection is lost or `signal` ends it. Throws what ended it, if anybody should know. */
export async function streamFrames(
  ask: SbiAsk,
  onFrame: (jpeg: Buffer) => void,
  signal: AbortSignal,
): Promise<void> {
  const reader = new FrameReader();
  // A device that drips pictures for ever is let go of all the same.
  const tooLong = AbortSignal.timeout(ask.limits.wholeMs);
  let shownAt = -LEAST_BETWEEN_MS;
  try {
    const response = await openSbi(ask, AbortSignal.any([signal, tooLong]));
    for await (const chunk of response as AsyncIterable<Buffer>) {
      for (const { isJson, body } of reader.push(chunk)) {
        if (isJson) throw endOf(body);
        if (!JPEG.every((byte, index) => body[index] === byte)) {
          throw new CodedError('FINGER_ANSWER_UNREADABLE');
        }
        const now = performance.now();
        if (now - shownAt < LEAST_BETWEEN_MS) continue;
        shownAt = now;
        onFrame(Buffer.from(body));
      }
    }
  } catch (error) {
    if (signal.aborted) return;
    throw tooLong.aborted ? new CodedError('FINGER_SCANNER_SLOW') : connectionProblem(error, signal);
  }
  if (signal.aborted) return;
  throw tooLong.aborted ? new CodedError('FINGER_SCANNER_SLOW') : endOf(reader.end());
}

/** A stream that ends without a word was cut. */
function endOf(bytes: Buffer): CodedError {
  const isSilent = bytes.toString('latin1').trim() === '';
  if (isSilent) return new CodedError('FINGER_SCANNER_GONE', { reason: 'STREAM' });
  return problemOf(readJson(bytes, StreamEnd).error) ?? new CodedError('FINGER_CAPTURE_STOPPED');
}
