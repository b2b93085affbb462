import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { axe } from '#test/pages/axe.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { openDuePaper } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { checkIn } from '#test/pages/stages.ts';
import { hasElectron, launchApp, ROOT } from '#test/support/app.ts';
import { readPdf, type ReadPdf } from '#test/support/pdf-text.ts';
import { NOW } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
/** The desk tries by itself after a pause. */
const BY_ITSELF = { timeout: 60_000 };
const { printers, queue, waiting, sheet } = id.printing;

// Printers that are folders exist only where the stand-in is; real ones are tried in the office.
test.skip(hasElectron(), 'needs the printers of the stand-in');

type Room = {
  folder: string;
  die(printer: string): void;
  mend(printer: string): void;
  out(printer: string): string[];
};

function printerRoom(): Room {
  const folder = mkdtempSync(join(tmpdir(), 'printers-'));
  for (const name of ['Epson TM', 'Laser loket', 'Zebra']) mkdirSync(join(folder, name));
  const dead = (printer: string) => join(folder, printer, 'dead');
  return {
    folder,
    die: (printer) => writeFileSync(dead(printer), ''),
    mend: (printer) => rmSync(dead(printer), { force: true }),
    out: (printer) =>
      readdirSync(join(folder, printer))
        .filter((name) => name.endsWith('.pdf'))
        .toSorted()
        .map((name) => join(folder, printer, name)),
  };
}

async function start(room: Room, dataFolder: string): Promise<DeskPage> {
  const running = await launchApp({ now: NOW, dataFolder, env: { LOKET_PRINTERS: room.folder } });
  await running.page.setViewportSize({ width: 1366, height: 768 });
  const desk = new DeskPage(running);
  await desk.signIn('loket');
  return desk;
}

async function choose(desk: DeskPage, size: keyof typeof printers.size, printer: string): Promise<void> {
  await desk.page.getByRole('combobox', { name: printers.size[size] }).click();
  await desk.page.getByRole('option', { name: printer, exact: true }).click();
  await desk.toast(printers.saved);
}

async function nth(room: Room, printer: string, count: number): Promise<ReadPdf> {
  await expect.poll(() => room.out(printer).length, BY_ITSELF).toBe(count);
  const path = room.out(printer).at(-1) ?? '';
  expect(existsSync(path)).toBe(true);
  return readPdf(readFileSync(path));
}

test('a dead printer holds up nobody: the ticket waits over a restart and comes out later, a second one is marked', async () => {
  test.setTimeout(300_000);
  mkdirSync(PICTURES, { recursive: true });
  const room = printerRoom();
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-printers-'));
  let desk = await start(room, dataFolder);
  const number = await importSample(desk);
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await choose(desk, 'A4', 'Laser loket');
  await choose(desk, 'ROLL_80', 'Epson TM');
  await choose(desk, 'LABEL', 'Zebra');
  await desk.page.getByRole('heading', { name: printers.title }).scrollIntoViewIfNeeded();
  await picture(desk.page, join(PICTURES, 'printers'));
  expect(await axe(desk.page, 'printers')).toEqual([]);

  // The printer is out of paper. The applicant is checked in all the same.
  room.die('Epson TM');
  const ticket = await checkIn(desk, number);
  const item = desk.button(waiting.replace('{{count}}', '1'));
  await expect(item).toBeVisible(PATIENCE);
  await item.click();
  await expect(desk.page.getByRole('dialog').getByText(id.printing.paper.TICKET)).toBeVisible(PATIENCE);
  await expect(desk.page.getByRole('dialog').getByText(id.errors.PRINTER_FAILED.what)).toBeVisible(PATIENCE);
  await picture(desk.page, join(PICTURES, 'print-queue'));
  expect(await axe(desk.page, 'print-queue')).toEqual([]);
  expect(room.out('Epson TM')).toEqual([]);
  await desk.running.close();

  desk = await start(room, dataFolder);
  await expect(desk.button(waiting.replace('{{count}}', '1'))).toBeVisible(PATIENCE);
  room.mend('Epson TM');
  await desk.button(waiting.replace('{{count}}', '1')).click();
  await desk.button(new RegExp(`^${queue.retryAll}`)).click();
  const first = await nth(room, 'Epson TM', 1);
  expect(first).toMatchObject({ isTagged: true, pages: 1, widthMm: 78 });
  expect(first.text).toContain(ticket);
  expect(first.text).toContain(number);
  expect(first.text).not.toContain('SALINAN');
  await desk.page.keyboard.press('Escape');
  await expect(desk.button(waiting.replace('{{count}}', '1'))).toHaveCount(0, PATIENCE);

  // Printed again by hand, into a printer that is dead and then comes back by itself.
  room.die('Epson TM');
  await desk.open(number);
  await openDuePaper(desk, sheet.ticketTitle);
  await expect(desk.page.getByRole('article').getByText('SALINAN ke-1')).toBeVisible(PATIENCE);
  await picture(desk.page, join(PICTURES, 'ticket'));
  await desk.press('Control+Enter');
  await expect(desk.button(waiting.replace('{{count}}', '1'))).toBeVisible(PATIENCE);
  room.mend('Epson TM');
  const second = await nth(room, 'Epson TM', 2);
  expect(second.text).toContain('SALINAN ke-1');
  expect(second.text).toContain(ticket);

  // The label of the folder to its own printer, on its own size.
  await desk.button(id.printing.menu).click();
  await desk.page.getByRole('menuitem', { name: id.printing.paper.FOLDER_LABEL }).click();
  await expect(desk.page.getByRole('article').getByText(number).last()).toBeVisible(PATIENCE);
  await picture(desk.page, join(PICTURES, 'label'));
  await desk.press('Control+Enter');
  const label = await nth(room, 'Zebra', 1);
  expect(label).toMatchObject({ pages: 1, widthMm: 100, heightMm: 50 });
  expect(label.text).toContain(number);
  await desk.running.close();
  for (const folder of [room.folder, dataFolder]) rmSync(folder, { recursive: true, force: true });
});
