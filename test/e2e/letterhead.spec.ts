import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { joined, PICTURES } from '#test/pages/joined-desk.ts';
import { HubProcess } from '#test/support/hub-process.ts';

const SLOW = { timeout: 30_000 };
const { papers } = id;
const LINES = [
  'Kementerian Imigrasi dan Pemasyarakatan Republik Indonesia',
  'Direktorat Jenderal Imigrasi',
  'Kantor Imigrasi Kelas I TPI Padang',
];

/** Closed in the reverse order, also when the test fails: a hub would live on. */
const opened: (() => Promise<void>)[] = [];
test.afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

test('a published letterhead stands at the head of what a joined desk prints, before that the office’s name', async () => {
  test.setTimeout(240_000);
  mkdirSync(PICTURES, { recursive: true });
  const hub = await HubProcess.start();
  opened.push(() => hub.stop());
  const desk = await joined(hub, 'Ruang kepala');
  opened.push(() => desk.running.close());
  const { page } = desk;
  const sheet = page.getByRole('article');
  const openSheet = async () => {
    await desk.go(new RegExp(`^${id.common.nav.closeDay}`));
    await desk
      .button(new RegExp(`^${id.audit.close.print}`))
      .first()
      .click();
    await expect(sheet.getByRole('heading', { name: id.audit.close.sheetTitle })).toBeVisible();
  };

  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.closeDay}`));
  await expect(page.getByText(id.audit.close.none)).toBeVisible(SLOW);
  await desk.press('Control+Enter');
  await page.getByRole('dialog').locator('textarea').fill('Semua loket sudah tutup');
  await desk.press('Control+Enter');
  await openSheet();
  await expect(sheet.getByText(/^Kantor Imigrasi/).first()).toBeVisible();
  await expect(sheet.getByText(LINES[1] ?? '')).toHaveCount(0);
  await page.screenshot({ path: join(PICTURES, 'paper-without-letterhead.png') });
  await page.keyboard.press('Escape');

  await desk.go(new RegExp(`^${id.common.nav.papers}`));
  await expect(desk.button(new RegExp(`^${papers.propose}`))).toBeVisible(SLOW);
  await desk.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await desk.choose(papers.name.letterhead, dialog);
  await dialog.getByLabel(papers.letterhead.nameLines).fill(LINES.join('\n'));
  await desk.fill(papers.letterhead.address, 'Jalan Khatib Sulaiman No. 50, Padang 25137', dialog);
  await desk.fill(papers.letterhead.phone, '(0751) 7055113', dialog);
  await desk.fill(papers.letterhead.email, 'kanim.padang@example.go.id', dialog);
  await desk.fill(papers.letterhead.city, 'Padang', dialog);
  await desk.fill(papers.letterhead.signatoryTitle, 'Kepala Kantor', dialog);
  await desk.fill(papers.note, 'Kop surat kantor', dialog);
  await desk.press('Control+Enter');
  await desk.toast(papers.sent);

  await desk.signIn('kakanim');
  await desk.go(new RegExp(`^${id.common.nav.papers}`));
  await desk.button(new RegExp(`^${papers.look}: ${papers.name.letterhead}`)).click();
  await expect(dialog.getByText(papers.before).first()).toBeVisible(SLOW);
  await desk.press('Control+Enter');
  await desk.toast(new RegExp(`^${papers.name.letterhead} diterbitkan`));
  await openSheet();
  for (const line of LINES) await expect(sheet.getByText(line, { exact: true })).toBeVisible(SLOW);
  await expect(sheet.getByText('Jalan Khatib Sulaiman No. 50, Padang 25137')).toBeVisible();
  // City and date stand above the signatures, the signatory under one of them.
  await expect(sheet.getByText(/^Padang, \d{1,2} \w{3} \d{4}$/)).toBeVisible();
  await expect(
    sheet.getByText(papers.letterhead.knownBy.replace('{{title}}', 'Kepala Kantor')),
  ).toBeVisible();
  await expect(sheet.getByText(/\(0751\) 7055113.*kanim\.padang@example\.go\.id/)).toBeVisible();
  expect(await axe(page, 'letterhead')).toEqual([]);
  await page.screenshot({ path: join(PICTURES, 'paper-with-letterhead.png') });
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: join(PICTURES, 'paper-with-letterhead-print.png') });
  await expect(sheet.getByText(LINES[2] ?? '', { exact: true })).toBeVisible();
});
