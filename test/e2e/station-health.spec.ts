import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { answerSavePath } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { hasElectron, launchApp, ROOT } from '#test/support/app.ts';
import { readPdf } from '#test/support/pdf-text.ts';
import { expect, NOW, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');

test('IT looks at this PC: devices, records, and a file for whoever helps', async ({ desk }) => {
  const { page } = desk;
  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.health.title}`));
  await expect(page.getByText(id.health.versions, { exact: true })).toBeVisible();
  await desk.button(id.health.test).click();
  await expect(page.getByText('1 ditemukan').first()).toBeVisible({ timeout: 30_000 });
  await desk.button(id.health.check).click();
  await expect(page.getByText(/utuh/)).toBeVisible();
  expect(await axe(page, 'this PC')).toEqual([]);
  const path = join(desk.running.dataFolder, 'diagnostics.json');
  await answerSavePath(desk, path);
  await desk.button(id.health.diagnostics).click();
  await expect(page.getByText(id.health.saved)).toBeVisible();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ updates: { mode: 'notify' } });
});

test('a camera in other hands is told as that, and each printer gives a page that says where it came from', async () => {
  test.skip(hasElectron(), 'needs the printers of the stand-in');
  const room = mkdtempSync(join(tmpdir(), 'loket-test-pages-'));
  for (const name of ['Epson TM', 'Laser loket', 'Zebra']) mkdirSync(join(room, name));
  const running = await launchApp({ now: NOW, env: { LOKET_PRINTERS: room } });
  const { page } = running;
  await page.setViewportSize({ width: 1366, height: 768 });
  const desk = new DeskPage(running);
  await desk.signIn('tikim');
  await page.evaluate(async () => {
    const { loket } = globalThis as unknown as { loket: { call(n: string, v: unknown): Promise<unknown> } };
    for (const [size, printer] of [
      ['A4', 'Laser loket'],
      ['ROLL_80', 'Epson TM'],
      ['LABEL', 'Zebra'],
    ]) {
      await loket.call('printing.choosePrinter', { size, printer });
    }
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'));
  });
  await desk.go(new RegExp(`^${id.health.title}`));
  await desk.button(id.health.test).click();
  await expect(page.getByText(id.health.cameraFault.BUSY)).toBeVisible({ timeout: 30_000 });
  const sizes = id.printing.printers.size;
  for (const [size, printer, measures] of [
    ['A4', 'Laser loket', { widthMm: 210, heightMm: 297 }],
    ['ROLL_80', 'Epson TM', { widthMm: 78 }],
    ['LABEL', 'Zebra', { widthMm: 100, heightMm: 50 }],
  ] as const) {
    const folder = join(room, printer);
    await desk.button(id.printing.test.printOf.replace('{{size}}', sizes[size])).click();
    const pdfs = () => readdirSync(folder).filter((name) => name.endsWith('.pdf'));
    await expect.poll(pdfs, { timeout: 20_000 }).toHaveLength(1);
    const paper = await readPdf(readFileSync(join(folder, pdfs()[0] ?? '')));
    expect(paper).toMatchObject({ pages: 1, ...measures });
    for (const word of [id.printing.test.title, 'Loket 1', printer, sizes[size], '24 November 2026']) {
      expect(paper.text).toContain(word);
    }
  }
  mkdirSync(PICTURES, { recursive: true });
  await page.getByRole('heading', { name: id.health.devices }).scrollIntoViewIfNeeded();
  await picture(page, join(PICTURES, 'health-devices'));
  expect(await axe(page, 'devices')).toEqual([]);
  rmSync(join(room, 'Zebra'), { recursive: true });
  await desk.button(id.printing.test.printOf.replace('{{size}}', sizes.LABEL)).click();
  await expect(page.getByText(id.errors.PRINTER_AWAY.what)).toBeVisible();
  await running.close();
  rmSync(room, { recursive: true });
});
