import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { axe } from '#test/pages/axe.ts';
import { bookByHand } from '#test/pages/book-by-hand.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { PICTURES } from '#test/pages/joined-desk.ts';
import { picture } from '#test/pages/picture.ts';
import { launchApp } from '#test/support/app.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';

const MORNING = '2026-11-24T01:00:00.000Z';
const EVENING = '2026-11-24T11:00:00.000Z';

/** The office's PC at a moment; what it holds stays in the folder. */
async function openAt(dataFolder: string, now: string): Promise<DeskPage> {
  const running = await launchApp({ dataFolder, now });
  await running.page.setViewportSize({ width: 1366, height: 768 });
  return new DeskPage(running);
}

test('a file that somebody took and left lying says so, and taking the next one gives it with the name of who had it', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'loket-lapsed-'));
  mkdirSync(PICTURES, { recursive: true });
  const morning = await openAt(folder, MORNING);
  await morning.signIn('tikim');
  const colleague = { username: 'loket2', displayName: 'Loket Dua', roles: ['COUNTER' as const] };
  const account = { ...colleague, nik: null, password: SAMPLE_PASSWORD };
  expect(await callFromPage(morning.page, 'session.createAccount', account)).toMatchObject({ ok: true });
  await morning.signIn('loket');
  const name = await bookByHand(morning, 1);
  await morning.takeNext('documents');
  const holder = (await morning.page.getByTitle(id.common.top.person).innerText()).split('\n')[0] ?? '';
  await morning.running.close();

  const evening = await openAt(folder, EVENING);
  const { page } = evening;
  await page.getByLabel(id.session.signIn.username).first().fill('loket2');
  await page.locator('input[type=password]').first().fill(SAMPLE_PASSWORD);
  await page.keyboard.press('Enter');
  const fields = page.locator('input[type=password]');
  await expect(fields).toHaveCount(3);
  await fields.nth(0).fill(SAMPLE_PASSWORD);
  for (const at of [1, 2]) await fields.nth(at).fill('loket-sepi-2026');
  await page.keyboard.press('Enter');
  await evening.go(new RegExp(`^${id.labels.stage.documents}`));
  const row = page.getByRole('grid').getByText(name);
  await row.dblclick();
  const [before, after] = id.file.claim.lapsed.split('{{desk}}');
  const notice = page.getByText(String(after));
  await expect(notice).toBeVisible();
  await expect(notice).toContainText(String(before).replace('{{name}}', holder).trim());
  await picture(page, join(PICTURES, 'lapsed'));
  expect(await axe(page, 'lapsed claim')).toEqual([]);

  await evening.takeNext('documents');
  await expect(page.getByText(String(id.file.claim.takenAfter.split('{{desk}}')[1]))).toBeVisible();
  await picture(page, join(PICTURES, 'taken-after'));
  await evening.running.close();
  rmSync(folder, { recursive: true, force: true });
});
