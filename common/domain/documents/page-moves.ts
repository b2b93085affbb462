import type { z } from 'zod';
import type {
  Application,
  DocumentAttachment,
  DocumentRecord,
} from '#common/domain/applications/application.ts';
import { emptyDocument } from '#common/domain/applications/new-application.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { AttachDocument, DescribePage, RefilePage } from './actions.ts';
import type { DocCode } from './doc-code.ts';

export type PageOf = { code: DocCode; attachmentId: AttachmentId };

export function findPage(file: Application, { code, attachmentId }: PageOf): DocumentAttachment | null {
  return file.documents[code]?.attachments.find(({ id }) => id === attachmentId) ?? null;
}

/** Behind the other pages, or in the place of the one that it was scanned anew for. */
export function withAttached(
  file: Application,
  payload: z.infer<typeof AttachDocument>,
  addedAt: Instant,
): Application {
  const { code, attachmentId, mediaType, source, side, replaces } = payload;
  const document = file.documents[code] ?? emptyDocument(code);
  const others = document.attachments.filter(({ id }) => id !== attachmentId);
  // The same side of the same paper, unless somebody says otherwise.
  const shows = side ?? others.find(({ id }) => id === replaces)?.side;
  const page: DocumentAttachment = {
    id: attachmentId,
    mediaType,
    source,
    addedAt,
    ...(shows ? { side: shows } : {}),
  };
  const attachments = others.some(({ id }) => id === replaces)
    ? others.map((known) => (known.id === replaces ? page : known))
    : [...others, page];
  return withDocument(file, { ...document, unclear: false, attachments });
}

export function withDescribed(
  file: Application,
  { code, attachmentId, side, quality, unclear }: z.infer<typeof DescribePage>,
): Application {
  return changePages(file, code, (pages) =>
    pages.map((page) => {
      if (page.id !== attachmentId) return page;
      const { side: _side, quality: _quality, unclear: _unclear, ...plain } = page;
      return {
        ...plain,
        ...(side ? { side } : {}),
        ...(quality === '' ? {} : { quality }),
        ...(unclear ? { unclear } : {}),
      };
    }),
  );
}

/** The page keeps what is known about it. */
export function withRefiled(file: Application, payload: z.infer<typeof RefilePage>): Application {
  const page = findPage(file, payload);
  if (!page) return file;
  const target = file.documents[payload.to] ?? emptyDocument(payload.to);
  const others = target.attachments.filter(({ id }) => id !== page.id);
  return withDocument(withoutPage(file, payload), { ...target, attachments: [...others, page] });
}

export function withoutPage(file: Application, { code, attachmentId }: PageOf): Application {
  const left = changePages(file, code, (pages) => pages.filter(({ id }) => id !== attachmentId));
  const document = left.documents[code];
  if (!document || !isUntouched(document)) return left;
  // A paper that was only ever there by mistake leaves the checklist with its last page.
  const { [code]: _gone, ...documents } = left.documents;
  return { ...left, documents };
}

function changePages(
  file: Application,
  code: DocCode,
  change: (pages: readonly DocumentAttachment[]) => readonly DocumentAttachment[],
): Application {
  const document = file.documents[code];
  return document ? withDocument(file, { ...document, attachments: change(document.attachments) }) : file;
}

function withDocument(file: Application, document: DocumentRecord): Application {
  return { ...file, documents: { ...file.documents, [document.code]: document } };
}

function isUntouched({ attachments, checked, demanded, note }: DocumentRecord): boolean {
  return attachments.length === 0 && checked === null && !demanded && note === '';
}
