import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dump } from 'js-yaml';
import { toInstant } from '#common/kernel/instant.ts';
import { readSiteFile } from '#runtime/office/site-file.ts';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { joined, PICTURES } from '#test/pages/joined-desk.ts';
import { answerSavePath } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { enrolMany } from '#test/support/fleet-of.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { HubProcess } from '#test/support/hub-process.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

test('IT looks after the PCs of the office from one page: what ends, which version, and one that is locked', async () => {
  test.setTimeout(240_000);
  const hub = await HubProcess.start({ HUB_BEHIND_PROXY: '1' });
  const file = { url: 'loket-setup-9.0.0.exe', sha512: `${'A'.repeat(86)}==`, size: 10 };
  const expires = new Date(Date.now() + WEEK_MS).toISOString();
  hub.putUpdate(
    'latest.yml',
    dump({ version: '9.0.0', files: [file], vendor: { product: 'loket', serial: 1, expires } }),
  );
  await enrolMany(hub, 32);
  const first = await joined(hub, 'Loket 1');
  const second = await joined(hub, 'Loket 2');
  const { page } = first;
  await second.signIn('loket');
  await first.signIn('tikim');

  // The start page reminds; its line leads to the fleet.
  const notice = page.getByRole('list', { name: id.fleet.endings });
  await expect(notice.getByText(/9\.0\.0/)).toBeVisible({ timeout: 20_000 });
  // Nobody has said where this hub is backed up to.
  const backup = `${id.fleet.backup.NO_FOLDER} ${id.fleet.backupNever} ${id.fleet.backupNext.NO_FOLDER}`;
  await expect(notice.getByText(backup)).toBeVisible();
  expect(await axe(page, 'start page of IT')).toEqual([]);
  await picture(page, join(PICTURES, 'it-start'));
  await notice.getByRole('link').click();
  await expect(page.getByRole('list', { name: id.fleet.endings }).getByText(backup)).toBeVisible();

  const grid = page.getByRole('grid', { name: id.fleet.list });
  const row = grid.getByRole('row', { name: /^Loket 2 / });
  await expect(page.getByRole('button', { name: /^Semua \(34\)/ })).toBeVisible();
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(grid.getByRole('row', { selected: true })).toBeVisible();
  await picture(page, join(PICTURES, 'desks'));
  await page.keyboard.press('End');
  await expect(grid.getByRole('row', { selected: true })).toContainText('Ruang 32');
  await page.keyboard.press('Home');
  await expect(row).toBeVisible();
  await row.click();
  const detail = page.getByRole('complementary', { name: id.fleet.detail });
  await expect(detail.getByText(id.fleet.device.CAMERA, { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(detail.getByRole('table', { name: id.fleet.history })).toBeVisible();
  expect(await axe(page, 'fleet')).toEqual([]);

  await detail.getByText(id.fleet.ring.TRIAL, { exact: true }).click();
  await first.toast(/^Loket 2 kini/);
  await page.keyboard.press('v');
  const dialog = page.getByRole('dialog');
  const words = (ring: string) => id.fleet.openFor.replace('{{version}}', '9.0.0').replace('{{ring}}', ring);
  await dialog.getByRole('button', { name: words(id.fleet.ring.TRIAL) }).click();
  await dialog.getByRole('button', { name: words(id.fleet.ring.TRIAL) }).click();
  await expect(dialog.getByText(/^terbuka sejak/)).toBeVisible();
  expect(await axe(page, 'releases')).toEqual([]);
  await picture(page, join(PICTURES, 'releases'));
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // New PCs join by a file that the hub signs: names that nobody bears, and IT's own password once more.
  const stick = mkdtempSync(join(tmpdir(), 'loket-site-'));
  await answerSavePath(first, join(stick, 'loket.site'));
  await page.keyboard.press('b');
  await expect(dialog.getByText(/Loket 3, Loket 4, Loket 5 … Loket 32/)).toBeVisible();
  expect(await axe(page, 'site file asked')).toEqual([]);
  await picture(page, join(PICTURES, 'site-ask'));
  await first.fill(id.station.site.password, 'bukan ini', dialog);
  await page.keyboard.press('Control+Enter');
  await first.expectRefusal('SIGN_IN_FAILED');
  await first.fill(id.station.site.password, SAMPLE_PASSWORD, dialog);
  await page.keyboard.press('Control+Enter');
  const shown = dialog.getByLabel(id.sync.site.fingerprint);
  await expect(shown).toBeVisible({ timeout: 20_000 });
  expect(await axe(page, 'site file made')).toEqual([]);
  await picture(page, join(PICTURES, 'site-made'));
  // The hub takes the codes already: whoever goes without the file is told so, and can still save it.
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: id.station.site.closeUnsaved })).toBeVisible();
  expect(await axe(page, 'site file not saved')).toEqual([]);
  await dialog.getByRole('button', { name: id.station.site.save }).click();
  await expect(dialog.getByText(id.station.site.saved)).toBeVisible();
  const site = readSiteFile(readFileSync(join(stick, 'loket.site'), 'utf8'), toInstant(new Date()));
  expect(site.fingerprint).toBe(await shown.innerText());
  expect(site.content.desks).toHaveLength(30);
  rmSync(stick, { recursive: true });
  await dialog.getByRole('button', { name: id.common.done }).click();
  await expect(dialog).toHaveCount(0);
  // The stick was lost on the way: its codes let nobody in any more.
  await page.keyboard.press('o');
  await dialog.getByRole('checkbox', { name: id.station.codes.all }).check();
  expect(await axe(page, 'open codes')).toEqual([]);
  await picture(page, join(PICTURES, 'codes'));
  await expect(dialog.getByRole('button', { name: /^Tarik 30 kode/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await first.toast('30 kode ditarik.');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('o');
  await expect(dialog.getByText(id.station.codes.none)).toBeVisible();
  expect(await axe(page, 'no open codes')).toEqual([]);
  await dialog.getByRole('button', { name: id.common.close }).last().click();

  await first.button(`${id.fleet.lock}: Loket 2`).click();
  await first.fill(id.fleet.lockReason, 'Dipinjam untuk pemeriksaan', dialog);
  await first.fill(id.fleet.lockContact, 'Tikim, pesawat 12', dialog);
  expect(await axe(page, 'lock')).toEqual([]);
  await picture(page, join(PICTURES, 'lock'));
  await page.keyboard.press('Control+Enter');
  await first.toast(/^Loket 2 dikunci/);
  await expect(second.page.getByRole('heading', { name: id.fleet.shutTitle })).toBeVisible({
    timeout: 30_000,
  });
  await expect(second.page.getByText('Tikim, pesawat 12')).toBeVisible();
  expect(await axe(second.page, 'locked PC')).toEqual([]);
  await picture(second.page, join(PICTURES, 'shut'));

  await page.getByRole('button', { name: /^Dikunci \(1\)/ }).click();
  await expect(grid.getByRole('row', { name: /^Loket 1 / })).toHaveCount(0);
  await picture(page, join(PICTURES, 'desks-locked'));
  await page.getByRole('button', { name: /^Dikeluarkan \(0\)/ }).click();
  await expect(page.getByText(id.fleet.none)).toBeVisible();
  await page.getByRole('button', { name: /^Dikunci \(1\)/ }).click();
  await first.button(`${id.fleet.unlock}: Loket 2`).click();
  await page.keyboard.press('Control+Enter');
  await first.toast(/^Loket 2 dibuka/);
  await expect(second.page.getByLabel(id.session.signIn.username).first()).toBeVisible({ timeout: 30_000 });

  const told = hub.run(['status']);
  expect(told.stdout).toContain('Loket 2');
  expect(told.stdout).toContain('UPDATE_FEED 9.0.0');
  await first.running.close();
  await second.running.close();
  await hub.stop();
});
