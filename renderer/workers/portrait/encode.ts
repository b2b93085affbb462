import { jp2File } from '#renderer/lib/portrait/jp2.ts';
import { LIMITS } from '#renderer/lib/portrait/limits.ts';
import type { Pixels } from '#renderer/lib/portrait/pixels.ts';
import { jpeg2000Codec } from './jpeg-2000.ts';

const STEPS = 7;
const BEST = 0.97;

/** The best JPEG within the budget; null when even the least quality is too large. */
export async function jpegWithin(canvas: OffscreenCanvas): Promise<Uint8Array | null> {
  const { jpegBytes, leastQuality } = LIMITS.packed;
  let [low, high] = [leastQuality, BEST];
  let best: Blob | null = null;
  let quality = BEST;
  for (let step = 0; step < STEPS; step += 1) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= jpegBytes) {
      best = blob;
      if (step === 0) break;
      low = quality;
    } else high = quality;
    quality = step === 0 ? low : (low + high) / 2;
    if (step === 1 && !best) return null;
  }
  return best && new Uint8Array(await best.arrayBuffer());
}

/** The master: JPEG 2000 in a JP2 file. */
export async function jp2Of({ width, height, data }: Pixels): Promise<Uint8Array> {
  const { J2KEncoder } = await jpeg2000Codec();
  const encoder = new J2KEncoder();
  try {
    const into = encoder.getDecodedBuffer({
      width,
      height,
      bitsPerSample: 8,
      componentCount: 3,
      isSigned: false,
      isUsingColorTransform: true,
    });
    for (let at = 0; at < width * height; at += 1) {
      for (const channel of [0, 1, 2]) into[at * 3 + channel] = data[at * 4 + channel] ?? 0;
    }
    encoder.setQuality(false, 1);
    encoder.setCompressionRatio(0, LIMITS.packed.jp2Ratio);
    encoder.encode();
    return jp2File(encoder.getEncodedBuffer().slice(), width, height);
  } finally {
    encoder.delete();
  }
}
