import type { PrintAnswer, PrintRequest } from '#renderer/lib/prints/messages.ts';
import { checkRidges } from '#renderer/lib/prints/ridge-check.ts';
import { decodePrint } from './decode-print.ts';

/** Decodes prints away from the screen; a broken one is answered with nothing, whatever was wrong with it. */
addEventListener('message', ({ data }: MessageEvent<PrintRequest>) => {
  void answer(data).then((message) => postMessage(message));
});

async function answer({ id, written }: PrintRequest): Promise<PrintAnswer> {
  try {
    const print = await decodePrint(written);
    return { id, shown: { print, ridges: checkRidges(print) } };
  } catch {
    return { id, shown: null };
  }
}
