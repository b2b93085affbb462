import type { FileView } from '#common/contract/ipc/applications.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';

/** The first page of the document that is shown; before one is chosen, of the first that can be read. */
export function readablePage(
  view: FileView,
  shown: DocCode | null,
): { code: DocCode; attachmentId: AttachmentId } | null {
  const codes: readonly DocCode[] = shown ? [shown] : ['PASPOR_LAMA', 'KTP', 'KK'];
  for (const code of codes) {
    const [first] = view.file.documents[code]?.attachments ?? [];
    if (first) return { code, attachmentId: first.id };
  }
  return null;
}
