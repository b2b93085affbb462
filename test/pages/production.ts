import { expect } from '@playwright/test';
import type { ChannelName, Input, Output } from '#common/contract/ipc/index.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { approve, refreshWatchlistIfAsked, verifyAndAdjudicate } from './decisions.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { type DeskPage, id } from './desk-page.ts';
import { scanBurst } from './scan-burst.ts';
import { interview } from './stages.ts';

const PATIENCE = { timeout: 20_000 };

/** The two lines of the book: what the printer put on the paper, and QC reads from it. */
export type Printed = readonly [string, string];

export async function allocate(desk: DeskPage, number: string): Promise<void> {
  await desk.take(number);
  await desk.button(id.production.allocate.useNext).click();
  await desk.decide(/dialokasikan\.$/);
}

export async function print(desk: DeskPage, number: string, passportNumber: string): Promise<Printed> {
  const { page } = desk;
  await desk.take(number);
  await refreshWatchlistIfAsked(desk);
  await page.getByLabel(id.production.print.passportNumber, { exact: true }).first().fill(passportNumber);
  const lines = await printedLines(desk, number, passportNumber);
  await fillMrz(desk, lines);
  await page.waitForTimeout(150);
  await page.keyboard.press('Control+Enter');
  // A password that was given long ago is asked for once more.
  const again = page.getByLabel(id.session.again.password, { exact: true });
  const saved = page.getByText(/dicatat tercetak\.$/);
  await expect(again.or(saved).first()).toBeVisible(PATIENCE);
  if (await again.isVisible()) {
    await again.fill(SAMPLE_PASSWORD);
    await page.keyboard.press('Enter');
  }
  await expect(saved.first()).toBeVisible(PATIENCE);
  desk.actions += 1;
  return lines;
}

/** The screen shows them to nobody before they were read from the book; the job that goes to the printer has them. */
export async function printedLines(
  { page }: DeskPage,
  number: string,
  passportNumber: string,
): Promise<Printed> {
  async function ask<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> {
    const reply = await callFromPage(page, channel, input);
    if (reply.ok) return reply.value;
    throw new Error(`${channel}: ${reply.code}`);
  }
  const [row] = await ask('applications.search', { text: number, limit: 5 });
  if (!row) throw new Error(`${number} is not found`);
  const { mrz } = await ask('production.printDraft', { applicationId: row.id, passportNumber });
  return mrz;
}

/** As a reader sends them: both lines in one burst. */
export async function scanMrz({ page }: DeskPage, [first, second]: Printed): Promise<void> {
  await scanBurst(page, first + second);
}

export async function passQuality(desk: DeskPage, number: string, printed: Printed): Promise<void> {
  await readBack(desk, number, printed);
  await desk.decide(id.production.quality.passed);
}

export async function readBack(desk: DeskPage, number: string, printed: Printed): Promise<void> {
  const { page } = desk;
  await desk.take(number);
  for (const check of ['DATA', 'PHOTO', 'MRZ', 'CHIP', 'LAMINATE', 'SIGNATURE'] as const) {
    const box = page.getByRole('checkbox', { name: id.production.quality.checks[check] });
    if ((await box.count()) > 0) await box.check();
  }
  await fillMrz(desk, printed);
}

/** As a reader would: both lines from the paper. */
async function fillMrz({ page }: DeskPage, lines: Printed): Promise<void> {
  for (const [index, line] of lines.entries()) {
    await page
      .getByLabel(id.production.quality.line.replace('{{line}}', String(index + 1)), { exact: true })
      .fill(line);
  }
}

/** Asked for by whoever is signed in, and confirmed by `second` beside. */
export async function failQuality(
  desk: DeskPage,
  number: string,
  { reason, second }: { reason: string | RegExp; second: string },
): Promise<void> {
  await desk.take(number);
  await desk.page.keyboard.press('Control+r');
  const dialog = desk.page.getByRole('dialog').last();
  await desk.chip(reason, dialog);
  await dialog.locator('textarea').fill('Halaman data tergores saat dicetak');
  await desk.decide(id.production.quality.failWaiting);
  await desk.button(id.production.quality.failBeside).click();
  const beside = desk.page.getByRole('dialog').last();
  await beside.getByLabel(id.session.signIn.username, { exact: true }).fill(second);
  await beside.locator('input[type=password]').fill(SAMPLE_PASSWORD);
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByText(id.actions.second.done).first()).toBeVisible(PATIENCE);
  desk.actions += 1;
}

