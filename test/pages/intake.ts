import { expect } from '@playwright/test';
import { id, type DeskPage } from './desk-page.ts';

const PATIENCE = { timeout: 20_000 };

export type DroppedFile = { name: string; bytes: Uint8Array };

/** Lets files go over the documents, as from the system's file manager. */
export async function dropFiles(
  { page }: DeskPage,
  files: readonly DroppedFile[],
  whileOver: () => Promise<void> = async () => undefined,
): Promise<void> {
  const plain = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      data.items.add(new File([bytes], name));
    }
    return data;
  }, plain);
  const zone = page.getByRole('region', { name: id.documents.paneTitle }).first();
  await zone.dispatchEvent('dragenter', { dataTransfer: transfer });
  await zone.dispatchEvent('dragover', { dataTransfer: transfer });
  await whileOver();
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
}

/** What the next choose-a-folder dialog answers. */
export async function answerFolder(desk: DeskPage, folder: string): Promise<void> {
  await desk.answerFiles([folder]);
}

/** The line of a document in the checklist says how many pages it has. */
export async function expectPages({ page }: DeskPage, code: 'KTP' | 'KK', pages: number): Promise<void> {
  const line = page.getByRole('rowheader').filter({ hasText: id.labels.document[code] }).first();
  await expect(line).toContainText(id.common.pagesCount.replace('{{pages}}', String(pages)), PATIENCE);
}
