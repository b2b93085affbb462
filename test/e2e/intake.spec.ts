import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { answerFolder, dropFiles, expectPages } from '#test/pages/intake.ts';
import { PICTURES } from '#test/pages/joined-desk.ts';
import { picture } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { checkIn } from '#test/pages/stages.ts';
import { HARMLESS_FILES, HOSTILE_FILES } from '#test/support/hostile-files.ts';
import { aPdf, streamOf } from '#test/support/pdfs.ts';
import { aJpeg } from '#test/support/pictures.ts';
import { openScanner } from '#test/support/scanner.ts';
import { expect, test } from './app-fixture.ts';

const { pages } = id;
const SLOW = { timeout: 30_000 };
const KTP = id.labels.document.KTP;

const shoot = (page: Page, name: string) => picture(page, join(PICTURES, name));

async function openDossier(desk: DeskPage): Promise<void> {
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.take(number);
  await desk.page.getByRole('rowheader').filter({ hasText: KTP }).first().waitFor();
}

async function setUp(desk: DeskPage, { folder, url }: { folder: string; url: string }): Promise<void> {
  const { page } = desk;
  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await answerFolder(desk, folder);
  await desk.button(pages.settings.choose).click();
  await expect(page.getByText(folder)).toBeVisible(SLOW);
  const form = page.locator('form').filter({ has: desk.button(pages.settings.add) });
  await desk.fill(pages.settings.name, 'Pemindai loket', form);
  await desk.fill(pages.settings.address, '8.8.8.8', form);
  await desk.button(pages.settings.add).click();
  await desk.expectRefusal('SCANNER_ADDRESS_NOT_LOCAL');
  await desk.fill(pages.settings.address, url, form);
  await desk.button(pages.settings.add).click();
  await desk.toast(pages.settings.added);
}

