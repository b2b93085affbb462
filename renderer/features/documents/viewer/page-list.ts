import type { AttachmentId } from '#common/kernel/ids.ts';
import type { DocumentAttachment } from '#common/domain/applications/application.ts';
import type { OpenAttachment } from '#renderer/lib/attachments/open-attachment.ts';
import type { Size } from './geometry.ts';

/** One page on the screen, of a picture or of a PDF. */
export type Page = {
  key: string;
  attachment: DocumentAttachment;
  /** Place inside the attachment, from 0. */
  index: number;
  size: Size;
  opened: OpenAttachment;
};

/** Until a page is open it is taken for an upright A4. */
const A4: Size = { width: 210, height: 297 };
const LOADING: OpenAttachment = { status: 'LOADING' };

/** All pages of a document in their order. */
export function listPages(
  attachments: readonly DocumentAttachment[],
  opened: Readonly<Record<AttachmentId, OpenAttachment>>,
): Page[] {
  return attachments.flatMap((attachment) => {
    const known = opened[attachment.id] ?? LOADING;
    return sizesOf(known).map((size, index) => ({
      key: pageKey(attachment.id, index),
      attachment,
      index,
      size,
      opened: known,
    }));
  });
}

export function pageKey(id: AttachmentId, index: number): string {
  return `${id}:${index}`;
}

function sizesOf(opened: OpenAttachment): readonly Size[] {
  if (opened.status === 'IMAGE') return [opened.size];
  return opened.status === 'PDF' ? opened.sizes : [A4];
}
