import { useEffect, useMemo, useRef, useState } from 'react';
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
 * The attachments of one document, opened one after the other in their order, so that the first page is there at once. One that is
 * open stays open when pages come or go beside it; bytes, URLs and workers live as long as the document is on the screen.
 * @param access changes when what was refused may be asked for again
 */
export function useOpenAttachments(
  applicationId: ApplicationId,
  ids: readonly AttachmentId[],
  access: string,
): Opened {
  const [opened, setOpened] = useState<Readonly<Record<string, OpenAttachment>>>({});
  const shelf = useRef(new Map<string, Closers>());
  const nameOf = (id: AttachmentId) => [applicationId, id, access].join(' ');
  const wanted = ids.map(nameOf).join('|');

  useEffect(() => {
    const open = shelf.current;
    return () => {
      for (const closers of open.values()) closeAll(closers);
      open.clear();
    };
  }, []);

  useEffect(() => {
    const open = shelf.current;
    const names = wanted === '' ? [] : wanted.split('|');
    const gone = [...open].filter(([name]) => !names.includes(name));
    for (const [name, closers] of gone) {
      open.delete(name);
      closeAll(closers);
      // What is shown again later is opened again: nothing may point at what was closed.
      setOpened((before) => without(before, name));
    }
    let isCurrent = true;
    async function openMissing(): Promise<void> {
      for (const name of names) {
        if (!isCurrent) return;
        if (open.has(name)) continue;
        const closers: Closers = [];
        open.set(name, closers);
        const [file, id] = name.split(' ') as [ApplicationId, AttachmentId];
        const attachment = await openOne(file, id, closers, (better) => {
          if (open.get(name) === closers) setOpened((before) => ({ ...before, [name]: better }));
        });
        // Left meanwhile: nobody will close it later.
        if (open.get(name) !== closers) closeAll(closers);
        else setOpened((before) => ({ ...before, [name]: attachment }));
      }
    }
    void openMissing();
    return () => {
      isCurrent = false;
    };
  }, [wanted]);

  return useMemo(() => {
    const names = wanted === '' ? [] : wanted.split('|');
    const shown = names.flatMap((name) => {
      const attachment = opened[name];
      return attachment ? [[name.split(' ')[1] ?? '', attachment] as const] : [];
    });
    return Object.fromEntries(shown);
  }, [opened, wanted]);
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

type Closers = (() => void)[];
/** What turns out later of an attachment that is open already. */
type Correct = (better: OpenAttachment) => void;

function closeAll(closers: Closers): void {
  for (const close of closers.splice(0)) close();
}

async function openOne(
  applicationId: ApplicationId,
  id: AttachmentId,
  closing: Closers,
  correct: Correct,
): Promise<OpenAttachment> {
  const read = await readAttachment(applicationId, id);
  if (!read.ok) return { status: 'FAILED', error: read };
  const { bytes, mediaType } = read.value;
  try {
    return mediaType === 'application/pdf'
      ? await openDocument(bytes, closing, correct)
      : await openImage(new Blob([new Uint8Array(bytes)], { type: mediaType }), closing);
  } catch {
    return { status: 'FAILED', error: { code: 'FILE_UNREADABLE' } };
  }
}

/** A scan's pages are alike: the first one tells, so that it is drawn at once, and the others correct it where they differ. */
async function openDocument(bytes: Uint8Array, closing: Closers, correct: Correct): Promise<OpenAttachment> {
  const pdf = await openPdf(bytes);
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

async function sizeOf(pdf: OpenPdf, index: number): Promise<Size> {
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
  return { status: 'IMAGE', url, size: { width: image.naturalWidth, height: image.naturalHeight } };
}
