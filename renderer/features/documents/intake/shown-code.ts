import type { FileView } from '#common/contract/ipc/applications.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';

/** The document that pages are added to: the one on the screen, else the first with a page, else the first that is asked for. */
export function shownCode(view: FileView, shown: DocCode | null): DocCode | null {
  const withPage = Object.values(view.file.documents).find(({ attachments }) => attachments.length > 0);
  return shown ?? withPage?.code ?? view.requirements[0]?.code ?? null;
}
