import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { addPages, drawScan, showDocument } from '#test/pages/documents.ts';
import { picture } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { checkIn } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
const { viewer } = id.documents;

test('a scan of twelve pages and a picture lie beside the form and stay as they were left', async ({
  desk,
  media,
}) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const scan = await drawScan('scan-12', 12);
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.take(number);

  await addPages(desk, 'KK', [scan]);
  const strip = page.getByRole('navigation', { name: viewer.strip });
  await expect(strip.getByRole('button')).toHaveCount(12, PATIENCE);
  const pane = page.getByRole('region', { name: id.labels.document.KK, exact: true });
  await expect(pageOf(pane, 'KK', 1)).toBeVisible(PATIENCE);
  await expect(strip.getByRole('button').first()).toHaveAttribute('aria-current', 'page');
  expect(await axe(page, 'viewer')).toEqual([]);
  await picture(page, join(PICTURES, 'viewer'));

  // Pages by key, by the strip and by scrolling.
  await page.keyboard.press('PageDown');
  await expect(strip.getByRole('button').nth(1)).toHaveAttribute('aria-current', 'page');
  await strip.getByRole('button', { name: viewer.toPage.replace('{{page}}', '11') }).click();
  await expect(pageOf(pane, 'KK', 11)).toBeVisible(PATIENCE);
  await pane.hover();
  await page.mouse.wheel(0, 4_000);
  await expect(strip.getByRole('button').nth(11)).toHaveAttribute('aria-current', 'page');

  // Zoom by key and by the wheel at the pointer; a turn changes the sides.
  const sheet = pane.locator('[data-page="11"] > div').first();
  const wide = await widthOf(sheet);
  await press(desk, '+');
  await expect.poll(() => widthOf(sheet)).toBeCloseTo(wide * 1.25, -1);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect.poll(() => widthOf(sheet)).toBeGreaterThan(wide * 1.3);
  await press(desk, '0');
  await expect.poll(() => widthOf(sheet)).toBeLessThan(wide);
  await press(desk, 'w');
  await press(desk, ']');
  await expect.poll(async () => (await sheet.boundingBox())?.height ?? 0).toBeLessThan(wide);
  await press(desk, 'v');
  await picture(page, join(PICTURES, 'viewer-turned'));

  // Another document and back: page, turn and ink are as they were. The form does not move the page.
  await addPages(desk, 'KTP', [media.documents.KTP]);
  const card = page.getByRole('region', { name: id.labels.document.KTP, exact: true });
  await expect(card.getByRole('img')).toBeVisible(PATIENCE);
  await showDocument(desk, 'KK');
  await expect(pageOf(pane, 'KK', 12)).toBeVisible(PATIENCE);
  await expect(pane.locator('[data-page="11"] [data-turns="1"][data-look="CONTRAST"]')).toBeVisible();
  const before = await pane.evaluate((element) => element.scrollTop);
  await desk.button(id.documents.amend).click();
  await page.keyboard.press('Escape');
  await page.getByRole('main').getByText(id.documents.watchlist).first().scrollIntoViewIfNeeded();
  expect(await pane.evaluate((element) => element.scrollTop)).toBe(before);

  // Two documents beside each other, each with its own place; the keys go to the one that was touched.
  await press(desk, 'b');
  await expect(card.getByRole('img')).toBeVisible(PATIENCE);
  await expect(pageOf(pane, 'KK', 12)).toBeVisible(PATIENCE);
  await card.click();
  await press(desk, '[');
  await expect(card.locator('[data-turns="3"]')).toBeVisible();
  await expect(pane.locator('[data-page="11"] [data-turns="1"]')).toBeVisible();
  await picture(page, join(PICTURES, 'viewer-compare'));
  expect(await axe(page, 'viewer-compare')).toEqual([]);
  await press(desk, 'b');
  await expect(card).toHaveCount(0);
});

test('a drag moves the page by the hand', async ({ desk, media }) => {
  const { page } = desk;
  await openFile(desk);
  await addPages(desk, 'KTP', [media.documents.KTP]);
  const card = page.getByRole('region', { name: id.labels.document.KTP, exact: true });
  await expect(card.getByRole('img')).toBeVisible(PATIENCE);
  for (let times = 0; times < 5; times += 1) await press(desk, '+');
  await expect
    .poll(() => card.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth))
    .toBe(true);
  const box = await card.boundingBox();
  if (!box) throw new Error('the pane has no place on the screen');
  const scrolled = () => card.evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop] as const);
  const [left, top] = await scrolled();
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 180, { steps: 5 });
  await page.mouse.up();
  expect(await scrolled()).toEqual([left + 180, top + 120]);
});

/** As fast as a finger: keys that come quicker are a scanner's. */
async function press(desk: DeskPage, key: string): Promise<void> {
  await desk.page.keyboard.press(key);
  await desk.page.waitForTimeout(150);
}

async function openFile(desk: DeskPage): Promise<void> {
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.take(number);
}

function pageOf(pane: Locator, code: 'KK' | 'KTP', page: number): Locator {
  const name = viewer.pageOf.replace('{{name}}', id.labels.document[code]).replace('{{page}}', String(page));
  return pane.getByRole('img', { name, exact: true });
}

async function widthOf(sheet: Locator): Promise<number> {
  return (await sheet.boundingBox())?.width ?? 0;
}
