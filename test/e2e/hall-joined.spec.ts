import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { must } from '#common/kernel/must.ts';
import { bookByHand } from '#test/pages/book-by-hand.ts';
import { id } from '#test/pages/desk-page.ts';
import { joined, PICTURES } from '#test/pages/joined-desk.ts';
import { shoot } from '#test/pages/picture.ts';
import { launchApp } from '#test/support/app.ts';
import { HubProcess } from '#test/support/hub-process.ts';

const PATIENCE = { timeout: 30_000 };
const { board, notice, wall } = id.hall;

test('the wall of the hall hangs on a PC of its own and shows what other PCs publish and call, with nobody signed in there', async () => {
  test.setTimeout(240_000);
  const hub = await HubProcess.start();
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-hall-'));
  const hallPc = await joined(hub, 'Ruang tunggu', { dataFolder });
  const counter = await joined(hub, 'Loket 1');

  await hallPc.signIn('kasi');
  await hallPc.go(new RegExp(`^${board.title}`));
  const opened = hallPc.running.app.waitForEvent('window');
  await hallPc.press('Alt+l');
  const hall = await opened;
  await hall.setViewportSize({ width: 1366, height: 768 });
  await expect(hall.getByText(wall.none)).toBeVisible(PATIENCE);
  await hallPc.signOut();

  await counter.signIn('kasi');
  await counter.go(new RegExp(`^${notice.title}`));
  await expect(counter.page.getByText(notice.none)).toBeVisible(PATIENCE);
  await counter.press('Control+Enter');
  const form = counter.page.getByRole('dialog', { name: notice.write });
  await counter.fill(notice.heading, 'Loket kedua dibuka', form);
  await counter.fill(notice.body, 'Mulai hari ini loket kedua melayani pengambilan paspor.', form);
  await counter.press('Control+Enter');
  await counter.press('Alt+t');
  await counter.toast(notice.published);
  // The wall looks three times a minute.
  await expect(hall.getByText('Loket kedua dibuka')).toBeVisible({ timeout: 60_000 });
  await counter.signOut();

  await counter.signIn('loket');
  const name = await bookByHand(counter, 0);
  await counter.take(name);
  const ticket = hall.locator('section strong').first();
  await expect(ticket).toHaveText(/^[A-Z]\W?\d+$/, PATIENCE);
  await expect(hall.locator('section strong').nth(1)).toHaveText('Loket 1');
  const words = await hall.locator('audio').evaluateAll((all) => all.map((one) => one.dataset['word']));
  expect(words.at(0)).toBe('nomor-antrean');
  expect(words.slice(-2)).toEqual(['loket', 'n1']);
  await expect(hall.getByText('Loket kedua dibuka')).toBeVisible();
  await shoot(hall, join(PICTURES, 'wall-joined.png'));

  // The power goes. The hall's PC comes back before its hub, and nobody is there to sign in.
  await hallPc.running.close();
  await counter.running.close();
  await hub.stop();
  const again = await launchApp({ dataFolder, env: { LOKET_EMPTY: '1' } });
  await expect.poll(() => again.app.windows().length, PATIENCE).toBe(2);
  const wallAgain = must(again.app.windows().at(-1), 'two of them');
  await expect(wallAgain.getByText('Loket kedua dibuka')).toBeVisible(PATIENCE);
  await expect(wallAgain.locator('section strong').nth(1)).toHaveText('Loket 1');
  await expect(again.page.getByLabel(id.session.signIn.username).first()).toBeVisible(PATIENCE);
  // The window may be gone before its key comes up again.
  await wallAgain.keyboard.press('Escape').catch(() => undefined);
  await expect.poll(() => again.app.windows().length, PATIENCE).toBe(1);
  await again.close();
  rmSync(dataFolder, { recursive: true, force: true });
});
