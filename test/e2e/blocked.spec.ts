import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { CATALOGUES } from '#common/i18n/index.ts';
import { picture } from '#test/pages/picture.ts';
import { launchApp, ROOT } from '#test/support/app.ts';

const id = CATALOGUES.id;
const PICTURES = join(ROOT, 'out', 'test', 'screens');

test('a damaged database is named on an explicit screen, under no wall, and left as it is', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-blocked-'));
  await (await launchApp({ dataFolder })).close();
  const path = join(dataFolder, 'data', 'desk.db');
  const bytes = readFileSync(path);
  for (let offset = 4096; offset < bytes.length; offset += 256) bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
  // The wall that hung here must not hang over what is to be read.
  const settingsPath = join(dataFolder, 'desk.json');
  const settings: object = JSON.parse(readFileSync(settingsPath, 'utf8'));
  writeFileSync(settingsPath, JSON.stringify({ ...settings, hasWall: true }));
  const running = await launchApp({ dataFolder });
  const said = running.page
    .getByText(id.errors.DATABASE_CORRUPT.what)
    .or(running.page.getByText(id.errors.DATABASE_KEY_LOST.what));
  await expect(said.first()).toBeVisible({ timeout: 20_000 });
  expect(running.app.windows()).toHaveLength(1);
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
  const text = await recoveryText(first.page);
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

test('records of a newer version: diagnostics without a person signed in, and the copy from before by the text from the safe', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-newer-'));
  const first = await launchApp({ dataFolder });
  await expect(first.page.getByLabel(id.session.signIn.username).first()).toBeVisible({ timeout: 20_000 });
  const text = await recoveryText(first.page);
  await first.close();
  const script = join(ROOT, 'test', 'support', 'make-newer.ts');
  const filename = join(dataFolder, 'data', 'desk.db');
  execFileSync(process.execPath, [script, filename, cipherOf(dataFolder)], { cwd: ROOT, input: text });

  const running = await launchApp({ dataFolder });
  const { page, app } = running;
  await expect(page.getByText(id.errors.DATABASE_NEWER.what)).toBeVisible({ timeout: 20_000 });
  mkdirSync(PICTURES, { recursive: true });
  await picture(page, join(PICTURES, 'blocked-newer'));
  const path = join(dataFolder, 'told.json');
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
  }, path);
  await page.getByRole('button', { name: id.health.diagnostics }).click();
  await expect(page.getByText(id.health.saved)).toBeVisible();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ problem: { code: 'DATABASE_NEWER' } });

  await page.getByRole('button', { name: id.health.copyBefore.open }).click();
  await page.getByRole('textbox').first().fill(text);
  await page.getByRole('button', { name: id.health.copyBefore.look }).click();
  await expect(page.getByText('9.0.0')).toBeVisible({ timeout: 20_000 });
  await picture(page, join(PICTURES, 'blocked-copy-before'));
  await page.getByRole('button', { name: id.health.copyBefore.submit }).click();
  await expect(page.getByLabel(id.session.signIn.username).first()).toBeVisible({ timeout: 20_000 });
  await running.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

function cipherOf(dataFolder: string): 'aegis' | 'chacha20' {
  const settings = JSON.parse(readFileSync(join(dataFolder, 'desk.json'), 'utf8')) as { cipher?: 'chacha20' };
  return settings.cipher ?? 'aegis';
}

function recoveryText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { loket } = globalThis as unknown as {
      loket: { call(n: string, v: unknown): Promise<{ value: { text: string } }> };
    };
    await loket.call('session.signIn', { username: 'tikim', password: 'contoh-paspor-2026' });
    return (await loket.call('session.recoveryText', {})).value.text;
  });
}