test('pages come by drop, from the scanner’s folder, from a scanner and from the camera', async ({
  desk,
  media,
}) => {
  test.setTimeout(300_000);
  const { page } = desk;
  const folder = mkdtempSync(join(tmpdir(), 'scans-'));
  const taken = join(folder, 'taken');
  const scanner = await openScanner();
  const found: string[] = [];
  const check = async (screen: string) => found.push(...(await axe(page, screen)));

  await setUp(desk, { folder, url: scanner.url });
  await page.getByText(pages.settings.title).scrollIntoViewIfNeeded();
  await check('intake settings');
  await shoot(page, 'intake-settings');

  await openDossier(desk);
  await dropFiles(desk, [{ name: 'ktp.jpg', bytes: readFileSync(media.documents.KTP) }], () =>
    shoot(page, 'intake-drop'),
  );
  await expectPages(desk, 'KTP', 1);

  await dropFiles(desk, [{ name: 'lagi.jpg', bytes: readFileSync(media.documents.KTP) }]);
  await desk.expectRefusal('PAGE_ALREADY_FILED');
  await desk.button(pages.dismiss).click();

  // What came with the booking, by the menu; it says where it came from.
  await desk.answerFiles([media.documents.SURAT]);
  await page.keyboard.press('a');
  await shoot(page, 'intake-menu');
  await page.getByRole('menuitem', { name: pages.fromBooking }).click();
  await expectPages(desk, 'KTP', 2);
  await desk.button(id.documents.nextPage).click();
  await expect(page.getByText(id.documents.source.BOOKING)).toBeVisible(SLOW);

  // From the folder, with one key; a file that is no page says why.
  writeFileSync(join(folder, 'scan-0001.jpg'), aJpeg({ width: 620, height: 877 }));
  writeFileSync(join(folder, 'scan-0002.tif'), Buffer.from('II*\0\x08\0\0\0'));
  await expect(page.getByRole('button', { name: /scan-0001/ })).toBeEnabled(SLOW);
  await expect(page.getByRole('button', { name: /scan-0002/ })).toBeDisabled(SLOW);
  await check('tray');
  await shoot(page, 'intake-tray');
  await desk.button(pages.tray.look).click();
  await expect(page.getByRole('dialog').getByRole('img', { name: /scan-0001/ })).toBeVisible(SLOW);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0, SLOW);
  await page.keyboard.press('f');
  await expectPages(desk, 'KTP', 3);
  await expect.poll(() => (existsSync(taken) ? readdirSync(taken) : []), SLOW).toEqual(['scan-0001.jpg']);
  expect(readdirSync(folder)).toContain('scan-0002.tif');

  // From the scanner: a jam keeps what came before it.
  scanner.faults({ jamAfter: 1 });
  await page.keyboard.press('s');
  const scan = page.getByRole('dialog');
  await expect(scan.getByText(pages.scan.feederLoaded)).toBeVisible(SLOW);
  await check('scan');
  await shoot(page, 'intake-scan');
  await desk.press('Control+Enter');
  await desk.expectRefusal('SCANNER_JAM');
  await shoot(page, 'intake-scan-jam');
  await expectPages(desk, 'KTP', 4);
  scanner.faults({});
  scanner.scanner.sheets = 1;
  await scan.getByRole('checkbox', { name: pages.scan.duplex }).check();
  await desk.press('Control+Enter');
  await expect(scan).toHaveCount(0, SLOW);
  await expectPages(desk, 'KTP', 6);

  // From the camera, turned by a quarter.
  await page.keyboard.press('k');
  const camera = page.getByRole('dialog');
  await expect(camera.getByRole('button', { name: pages.camera.take })).toBeEnabled(SLOW);
  await page.keyboard.press('Space');
  await expect(camera.getByRole('img', { name: pages.camera.shot })).toBeVisible(SLOW);
  await page.keyboard.press('r');
  await check('camera');
  await shoot(page, 'intake-camera');
  await desk.press('Control+Enter');
  await expect(camera.getByText(pages.camera.taken.replace('{{count}}', '1'))).toBeVisible(SLOW);
  await page.keyboard.press('Escape');
  await expectPages(desk, 'KTP', 7);
  expect(found).toEqual([]);
  await scanner.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a page is assessed, scanned anew, moved and taken out', async ({ desk, media }) => {
  test.setTimeout(240_000);
  const { page } = desk;
  await openDossier(desk);
  await dropFiles(desk, [{ name: 'ktp.jpg', bytes: readFileSync(media.documents.KTP) }]);
  await expectPages(desk, 'KTP', 1);
  const sheet = page.getByRole('dialog');

  await page.keyboard.press('h');
  await desk.choose(id.labels.pageSide.FRONT, sheet);
  await desk.choose(pages.sheet.unclear, sheet);
  await desk.choose('Buram, tulisan tidak terbaca', sheet);
  expect(await axe(page, 'page sheet')).toEqual([]);
  await shoot(page, 'intake-page-sheet');
  await desk.press('Control+Enter');
  await expect(sheet).toHaveCount(0, SLOW);
  const line = page.getByRole('rowheader').filter({ hasText: KTP }).first();
  await expect(line).toContainText(id.documents.rescanPages.replace('{{rescan}}', '1'), SLOW);
  await shoot(page, 'intake-unclear');

  // The new scan takes the place of the unclear one.
  await page.keyboard.press('h');
  await desk.button(pages.sheet.rescan, sheet).click();
  await expect(page.getByText(pages.replacing)).toBeVisible(SLOW);
  await dropFiles(desk, [{ name: 'ktp-2.jpg', bytes: readFileSync(media.documents.KK) }]);
  await expect(line).not.toContainText(id.documents.rescanPages.replace('{{rescan}}', '1'), SLOW);
  await expectPages(desk, 'KTP', 1);

  await page.keyboard.press('h');
  await sheet.getByRole('tab', { name: pages.sheet.refileTitle }).click();
  await sheet.getByRole('combobox', { name: pages.sheet.refileTo }).click();
  await page.getByRole('option', { name: id.labels.document.KK, exact: true }).click();
  await desk.button(pages.sheet.refile, sheet).click();
  await expectPages(desk, 'KK', 1);

  await line.getByRole('button').first().click();
  await page
    .getByRole('rowheader')
    .filter({ hasText: id.labels.document.KK })
    .getByRole('button')
    .first()
    .click();
  await page.keyboard.press('h');
  await sheet.getByRole('tab', { name: pages.sheet.removeTitle }).click();
  await desk.choose('Dokumen milik orang lain', sheet);
  await shoot(page, 'intake-remove');
  await desk.button(pages.sheet.remove, sheet).click();
  await desk.toast(pages.sheet.removed);
  await expect(page.getByText(id.documents.noPages)).toBeVisible(SLOW);

  // All of it stays on record.
  await page.keyboard.press('i');
  await page.getByRole('tab', { name: id.file.panel.history }).click();
  await expect(page.getByText(/mengeluarkan satu halaman dari berkas/)).toBeVisible(SLOW);
  await expect(page.getByText(/Buram, tulisan tidak terbaca/)).toBeVisible(SLOW);
  await shoot(page, 'intake-history');
});