export async function endorse(desk: DeskPage, number: string): Promise<void> {
  await desk.take(number);
  await desk.page.getByLabel(id.production.endorse.page, { exact: true }).fill('5');
  await desk.page
    .getByLabel(id.production.endorse.text, { exact: true })
    .fill('NAMA DIUBAH MENURUT PENETAPAN PENGADILAN');
  await desk.decide(id.production.endorse.saved);
}

export async function notifyReady(desk: DeskPage, number: string): Promise<void> {
  await desk.take(number);
  await desk.choose(id.handover.notify.channels.SMS);
  await desk.decide(id.handover.notify.saved);
}

const COLLECTOR_CARD = '1371990101900001';

/** A second officer looks at letter and card; whoever hands over goes on with the file in hand. */
async function checkProxy(desk: DeskPage, number: string, collector: string): Promise<void> {
  await desk.signIn('mutu');
  await desk.open(number);
  const form = await desk.menu(id.actions.label.production_checkProxy);
  await form.getByLabel(id.handover.form.name, { exact: true }).fill(collector);
  await form.getByLabel(id.handover.form.identity, { exact: true }).fill(COLLECTOR_CARD);
  await desk.page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0, PATIENCE);
  await desk.signIn('serah');
  await desk.open(number);
}

export async function handOver(desk: DeskPage, number: string, collector: string): Promise<void> {
  const { page } = desk;
  await desk.take(number);
  await refreshWatchlistIfAsked(desk);
  const name = page.getByLabel(id.handover.form.name, { exact: true });
  const isChild = (await page.getByText(id.handover.form.child).count()) > 0;
  if (!isChild) await desk.choose(id.labels.relation.SELF);
  // Whoever does not bear the holder's name comes with a letter of proxy, for a child always.
  const isProxy = (await name.inputValue()) !== collector;
  if (isProxy) {
    await checkProxy(desk, number, collector);
    await desk.choose(id.labels.relation.PROXY);
    await name.fill(collector);
    await page.getByLabel(id.handover.form.proxyLetter).check();
  }
  await page.getByLabel(id.handover.form.identity, { exact: true }).fill(COLLECTOR_CARD);
  await page.getByLabel(isProxy ? id.handover.form.identitySeen : id.handover.form.holderSeen).check();
  await page.getByLabel(id.handover.form.paymentProof).check();
  // What became of the replaced book is recorded with the handover.
  const oldBook = page.getByLabel(id.handover.oldBook.reference, { exact: true });
  if ((await oldBook.count()) > 0) {
    const outcome = page.getByRole('radio', { name: id.handover.oldBook.outcomes.REVOKED });
    if ((await outcome.count()) > 0) await outcome.first().check({ force: true });
    await oldBook.fill('W3.IMI.1-GR.01.01-0001');
  }
  const register = page.getByLabel(id.handover.form.registerNo, { exact: true }).first();
  if ((await register.inputValue()) === '') await desk.button(id.handover.form.registerNew).click();
  await expect(register).not.toHaveValue('', PATIENCE);
  await desk.sign();
  await desk.decide(/^Paspor diserahkan/);
}

/** A captured file: interviewed, verified, approved, and with a blank in the printer's hand. */
export async function runToPrint(desk: DeskPage, number: string): Promise<void> {
  await desk.signIn('wawancara');
  await desk.take(number);
  await interview(desk, { outcome: 'PROCEED' });
  await desk.signIn('adjudikator');
  await verifyAndAdjudicate(desk, number);
  await desk.signIn('kasubsi');
  await approve(desk, number);
  await desk.signIn('cetak');
  await allocate(desk, number);
}

/** The same, printed and passed; it waits for its shelf. */
export async function runToQuality(desk: DeskPage, number: string, passportNumber: string): Promise<void> {
  await runToPrint(desk, number);
  const lines = await print(desk, number, passportNumber);
  await desk.signIn('mutu');
  await passQuality(desk, number, lines);
}
