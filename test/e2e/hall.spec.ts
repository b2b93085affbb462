import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { picture, shoot } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { checkIn } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
const { board, notice, wall } = id.hall;

// Electron's own binary sees the displays that are there.
test.use({ displays: 2 });

test('a head writes to the hall, opens its wall, and sees the day on the board', async ({ desk }) => {
  test.setTimeout(240_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page, running } = desk;
  const found: string[] = [];
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);

  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${notice.title}`));
  await expect(page.getByText(notice.none)).toBeVisible(PATIENCE);
  await desk.press('Control+Enter');
  const form = page.getByRole('dialog', { name: notice.write });
  await desk.fill(notice.heading, 'Kuota Desember dibuka Jumat', form);
  await desk.fill(
    notice.body,
    'Kuota paspor bulan Desember dibuka Jumat pukul 17.00 WIB lewat M-Paspor. Layanan prioritas tetap tanpa pendaftaran.',
    form,
  );
  found.push(...(await axe(page, 'announcement form')));
  await picture(page, join(PICTURES, 'announcement-form'));
  await desk.press('Control+Enter');
  await desk.toast(notice.written);
  await expect(form).toHaveCount(0, PATIENCE);
  await expect(desk.button(new RegExp(`^${notice.publish}`))).toBeEnabled(PATIENCE);
  await desk.press('Alt+t');
  await desk.toast(notice.published);
  await expect(page.getByRole('grid').getByText(notice.state.PUBLISHED)).toBeVisible(PATIENCE);
  const saved = join(ROOT, 'out', 'test', 'announcement.png');
  await running.app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
  }, saved);
  await desk.press('Alt+g');
  await desk.toast(notice.pictureSaved);
  const png = readFileSync(saved);
  // Width and height stand in the header of a PNG.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1350]);
  found.push(...(await axe(page, 'announcements')));
  await picture(page, join(PICTURES, 'announcements'));

  await desk.go(new RegExp(`^${board.title}`));
  await expect(page.getByRole('table', { name: board.stages })).toBeVisible(PATIENCE);
  const opened = running.app.waitForEvent('window');
  await desk.press('Alt+l');
  const hall = await opened;
  await hall.setViewportSize({ width: 1366, height: 768 });
  await expect(hall.getByText(wall.none)).toBeVisible(PATIENCE);
  await expect(hall.getByText('Kuota Desember dibuka Jumat')).toBeVisible(PATIENCE);

  await desk.signIn('loket');
  await desk.take(number);
  const ticket = hall.locator('section strong').first();
  await expect(ticket).toHaveText(/^[A-Z]\W?\d+$/, PATIENCE);
  const called = (await ticket.textContent()) ?? '';
  const size = await ticket.evaluate((element) => getComputedStyle(element).fontSize);
  expect(size).toBe('160px');
  await expect(hall.locator('section strong').nth(1)).toHaveText('Loket 1');
  const words = await hall.locator('audio').evaluateAll((all) => all.map((one) => one.dataset['word']));
  const spelt = [...called.toLowerCase()].filter((sign) => /[a-z0-9]/.test(sign));
  expect(words).toEqual([
    'nomor-antrean',
    ...spelt.map((sign) => (/\d/.test(sign) ? `n${sign}` : sign)),
    'silakan',
    'loket',
    'n1',
  ]);
  found.push(...(await axe(hall, 'wall')));
  await shoot(hall, join(PICTURES, 'wall.png'));

  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${board.title}`));
  const stage = page.getByRole('link', { name: id.labels.stage.documents, exact: true });
  const documents = page.getByRole('table').getByRole('row').filter({ has: stage });
  await expect(documents).toContainText('Rina', PATIENCE);
  await expect(page.getByText(board.clock)).toBeVisible();
  found.push(...(await axe(page, 'board')));
  await picture(page, join(PICTURES, 'board'));
  await desk.press('Alt+l');
  await expect.poll(() => hall.isClosed()).toBe(true);
  expect([...new Set(found)]).toEqual([]);
});
