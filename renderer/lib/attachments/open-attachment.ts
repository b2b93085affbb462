import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { openPdf, type OpenPdf } from '#renderer/lib/pdf/open-pdf.ts';
import { RemoteBytes } from '#renderer/lib/pdf/remote-bytes.ts';

/** Of a page, in any unit. */
export type PageSize = { width: number; height: number };

export type OpenAttachment =
  | { status: 'LOADING' }
  | { status: 'FAILED'; error: Pick<ReplyError, 'code'> }
  | { status: 'IMAGE'; url: string; blob: Blob; size: PageSize }
  | { status: 'PDF'; pdf: OpenPdf; sizes: readonly PageSize[] };

export type Closers = (() => void)[];
/** What turns out later of an attachment that is open already. */
export type Correct = (better: OpenAttachment) => void;

/** What is larger comes in parts as its pages are looked at: a long scan shows its first page before the rest is there. */
const FIRST_BYTES = 256 * 1024;

/** Reads one attachment and opens it; the read is audited before anything is shown. */
export async function openAttachment(
  wanted: { applicationId: ApplicationId; attachmentId: AttachmentId },
  closing: Closers,
  correct: Correct,
): Promise<OpenAttachment> {
  const beginning = await callChannel('documents.read', { ...wanted, most: FIRST_BYTES });
  if (!beginning.ok) return { status: 'FAILED', error: beginning };
  const { mediaType } = beginning.value;
  const remote = new RemoteBytes(beginning.value, async (from, to) => {
    const reply = await callChannel('documents.readPart', { ...wanted, from, to });
    if (!reply.ok) throw new Error(reply.code);
    return reply.value.bytes;
  });
  try {
    if (mediaType === 'application/pdf') return await openDocument(remote, closing, correct);
    return await openImage(new Blob([await remote.whole()], { type: mediaType }), closing);
  } catch {
    return { status: 'FAILED', error: { code: 'FILE_UNREADABLE' } };
  }
}

/** A scan's pages are alike: the first one tells, so that it is drawn at once, and the others correct it where they differ. */
async function openDocument(
  remote: RemoteBytes,
  closing: Closers,
  correct: Correct,
): Promise<OpenAttachment> {
  const pdf = await openPdf(remote);
  closing.push(() => void pdf.close());
  const first = await sizeOf(pdf, 0);
  const others = Array.from({ length: pdf.document.numPages - 1 }, () => first);
  void Promise.all(others.map((_, index) => sizeOf(pdf, index + 1)))
    .then((sizes) => {
      const isAlike = sizes.every(({ width, height }) => width === first.width && height === first.height);
      if (!isAlike) correct({ status: 'PDF', pdf, sizes: [first, ...sizes] });
    })
    // Closed meanwhile, or a page that cannot be read: it says so when it is drawn.
    .catch(() => {});
  return { status: 'PDF', pdf, sizes: [first, ...others] };
}

async function sizeOf(pdf: OpenPdf, index: number): Promise<PageSize> {
  const { width, height } = (await pdf.document.getPage(index + 1)).getViewport({ scale: 1 });
  return { width, height };
}

/** Only the header is read here; the pixels are decoded when the page comes near the screen. */
async function openImage(blob: Blob, closing: Closers): Promise<OpenAttachment> {
  const url = URL.createObjectURL(blob);
  closing.push(() => URL.revokeObjectURL(url));
  const image = new Image();
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = reject;
    image.src = url;
  });
  return { status: 'IMAGE', url, blob, size: { width: image.naturalWidth, height: image.naturalHeight } };
}
