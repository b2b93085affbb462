import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { launchApp, type RunningApp } from '#test/support/app.ts';
import { expect, test } from '@playwright/test';

const folder = mkdtempSync(join(tmpdir(), 'loket-policy-'));
test.afterAll(() => rmSync(folder, { recursive: true }));
// A file is believed by its owner and mode. Windows has the registry instead: registry.test.
test.skip(process.platform === 'win32', 'no policy file on Windows');

async function underPolicy(
  policy: object,
  work: (running: RunningApp) => Promise<void>,
  env: Record<string, string> = {},
): Promise<void> {
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(policy), { mode: 0o644 });
  const running = await launchApp({
    args: ['--use-fake-device-for-media-stream'],
    env: { LOKET_POLICY: file, ...env },
  });
  try {
    await work(running);
  } finally {
    await running.close();
  }
}

test('IT sees in the settings what is decided for this PC, and the window obeys it', async () => {
  const policy = {
    IdleLockMinutes: 5,
    ScreenshotProtection: true,
    Devices: ['PRINTER'],
    Telemetry: 1,
    UpdateMode: 'off',
  };
  await underPolicy(policy, async (running) => {
    const desk = new DeskPage(running);
    const { page } = running;
    await page.setViewportSize({ width: 1366, height: 768 });
    await desk.signIn('tikim');
    await desk.go(new RegExp(`^${id.health.title}`));
    const row = page.getByRole('row', { name: id.policy.label.IdleLockMinutes });
    await expect(row).toContainText('IdleLockMinutes');
    await expect(row).toContainText('5');
    await expect(page.getByRole('row', { name: id.policy.label.Devices })).toContainText(
      id.policy.device.PRINTER,
    );
    await expect(page.getByText('Telemetry')).toBeVisible();
    await expect(page.getByText(id.station.updates.off)).toBeVisible();
    expect(await axe(page, 'settings under a policy')).toEqual([]);
    const isProtected = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isContentProtected()),
    );
    expect(isProtected).toEqual([true]);
    // The camera is refused by the browser itself.
    const camera = await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'open',
        (error: Error) => error.name,
      ),
    );
    expect(camera).toBe('NotAllowedError');
    await desk.button(id.health.test).click();
    await expect(page.getByText(id.health.cameraFault.REFUSED)).toBeVisible({ timeout: 20_000 });
    // Barred, not missing.
    await expect(page.getByText(id.health.notUsable, { exact: true })).toBeVisible();
    await expect(page.getByText(id.errors.DEVICE_BARRED.what)).toBeVisible();
  });
});

test('updates from a folder of the policy are looked for, and a feed that nobody signed is refused aloud', async () => {
  writeFileSync(join(folder, 'latest-linux.yml'), 'version: 9.0.0\n');
  writeFileSync(join(folder, 'latest-linux.yml.sig'), '{}');
  await underPolicy({ UpdateFolder: folder }, async (running) => {
    const desk = new DeskPage(running);
    const { page } = running;
    await page.setViewportSize({ width: 1366, height: 768 });
    await desk.signIn('tikim');
    await desk.go(new RegExp(`^${id.health.title}`));
    await desk.button(id.station.updates.check).click();
    await expect(page.getByText(id.errors.UPDATE_NOT_TRUSTED.what)).toBeVisible();
    expect(await axe(page, 'an update refused')).toEqual([]);
  });
});

test('why the update that the program closed for was not installed stands on IT’s page until somebody looks', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-not-installed-'));
  await (await launchApp({ dataFolder })).close();
  const settingsPath = join(dataFolder, 'desk.json');
  const settings = JSON.parse(readFileSync(settingsPath, 'utf8')) as { updates: object };
  const problem = { problem: 'RECORDS_NOT_COPIED', details: { reason: 'ENOSPC', megabytes: 321 } };
  const updates = { ...settings.updates, installing: { version: '9.0.0', ...problem } };
  writeFileSync(settingsPath, JSON.stringify({ ...settings, updates }));
  for (const start of ['first', 'second']) {
    await underPolicy(
      { UpdateFolder: folder },
      async (running) => {
        const desk = new DeskPage(running);
        const { page } = running;
        await desk.signIn('tikim');
        await desk.go(new RegExp(`^${id.health.title}`));
        const why = page.getByText(/321 MB/);
        await expect(page.getByText(/9\.0\.0/)).toBeVisible();
        await expect(why).toBeVisible();
        if (start === 'first') return;
        await desk.button(id.station.updates.check).click();
        await expect(why).toBeHidden();
      },
      { LOKET_DATA: dataFolder },
    );
  }
  rmSync(dataFolder, { recursive: true });
});

test('a value that is not allowed keeps the program shut and names its key', async () => {
  await underPolicy({ IdleLockMinutes: 90 }, async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(id.session.blocked.title);
    await expect(page.getByText('IdleLockMinutes').first()).toBeVisible();
    expect(await axe(page, 'blocked by a policy')).toEqual([]);
  });
});

test('the door of a new PC knows the hub that IT names', async () => {
  const HubUrl = 'https://hub.kanim.example:8443';
  await underPolicy(
    { HubUrl },
    async ({ page }) => {
      await page.getByRole('radio', { name: id.sync.join.title }).click();
      const field = page.getByLabel(id.sync.join.url);
      await expect(field).toHaveValue(HubUrl);
      await expect(field).not.toBeEditable();
    },
    { LOKET_EMPTY: '1' },
  );
});
