import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { AcceptanceReport } from '#common/domain/station/acceptance.ts';
import { axe } from '#test/pages/axe.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { PICTURES } from '#test/pages/joined-desk.ts';
import { picture } from '#test/pages/picture.ts';
import { hasElectron, launchApp, ROOT } from '#test/support/app.ts';
import { HubProcess } from '#test/support/hub-process.ts';

const PATIENCE = { timeout: 60_000 };

test('a PC joins by its office’s file, is looked after by IT, and comes back from its backup', async () => {
  test.setTimeout(240_000);
  mkdirSync(PICTURES, { recursive: true });
  const hub = await HubProcess.start();
  const stick = mkdtempSync(join(tmpdir(), 'loket-stick-'));
  const paper = hub.run(['site-file', '--url', hub.url, '--desks', 'Loket 1,Loket 2', '--to', stick]).stdout;
  const running = await launchApp({
    env: { LOKET_EMPTY: '1' },
    args: [`--site-file=${join(stick, 'loket.site')}`],
  });
  const desk = new DeskPage(running);
  const { page } = running;
  await page.setViewportSize({ width: 1366, height: 768 });

  await desk.choose(id.sync.site.title);
  const shown = page.getByLabel(id.sync.site.fingerprint);
  await expect(shown).toBeVisible(PATIENCE);
  expect(paper).toContain(await shown.innerText());
  await expect(desk.button(id.sync.join.submit)).toBeDisabled();
  expect(await axe(page, 'site file')).toEqual([]);
  await picture(page, join(PICTURES, 'site-file'));
  await page.getByLabel(id.sync.site.same).check();
  await page.getByLabel(id.sync.site.desk).selectOption('Loket 2');
  await desk.button(id.sync.join.submit).click();
  await expect(page.getByLabel(id.session.signIn.username).first()).toBeVisible(PATIENCE);

  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.health.title}`));
  await page.getByLabel(id.health.logLevel.label).selectOption('debug');
  await expect(page.getByText(/^.*Kembali ke “seperti biasa” pada/)).toBeVisible();
  await desk.button(id.health.scanners.test).click();
  await expect(page.getByText(id.health.scanners.none)).toBeVisible();
  expect(await axe(page, 'IT page')).toEqual([]);
  await page.getByText(id.health.backup.title).scrollIntoViewIfNeeded();
  await picture(page, join(PICTURES, 'backup'));

  await desk.answerFiles([stick]);
  await desk.button(id.health.backup.make).click();
  await desk.toast(/Tersimpan: loket-loket-2-/);
  const backup = readdirSync(stick).find((name) => name.endsWith('.loketdesk')) ?? '';
  expect(readFileSync(join(stick, backup)).includes('SQLite')).toBe(false);
  await desk.answerFiles([join(stick, backup)]);
  await desk.button(id.health.backup.restore).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: id.health.restore.choose }).click();
  await expect(dialog.getByText(id.health.restore.needsCode)).toBeVisible(PATIENCE);
  expect(await axe(page, 'restore')).toEqual([]);
  await picture(page, join(PICTURES, 'restore'));
  await dialog.getByRole('button', { name: id.health.restore.submit }).click();

  // It is the same desk, and goes on only with a code of IT for it.
  const code = page.getByLabel(id.sync.newKey.code);
  await expect(code).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'restored'));
  await code.fill(hub.newCode('Loket 2', 'code-for-key'));
  await desk.button(id.sync.newKey.submit).click();
  // The hub knows the new key from here on.
  await expect(code).toHaveCount(0, PATIENCE);
  await desk.signIn('tikim');
  await expect(page.getByText(id.sync.state.ONLINE)).toBeVisible(PATIENCE);
  const { dataFolder } = running;
  await running.app.close();

  // The same PC, asked whether an office can rely on it. No window shows itself.
  const to = join(stick, 'acceptance');
  const program = hasElectron()
    ? join(ROOT, 'node_modules/electron/cli.js')
    : join(ROOT, 'tools/electron-chromium/electron');
  const launch = (process.env['LOKET_LAUNCH_ARGS'] ?? '').split(' ').filter(Boolean);
  const env = { ...process.env, LOKET_PROFILE: 'test', LOKET_DATA: dataFolder, LOKET_EMPTY: '1' };
  const asked = spawnSync(program, [...launch, '.', '--use-fake-device-for-media-stream', `--accept=${to}`], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    timeout: 90_000,
  });
  const report = AcceptanceReport.parse(JSON.parse(readFileSync(join(to, 'loket-acceptance.json'), 'utf8')));
  const outcome = Object.fromEntries(report.results.map((result) => [result.id, result.outcome]));
  expect(outcome).toMatchObject({
    WINDOW: 'PASS',
    ADDON: 'PASS',
    DATABASE: 'PASS',
    HUB: 'PASS',
    DISK: 'PASS',
    CAMERA: 'PASS',
  });
  expect(report.desk).toBe('Loket 2');
  expect(report.engine.isStandIn).toBe(!hasElectron());
  expect(asked.status).toBe(report.failed === 0 ? 0 : 1);
  const text = readFileSync(join(to, 'loket-acceptance.txt'), 'utf8');
  expect(asked.stdout).toContain(text);
  if (!hasElectron()) expect(text).toContain(id.accept.standIn);
  for (const folder of [stick, dataFolder]) rmSync(folder, { recursive: true });
  await hub.stop();
});
