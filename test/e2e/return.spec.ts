import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { addPages } from '#test/pages/documents.ts';
import { savePaper } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { checkIn, tickDocuments } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PDF = join(ROOT, 'out', 'test', 'kekurangan.pdf');
const PATIENCE = { timeout: 20_000 };
const { shortage, back } = id.documents;

test('a bad file leaves with the list of what to bring, and comes back to only what changed', async ({
  desk,
  media,
}) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.take(number);
  await tickDocuments(desk, ['KTP']);

  // Beyond the list, with a reason that is printed.
  await page.getByRole('combobox', { name: id.documents.askDocument }).click();
  await page.getByRole('option', { name: id.labels.document.JAMINAN, exact: true }).click();
  await page.getByLabel(id.documents.demandReason).fill('Penjamin di Malaysia belum dikenal');
  await desk.decide();
  await expect(page.getByRole('rowheader').getByText('Penjamin di Malaysia belum dikenal')).toBeVisible(
    PATIENCE,
  );

  await expect(page.getByRole('dialog')).toHaveCount(0);
  await desk.press('Control+r');
  await page.getByLabel(id.documents.returnNote).fill('Bawa KK dan akta yang asli');
  await desk.decide();
  await expect(page.getByText(id.file.work.doneTitle)).toBeVisible(PATIENCE);

  // The sheet: seen, saved as a PDF that a reader with a screen reader can follow.
  await desk.press('Control+p');
  const sheet = page.getByRole('article');
  await expect(sheet.getByRole('heading', { name: shortage.title })).toBeVisible(PATIENCE);
  await expect(sheet).toContainText(id.labels.document.KK);
  await expect(sheet).toContainText('Penjamin di Malaysia belum dikenal');
  await expect(sheet).toContainText('24 Des 2026');
  await expect(sheet).not.toContainText(id.labels.document.KTP);
  await picture(page, join(PICTURES, 'shortage'));
  expect(await axe(page, 'shortage')).toEqual([]);
  expect(await savePaper(desk, PDF)).toMatchObject({ pages: 1, isTagged: true });

  // Days later: what was in order stays closed, what was asked for is open.
  await desk.take(number);
  await desk.decide(id.documents.resubmitted);
  await desk.take(number);
  await expect(page.getByText(back.asked.split('{{')[0] ?? '')).toBeVisible(PATIENCE);
  const ktp = page.getByRole('checkbox', {
    name: `${id.labels.document.KTP}: ${id.documents.columns.present}`,
  });
  await expect(ktp).toHaveCount(0);
  await addPages(desk, 'KK', [media.documents.KK]);
  const changed = back.changed.replace('{{names}}', id.labels.document.KK);
  await expect(page.getByText(changed)).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'resubmitted'));
  expect(await axe(page, 'resubmitted')).toEqual([]);
  await desk.button(back.more.replace('{{count}}', '1')).click();
  await expect(ktp).toBeVisible();
});
