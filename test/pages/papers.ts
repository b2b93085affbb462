import { existsSync, readFileSync, rmSync } from 'node:fs';
import { expect } from '@playwright/test';
import { readPdf, type ReadPdf } from '#test/support/pdf-text.ts';
import { id, type DeskPage } from './desk-page.ts';

const PATIENCE = { timeout: 20_000 };

/** What the next save dialog answers. */
export async function answerSavePath(desk: DeskPage, filePath: string): Promise<void> {
  await desk.running.app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath: path }) });
  }, filePath);
}

/** Opens the paper that is due by its key and waits for its title on the sheet. */
export async function openDuePaper(desk: DeskPage, title: string): Promise<void> {
  await desk.page.waitForTimeout(150);
  await desk.press('Control+p');
  await expect(desk.page.getByRole('article').getByRole('heading', { name: title })).toBeVisible(PATIENCE);
}

/** Saves the sheet on the screen and reads the PDF as a reader would. */
export async function savePaper(desk: DeskPage, path: string): Promise<ReadPdf> {
  rmSync(path, { force: true });
  await answerSavePath(desk, path);
  // Not the key of a report under it.
  await expect(desk.page.getByRole('article').first()).toBeVisible(PATIENCE);
  await desk.press('Control+s');
  await desk.toast(id.common.paper.saved);
  await expect(desk.page.getByRole('article')).toHaveCount(0, PATIENCE);
  expect(existsSync(path)).toBe(true);
  return readPdf(readFileSync(path));
}
