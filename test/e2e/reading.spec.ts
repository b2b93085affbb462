import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { picture } from '#test/pages/picture.ts';
import { addPages } from '#test/pages/documents.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { checkIn, tickDocuments } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { pageSpec } from '#test/support/reading/page-set.ts';
import { openReadingBrowser } from '#test/support/reading/reading-browser.ts';
import { cardFile, passportFile, scanOf } from '#test/support/reading/reading-files.ts';
import { expect, test } from './app-fixture.ts';

const { reading } = id.documents;
const PATIENCE = { timeout: 30_000 };
/** A page of the set that is read without a doubt. */
const SEED = 2;

test('a card is read when it is shown; a value reaches the form only by a click, an old book is compared', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  const { page } = desk;
  const folder = mkdtempSync(path.join(tmpdir(), 'loket-reading-'));
  const drawing = await openReadingBrowser();
  const card = path.join(folder, 'ktp.jpg');
  const book = path.join(folder, 'paspor.jpg');
  const scan = path.join(folder, 'berkas.pdf');
  writeFileSync(card, await cardFile(drawing.page, 'KTP'));
  writeFileSync(book, await passportFile(drawing.page, SEED));
  writeFileSync(scan, await scanOf(drawing, await passportFile(drawing.page, SEED)));
  await drawing.close();

  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.take(number);
  await desk.answerFiles([card]);
  await desk.button(id.pages.add).click();
  await desk.page.getByRole('menuitem', { name: id.pages.fromFile }).click();
  const rowOf = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });
  const address = rowOf(id.documents.fields.address);
  await expect(address).toContainText('JL. CONTOH NO. 1', PATIENCE);
  await page.getByText(reading.suggestion).scrollIntoViewIfNeeded();
  await picture(page, path.join(ROOT, 'out', 'test', 'reading-card'));
  expect(await axe(page, 'reading-card')).toEqual([]);

  await address.getByRole('button', { name: reading.use }).click();
  await desk.toast(id.documents.amendDone);
  await expect(rowOf(id.documents.fields.address)).toContainText(reading.EQUAL, PATIENCE);

  await tickDocuments(desk, ['PASPOR_LAMA']);
  await page.getByRole('combobox', { name: id.documents.paneTitle, exact: true }).click();
  await page.getByRole('option', { name: id.labels.document.PASPOR_LAMA, exact: true }).click();
  await desk.answerFiles([book]);
  await desk.button(id.pages.add).click();
  await desk.page.getByRole('menuitem', { name: id.pages.fromFile }).click();
  await expect(page.getByText(reading.valid)).toBeVisible(PATIENCE);
  const [upper, lower] = pageSpec(SEED).book.lines;
  const zone = page.getByRole('region', { name: reading.lines });
  await expect(zone).toContainText(upper);
  await expect(zone).toContainText(lower);
  await expect(rowOf(reading.name.fullName)).toContainText(reading.DIFFERENT);
  // The letter before it has no zone: the reader goes on to the page that has one.
  await addPages(desk, 'KK', [scan]);
  await page
    .getByRole('heading', { name: reading.title.replace('{{name}}', id.labels.document.KK) })
    .waitFor();
  await desk.press('Alt+b');
  await expect(page.getByRole('region', { name: reading.lines })).toContainText(lower, PATIENCE);
  await page.getByText(reading.question).scrollIntoViewIfNeeded();
  await picture(page, path.join(ROOT, 'out', 'test', 'reading-book'));
  expect(await axe(page, 'reading-book')).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});
