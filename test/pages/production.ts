import { expect } from '@playwright/test';
import { refreshWatchlistIfAsked } from './decisions.ts';
import { type DeskPage, id } from './desk-page.ts';

const PATIENCE = { timeout: 20_000 };
const MRZ = /^[A-Z0-9<]{44}$/;

/** The two lines of the book that the print screen showed: what QC will read from the paper. */
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
  await expect(page.getByText(/^P<IDN/).first()).toBeVisible(PATIENCE);
  const lines = (await page.getByRole('main').innerText()).split(/\s+/).filter((word) => MRZ.test(word));
  const [first, second] = lines;
  if (!first || !second) throw new Error(`${number}: no MRZ on the print screen`);
  await desk.decide(/dicatat tercetak\.$/);
  return [first, second];
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
  for (const [index, line] of printed.entries()) {
    await page
      .getByLabel(id.production.quality.line.replace('{{line}}', String(index + 1)), { exact: true })
      .fill(line);
  }
}

export async function failQuality(desk: DeskPage, number: string, reason: string | RegExp): Promise<void> {
  await desk.take(number);
  await desk.page.keyboard.press('Control+r');
  const dialog = desk.page.getByRole('dialog').last();
  await desk.chip(reason, dialog);
  await dialog.locator('textarea').fill('Halaman data tergores saat dicetak');
  await desk.decide(id.production.quality.failed);
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

export async function handOver(desk: DeskPage, number: string, collector: string): Promise<void> {
  const { page } = desk;
  await desk.take(number);
  await refreshWatchlistIfAsked(desk);
  await desk.choose(id.labels.relation.SELF);
  await page.getByLabel(id.handover.form.name, { exact: true }).fill(collector);
  await page.getByLabel(id.handover.form.identity, { exact: true }).fill('1371990101900001');
  await page.getByLabel(id.handover.form.paymentProof).check();
  const register = page.getByLabel(id.handover.form.registerNo, { exact: true }).first();
  if ((await register.inputValue()) === '') await desk.button(id.handover.form.registerNew).click();
  await expect(register).not.toHaveValue('', PATIENCE);
  await desk.sign();
  await desk.decide(/^Paspor diserahkan/);
}
