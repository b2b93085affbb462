import { useEffect, useState } from 'react';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { readAttachment } from '#renderer/lib/use-attachment.ts';
import { openPdf, type OpenPdf } from '#renderer/lib/pdf/open-pdf.ts';
import type { Size } from './geometry.ts';

export type OpenAttachment =
  | { status: 'LOADING' }
  | { status: 'FAILED'; error: Pick<ReplyError, 'code'> }
  | { status: 'IMAGE'; url: string; size: Size }
  | { status: 'PDF'; pdf: OpenPdf; sizes: readonly Size[] };

type Opened = Readonly<Record<AttachmentId, OpenAttachment>>;

/**
 * The attachments of one document, opened one after the other in their order, so that the first page is there at once.
 * Bytes, URLs and workers live as long as the document is on the screen.
 */
export function useOpenAttachments(
  applicationId: ApplicationId,
  ids: readonly AttachmentId[],
  access: string,
): Opened {
  const wanted = [applicationId, access, ...ids].join(' ');
  const [opened, setOpened] = useState<{ wanted: string; all: Opened }>({ wanted: '', all: {} });
  useEffect(() => {
    const closing: (() => void)[] = [];
    let isCurrent = true;
    async function open(id: AttachmentId): Promise<void> {
      const attachment = await openOne(applicationId, id, closing);
      if (!isCurrent) return;
      setOpened((before) => ({
        wanted,
        all: before.wanted === wanted ? { ...before.all, [id]: attachment } : { [id]: attachment },
      }));
    }
    async function openAll(): Promise<void> {
      for (const id of ids) {
        if (!isCurrent) return;
        await open(id);
      }
      if (!isCurrent) closeAll();
    }
    const closeAll = () => closing.splice(0).forEach((close) => close());
    void openAll();
    return () => {
      isCurrent = false;
      closeAll();
    };
    // `wanted` names all that the ids say.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted]);
  return opened.wanted === wanted ? opened.all : {};
}

async function openOne(
  applicationId: ApplicationId,
  id: AttachmentId,
  closing: (() => void)[],
): Promise<OpenAttachment> {
  const read = await readAttachment(applicationId, id);
  if (!read.ok) return { status: 'FAILED', error: read };
  const { bytes, mediaType } = read.value;
  try {
    return mediaType === 'application/pdf'
      ? await openDocument(bytes, closing)
      : await openImage(new Blob([new Uint8Array(bytes)], { type: mediaType }), closing);
  } catch {
    return { status: 'FAILED', error: { code: 'FILE_UNREADABLE' } };
  }
}

async function openDocument(bytes: Uint8Array, closing: (() => void)[]): Promise<OpenAttachment> {
  const pdf = await openPdf(bytes);
  closing.push(() => void pdf.close());
  const numbers = Array.from({ length: pdf.document.numPages }, (_, index) => index + 1);
  const sizes = await Promise.all(
    numbers.map(async (number) => {
      const { width, height } = (await pdf.document.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    }),
  );
  return { status: 'PDF', pdf, sizes };
}

/** Only the header is read here; the pixels are decoded when the page comes near the screen. */
async function openImage(blob: Blob, closing: (() => void)[]): Promise<OpenAttachment> {
  const url = URL.createObjectURL(blob);
  closing.push(() => URL.revokeObjectURL(url));
  const image = new Image();
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = reject;
    image.src = url;
  });
  return { status: 'IMAGE', url, size: { width: image.naturalWidth, height: image.naturalHeight } };
}
