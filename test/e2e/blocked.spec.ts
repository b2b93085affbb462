import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { CATALOGUES } from '#common/i18n/index.ts';
import { launchApp } from '#test/support/app.ts';

const id = CATALOGUES.id;

test('a damaged database is named on an explicit screen and left as it is', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-blocked-'));
  await (await launchApp({ dataFolder })).close();
  const path = join(dataFolder, 'data', 'desk.db');
  const bytes = readFileSync(path);
  for (let offset = 4096; offset < bytes.length; offset += 256) bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
  const running = await launchApp({ dataFolder });
  const said = running.page
    .getByText(id.errors.DATABASE_CORRUPT.what)
    .or(running.page.getByText(id.errors.DATABASE_KEY_LOST.what));
  await expect(said.first()).toBeVisible({ timeout: 20_000 });
  await running.close();
  expect(readFileSync(path).equals(bytes)).toBe(true);
  rmSync(dataFolder, { recursive: true, force: true });
});

test('a damaged settings file is told and kept; the next start asks for the recovery text', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-settings-'));
  await (await launchApp({ dataFolder })).close();
  const settingsPath = join(dataFolder, 'desk.json');
  const half = readFileSync(settingsPath, 'utf8').slice(0, 40);
  writeFileSync(settingsPath, half);
  const told = await launchApp({ dataFolder });
  await expect(told.page.getByText('SETTINGS_DAMAGED')).toBeVisible({ timeout: 20_000 });
  await told.close();
  const kept = readdirSync(dataFolder).find((name) => name.startsWith('desk.damaged-'));
  expect(readFileSync(join(dataFolder, kept ?? ''), 'utf8')).toBe(half);
  const next = await launchApp({ dataFolder });
  await expect(next.page.getByText(id.errors.DATABASE_KEY_LOST.what).first()).toBeVisible({
    timeout: 20_000,
  });
  await next.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('a lost key is told, and the recovery text opens the records again', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-recovery-'));
  const first = await launchApp({ dataFolder });
  await expect(first.page.getByLabel(id.session.signIn.username).first()).toBeVisible({ timeout: 20_000 });
  const text = await first.page.evaluate(async () => {
    const { loket } = globalThis as unknown as {
      loket: { call(n: string, v: unknown): Promise<{ value: { text: string } }> };
    };
    await loket.call('session.signIn', { username: 'tikim', password: 'contoh-paspor-2026' });
    return (await loket.call('session.recoveryText', {})).value.text;
  });
  await first.close();
  const settingsPath = join(dataFolder, 'desk.json');
  const settings = JSON.parse(readFileSync(settingsPath, 'utf8')) as Record<string, unknown>;
  writeFileSync(settingsPath, JSON.stringify({ ...settings, dataKey: null, attachmentKey: null }));
  const running = await launchApp({ dataFolder });
  const { page } = running;
  await expect(page.getByText(id.errors.DATABASE_KEY_LOST.what).first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('textbox').first().fill(text);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(id.session.signIn.username).first()).toBeVisible({ timeout: 20_000 });
  await running.close();
  rmSync(dataFolder, { recursive: true, force: true });
});
