import { imageSize } from 'image-size';
import { CodedError } from '#common/contract/coded-error.ts';
import {
  FINGER_RECORD,
  MAX_ATTACHMENT_BYTES,
  sniffMediaType,
  type FileType,
  type MediaType,
} from '#runtime/vault/media-type.ts';
import { pictureEnd } from './picture-end.ts';
import { inspectPdf } from './inspect-pdf.ts';

export type Inspected<T extends MediaType = FileType> = {
  mediaType: T;
  width: number | null;
  height: number | null;
};

/** A4 at 600 dpi has 35. What is larger would take the page's memory and shows nothing more. */
const MAX_MEGAPIXELS = 80;
const MAX_SIDE = 20_000;

/**
 * What a file is by its bytes, whole and harmless, or why it is not taken. Nothing is believed from a name, nothing is decoded
 * here: a picture is measured by its head, a PDF read as text.
 */
export function inspectFile(bytes: Uint8Array): Inspected {
  if (bytes.byteLength > MAX_ATTACHMENT_BYTES) {
    throw new CodedError('FILE_TOO_LARGE', { maxMegabytes: MAX_ATTACHMENT_BYTES / 1024 / 1024 });
  }
  const mediaType = sniffMediaType(bytes);
  // A finger comes from its device alone, never as a file.
  if (!mediaType || mediaType === FINGER_RECORD) {
    throw new CodedError(isTiff(bytes) ? 'FILE_IS_TIFF' : 'FILE_TYPE_NOT_ALLOWED');
  }
  if (mediaType === 'application/pdf') {
    inspectPdf(bytes);
    return { mediaType, width: null, height: null };
  }
  return { mediaType, ...inspectPicture(mediaType, bytes) };
}

function inspectPicture(mediaType: 'image/jpeg' | 'image/png', bytes: Uint8Array) {
  const { width, height } = measure(bytes);
  const megapixels = (width * height) / 1_000_000;
  if (megapixels > MAX_MEGAPIXELS || Math.max(width, height) > MAX_SIDE) {
    throw new CodedError('PICTURE_TOO_LARGE', { maxMegapixels: MAX_MEGAPIXELS });
  }
  const end = pictureEnd(mediaType, bytes);
  if (end === null) throw new CodedError('FILE_CUT_OFF');
  // Telephones write previews behind a JPEG; behind a PNG nobody has anything to write.
  if (mediaType === 'image/png' && end < bytes.byteLength) throw new CodedError('FILE_CARRIES_MORE');
  return { width, height };
}

function measure(bytes: Uint8Array): { width: number; height: number } {
  try {
    const { width, height } = imageSize(bytes);
    if (width > 0 && height > 0) return { width, height };
  } catch {
    // Told below in the desk's own words.
  }
  throw new CodedError('FILE_UNREADABLE');
}

/** Either byte order. */
function isTiff(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return head === 'II*\0' || head === 'MM\0*';
}
