import { expect } from '@playwright/test';
import type { CorrectionStep } from '#common/domain/applications/application.ts';
import { type DeskPage, id } from './desk-page.ts';
import { nextReference } from './stages.ts';

const PATIENCE = { timeout: 20_000 };

/** Verification and adjudication by the adjudicator, the file staying in the same hands in between. */
export async function verifyAndAdjudicate(
  desk: DeskPage,
  number: string,
  whenVerified: () => Promise<void> = async () => undefined,
): Promise<void> {
  await desk.take(number);
  await refreshWatchlistIfAsked(desk);
  await desk.page.getByLabel(id.decision.verification.reference, { exact: true }).fill(nextReference());
  await desk.decide(id.decision.verification.passed);
  await desk.take(number);
  await whenVerified();
  await desk.choose(id.decision.adjudication.clear);
  await desk.page.getByLabel(id.decision.adjudication.reference, { exact: true }).fill(nextReference());
  await desk.decide(id.decision.adjudication.recorded);
}

/** Looks at the photo and at what changed, by the key that shows the next of it, until the decision is open. */
export async function seeWhatChanged(desk: DeskPage): Promise<number> {
  const { page } = desk;
  const left = page.getByText(LEFT);
  const approveButton = page.getByRole('button', { name: id.decision.approval.approve, exact: true });
  let keys = 0;
  await expect(async () => {
    if (await left.isVisible()) {
      await page.keyboard.press('v');
      keys += 1;
      await page.waitForTimeout(450);
    }
    await expect(approveButton).not.toHaveAttribute('aria-disabled', 'true', { timeout: 1 });
  }).toPass(PATIENCE);
  return keys;
}

const LEFT = new RegExp(`^${id.approval.changes.left.split(':')[0] ?? ''}:`);

export async function approve(desk: DeskPage, number: string): Promise<void> {
  await desk.take(number);
  await seeWhatChanged(desk);
  await desk.decide(id.decision.approval.approved);
}

/** Records a new result where the last one is too old for the next step, or was never made. */
export async function refreshWatchlistIfAsked(desk: DeskPage): Promise<void> {
  const { page } = desk;
  const stale = page
    .getByText(id.decision.watchlist.stale)
    .or(page.getByText(id.decision.watchlist.none, { exact: true }));
  await page.getByRole('main').getByRole('heading').first().waitFor(PATIENCE);
  if (!(await stale.first().isVisible())) return;
  await recordCentralCheck(desk);
}

export async function recordCentralCheck(desk: DeskPage): Promise<void> {
  const { page } = desk;
  const refresh = desk.button(id.decision.watchlist.refresh);
  if (await refresh.isVisible()) await refresh.click();
  const group = page.getByRole('radiogroup', { name: id.decision.watchlist.result }).first();
  await group.getByRole('radio', { name: id.labels.watchlist.CLEAR, exact: true }).click();
  await page.getByLabel(id.decision.watchlist.reference, { exact: true }).first().fill(nextReference());
  await desk.button(id.decision.watchlist.record).click();
  desk.actions += 1;
  await desk.toast(id.decision.watchlist.recorded);
}

export async function returnForCorrection(
  desk: DeskPage,
  number: string,
  step: CorrectionStep,
  note: string,
): Promise<void> {
  await desk.take(number);
  await desk.page.keyboard.press('Control+r');
  const dialog = desk.page.getByRole('dialog').last();
  await dialog.getByRole('radio', { name: id.labels.correctionStep[step], exact: true }).click();
  await dialog.locator('textarea').fill(note);
  await desk.decide(id.decision.return.done);
}

type Proposed = keyof typeof id.decision.proposal.done;

/** The second person: reads the proposal and confirms it by the named decision. */
export async function confirmProposal(
  desk: DeskPage,
  number: string,
  decision: Proposed,
  letter: { letterNo?: string; detailRef?: string } = {},
): Promise<void> {
  const { page } = desk;
  await desk.open(number);
  await expect(page.getByText(id.labels.proposal[decision]).first()).toBeVisible(PATIENCE);
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog').last();
  await expect(dialog).toBeVisible(PATIENCE);
  if (letter.letterNo) await dialog.getByLabel(id.decision.form.letterNo).fill(letter.letterNo);
  if (letter.detailRef) await dialog.getByLabel(id.decision.form.detailRef).fill(letter.detailRef);
  const note = dialog.locator('textarea').first();
  if ((await note.count()) > 0 && (await note.inputValue()) === '') {
    await note.fill('Disetujui setelah membaca berkas');
  }
  await desk.decide(id.decision.proposal.done[decision]);
}

/** Every question of the record, and one of the examiner's own where there is none. */
export async function answerAll({ page }: DeskPage): Promise<void> {
  const first = page.getByLabel(id.interview.bap.question.replace('{{place}}', '1'), { exact: true });
  await page.getByRole('button', { name: id.interview.bap.add }).waitFor(PATIENCE);
  if ((await first.count()) === 0) {
    await page.keyboard.press('Control+b');
    await first.fill('Apa yang Saudara ketahui tentang hal ini?');
  }
  const answers = page.getByPlaceholder(id.interview.bap.answerHint);
  const count = await answers.count();
  for (let place = 0; place < count; place += 1) {
    await answers.nth(place).fill(`Jawaban pemohon atas pertanyaan ${place + 1}.`);
  }
}

/** BAP and opinion by the examiner. */
export async function examine(
  desk: DeskPage,
  number: string,
  finding: keyof typeof id.labels.lostFinding | null,
): Promise<void> {
  const { page } = desk;
  await desk.take(number);
  await page.getByLabel(id.interview.bapNumber, { exact: true }).fill(`BAP-${number.slice(-5)}`);
  await page.getByLabel(id.interview.bap.place, { exact: true }).fill('Ruang pemeriksaan');
  await answerAll(desk);
  if (finding) {
    await page.getByRole('combobox', { name: id.interview.finding }).click();
    await page.getByRole('option', { name: id.labels.lostFinding[finding] }).click();
  }
  await page.getByLabel(id.interview.bapSigned).check();
  await page.getByLabel(id.interview.bap.signOff).check();
  await page.getByLabel(id.interview.opinionNumber).fill(`BAPEN-${number.slice(-5)}`);
  await page.getByLabel(id.interview.opinionText).fill('Keterangan pemohon dapat diterima.');
  await desk.choose(id.labels.recommendation.APPROVE);
  await desk.decide(id.interview.bapSaved);
  await desk.button(id.actions.menu).click();
  await page.getByRole('menuitem', { name: id.actions.label.queue_release, exact: true }).click();
  await page.getByRole('dialog').last().waitFor(PATIENCE);
  await desk.decide();
  await expect(page.getByText(id.file.claim.mine)).toBeHidden(PATIENCE);
}

export async function headApproves(desk: DeskPage, number: string, isEndorsement: boolean): Promise<void> {
  await desk.take(number);
  if (isEndorsement) await desk.choose(id.decision.examination.endorsement);
  await desk.decide(id.decision.examination.approved);
}