test('a hostile file runs nothing and sends nothing, whether it is refused or shown', async ({ desk }) => {
  test.setTimeout(240_000);
  const { page } = desk;
  // The app’s own origin, as the engine under it writes it.
  const home = new URL('/', page.url()).href;
  const left: string[] = [];
  const opened: string[] = [];
  page.on('request', (request) => {
    const isOurs = /^(blob|data):/.test(request.url()) || request.url().startsWith(home);
    if (!isOurs) left.push(request.url());
  });
  page.on('dialog', (dialog) => {
    opened.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('download', (download) => opened.push(download.url()));
  await openDossier(desk);

  for (const { name, bytes, refused } of HOSTILE_FILES) {
    await dropFiles(desk, [{ name: `${name}.pdf`, bytes }]);
    await expect(page.getByText(pages.notAdded.replace('{{file}}', `${name}.pdf`))).toBeVisible(SLOW);
    await desk.expectRefusal(refused);
  }
  await shoot(page, 'intake-refused');

  await dropFiles(desk, HARMLESS_FILES);
  await expectPages(desk, 'KTP', HARMLESS_FILES.length);
  // Each of them is shown by whatever shows pages here.
  for (let count = 0; count < HARMLESS_FILES.length; count += 1) {
    await page
      .getByRole('region', { name: KTP })
      .first()
      .click({ position: { x: 120, y: 80 } });
    const next = desk.button(id.documents.nextPage);
    if (await next.isEnabled()) await next.click();
  }
  expect(await page.evaluate(() => '__ran' in globalThis)).toBe(false);
  expect([left, opened]).toEqual([[], []]);
  expect(page.url()).toContain(`${home}index.html`);
});

test('a page whose drawing never ends says so, and the next document is drawn', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  await openDossier(desk);
  await dropFiles(desk, [{ name: 'tanpa-akhir.pdf', bytes: endlessPdf() }]);
  await expect(page.getByText('FILE_UNREADABLE').first()).toBeVisible({ timeout: 60_000 });
  // Another document, and with it other workers.
  await dropFiles(desk, [{ name: 'biasa.pdf', bytes: aPdf() }]);
  await expect(page.locator('canvas').first()).toBeVisible(SLOW);
});

/** Forms that draw the next one ten times each, twelve deep. */
function endlessPdf(): Uint8Array {
  const DEEP = 12;
  const many = Buffer.from('/X Do '.repeat(10));
  const form = (next: number) =>
    streamOf(
      `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X ${next} 0 R >> >>`,
      many,
    );
  const forms = Array.from({ length: DEEP }, (_, index) => form(102 + index));
  const last = streamOf('/Type /XObject /Subtype /Form /BBox [0 0 595 842]', Buffer.from('0 0 1 1 re f'));
  return aPdf({
    page: '/Contents 100 0 R /Resources << /XObject << /X 101 0 R >> >>',
    objects: [streamOf('', many), ...forms, last],
  });
}
