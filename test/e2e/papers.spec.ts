import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { joined, PICTURES } from '#test/pages/joined-desk.ts';
import { ROOT } from '#test/support/app.ts';
import { HubProcess } from '#test/support/hub-process.ts';

const SLOW = { timeout: 30_000 };
const { papers } = id;

/** Today's tariffs with one that costs more, as a head would bring it on a stick. */
function newFees(folder: string): string {
  const shipped = readFileSync(join(ROOT, 'resources', 'sop', '2026-1', 'fees.json'), 'utf8');
  const path = join(folder, 'fees.json');
  writeFileSync(path, shipped.replaceAll('"amount": 950000', '"amount": 1000000'));
  return path;
}

async function picture(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.evaluate(
      (theme) => document.documentElement.setAttribute('data-mantine-color-scheme', theme),
      scheme,
    );
    await page.screenshot({ path: join(PICTURES, `${name}-${scheme}.png`), animations: 'disabled' });
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'light'));
}

async function openPapers(desk: DeskPage): Promise<void> {
  await desk.go(new RegExp(`^${id.common.nav.papers}`));
  await expect(desk.page.getByRole('heading', { name: papers.title })).toBeVisible();
}

async function approveFirst(desk: DeskPage, name: string, shot?: string): Promise<void> {
  await openPapers(desk);
  await desk.button(new RegExp(`^${papers.look}: ${name}`)).click();
  await expect(desk.page.getByRole('dialog').getByText(papers.before).first()).toBeVisible(SLOW);
  if (shot) await picture(desk.page, shot);
  await desk.press('Control+Enter');
  await desk.toast(new RegExp(`^${name} diterbitkan`));
}

test('two heads publish a procedure and a queue; officers read what changed and find the queue without an update', async () => {
  test.setTimeout(420_000);
  const folder = mkdtempSync(join(tmpdir(), 'papers-'));
  const hub = await HubProcess.start();
  const heads = await joined(hub, 'Ruang kepala');
  const desk = await joined(hub, 'Loket 1');
  await desk.signIn('loket');

  await heads.signIn('kasi');
  await openPapers(heads);
  await expect(heads.page.getByText(papers.none)).toBeVisible();
  await picture(heads.page, 'papers-empty');
  await heads.press('Control+Enter');
  await heads.answerFiles([newFees(folder)]);
  await heads.button(papers.chooseFiles).click();
  const dialog = heads.page.getByRole('dialog');
  await expect(dialog.getByText('Rp1.000.000')).toBeVisible(SLOW);
  await heads.fill(papers.note, 'Tarif menurut peraturan contoh', dialog);
  await picture(heads.page, 'papers-propose-sop');
  expect(await axe(heads.page, 'papers-propose')).toEqual([]);
  await heads.press('Control+Enter');
  await heads.toast(papers.sent);

  await heads.press('Control+Enter');
  await heads.choose(papers.name.queues, dialog);
  await heads.fill(papers.queue.titleId, 'Antrean prioritas', dialog);
  await heads.fill(papers.queue.titleEn, 'Priority queue', dialog);
  const pick = async (label: string, option: string) => {
    await dialog.getByRole('combobox', { name: label }).or(dialog.getByLabel(label)).first().click();
    await heads.page.getByRole('option', { name: option, exact: true }).click();
    await dialog.getByText(papers.queue.add, { exact: true }).click();
  };
  await pick(papers.queue.stage, id.labels.stage.documents);
  await pick(papers.queue.roles, id.labels.role.COUNTER);
  await pick(papers.queue.lanes, id.labels.lane.PRIORITY);
  await picture(heads.page, 'papers-propose-queue');
  await heads.button(papers.queue.put, dialog).click();
  await heads.fill(papers.note, 'Antrean untuk lansia dan balita', dialog);
  await heads.press('Control+Enter');
  await heads.toast(papers.sent);
  await expect(heads.button(new RegExp(`^${papers.look}: ${papers.name.queues}`))).toBeVisible(SLOW);
  await picture(heads.page, 'papers-proposed');
  expect(await axe(heads.page, 'papers')).toEqual([]);

  await heads.signIn('kakanim');
  await approveFirst(heads, papers.name.queues);
  await approveFirst(heads, papers.name.sop, 'papers-review');
  // The head is an officer too: what changed is told as soon as it is here.
  await expect(heads.page.getByText(papers.read.title)).toBeVisible(SLOW);
  await picture(heads.page, 'papers-published');

  // The officer's window ran all the while.
  await expect(desk.page.getByRole('link', { name: /^Antrean prioritas/ }).first()).toBeVisible(SLOW);
  await desk.go(new RegExp(`^${id.labels.stage.documents}`));
  const parts = desk.page.getByRole('navigation', { name: papers.name.queues });
  await expect(parts.getByRole('link', { name: /^Antrean prioritas/ })).toBeVisible();
  await picture(desk.page, 'stage-with-office-queue');
  await parts.getByRole('link', { name: /^Antrean prioritas/ }).click();
  await expect(desk.page.getByRole('heading', { name: 'Antrean prioritas' })).toBeVisible();
  await picture(desk.page, 'office-queue');
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
  await desk.press('Alt+y');
  const news = desk.page.getByRole('dialog');
  await expect(news.getByText('Rp1.000.000')).toBeVisible();
  await picture(desk.page, 'sop-news');
  expect(await axe(desk.page, 'sop-news')).toEqual([]);
  await desk.press('Control+Enter');
  await expect(news).toHaveCount(0);
  await expect(desk.page.getByRole('button', { name: /^SOP 20/ })).toHaveCount(0);

  // Whoever signs in later is met by it.
  await desk.signIn('wawancara');
  await expect(desk.page.getByRole('dialog').getByText('Rp1.000.000')).toBeVisible(SLOW);
  await desk.page.keyboard.press('Escape');
  await openPapers(heads);
  const read = heads.page.getByRole('list', { name: papers.read.done, exact: true });
  await expect(read.getByText('Rina Loket')).toBeVisible(SLOW);

  await heads.running.close();
  await desk.running.close();
  await hub.stop();
  rmSync(folder, { recursive: true });
});
