import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { addPages } from '#test/pages/documents.ts';
import { picture } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { acceptDossier, checkIn, recordWatchlist, tickDocuments } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
const { compare, fields } = id.documents;

test('values are held against the papers; what differs holds the file until it is explained', async ({
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
  await addPages(desk, 'KTP', [media.documents.KTP]);
  const card = page.getByRole('region', { name: id.labels.document.KTP, exact: true });
  await expect(card.getByRole('img')).toBeVisible(PATIENCE);

  // By keys: the next value, the page as a whole. By the pointer: a box on the page.
  await page.keyboard.press('m');
  await expect(page.getByText(compare.pointMatches.replace('{{field}}', fields.fullName))).toBeVisible();
  await page.keyboard.press('Enter');
  const matched = compare.tone.good.replace('{{paper}}', id.labels.document.KTP);
  await expect(page.getByRole('button', { name: matched })).toHaveCount(1, PATIENCE);
  await answer(desk, compare.matches, fields.nik);
  await draw(desk);
  await expect(page.getByRole('button', { name: matched })).toHaveCount(2, PATIENCE);
  await expect(card.locator('[data-tone="good"]')).toHaveCount(1);

  // The papers say something else: both values stay, and the file waits.
  await answer(desk, compare.differs, fields.birthPlace);
  await draw(desk);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(compare.found).fill('KABUPATEN AGAM');
  await dialog.getByRole('combobox', { name: compare.mismatch }).click();
  await page.getByRole('option', { name: id.documents.mismatch.PLACE_LEVEL }).click();
  expect(await axe(page, 'compare-difference')).toEqual([]);
  await desk.decide();
  const open = page.getByRole('list', { name: compare.open });
  await expect(open).toContainText('KABUPATEN AGAM', PATIENCE);
  await expect(card.locator('[data-tone="warning"]')).toHaveCount(1);
  await picture(page, join(PICTURES, 'compare'));
  expect(await axe(page, 'compare')).toEqual([]);
  await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR']);
  await recordWatchlist(desk);
  await expect(page.getByText(id.errors.DIFFERENCES_OPEN.what)).toBeVisible(PATIENCE);

  // Explained by a person, it goes on; who looked at what stays in the file.
  await open.getByRole('button', { name: compare.settle }).click();
  await page.getByLabel(compare.settleNote).fill('Agam adalah kabupaten dari kecamatan di formulir');
  await desk.decide(compare.settled);
  await expect(open).toHaveCount(0);
  await acceptDossier(desk);
});

async function answer(desk: DeskPage, words: string, field: string): Promise<void> {
  const name = words.replace('{{field}}', field).replace('{{paper}}', id.labels.document.KTP);
  await desk.button(name).click();
}

/** A box over the second line of the drawn card. */
async function draw(desk: DeskPage): Promise<void> {
  const card = desk.page.getByRole('region', { name: id.labels.document.KTP, exact: true });
  const box = await card.getByRole('img').boundingBox();
  if (!box) throw new Error('the page has no place on the screen');
  const { mouse } = desk.page;
  await mouse.move(box.x + box.width * 0.06, box.y + box.height * 0.3);
  await mouse.down();
  await mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.36, { steps: 4 });
  await mouse.up();
}
