import { expect } from '@playwright/test';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { InterviewOutcome } from '#common/domain/applications/vocabulary.ts';
import { type DeskPage, id } from './desk-page.ts';
import { takePhoto } from './portrait.ts';
import { importSample } from './sample-import.ts';

const PATIENCE = { timeout: 20_000 };
let references = 0;

export function nextReference(): string {
  references += 1;
  return `SIMKIM-${String(references).padStart(5, '0')}`;
}

/** Scans a booking's code at the arrival desk; returns the ticket. */
export async function checkIn(desk: DeskPage, number: string): Promise<string> {
  await desk.go(new RegExp(`^${id.labels.stage.arrival}`));
  const again = desk.button(id.queue.arrival.dismiss);
  const field = desk.page.getByRole('main').getByRole('textbox').first();
  await expect(again.or(field).first()).toBeVisible(PATIENCE);
  if (await again.isVisible()) await again.click();
  await field.fill(number);
  await desk.page.keyboard.press('Enter');
  desk.actions += 1;
  const ticket = desk.page.getByText(/^[A-F]\d{3}$/).first();
  await expect(again).toBeVisible(PATIENCE);
  return (await ticket.innerText()).trim();
}

export async function tickDocuments(desk: DeskPage, codes: readonly DocCode[]): Promise<void> {
  for (const code of codes) {
    const name = id.labels.document[code];
    const button = desk.page.getByRole('button', {
      name: id.documents.allFour.replace('{{name}}', name),
      exact: true,
    });
    if ((await button.count()) === 0) {
      await desk.page.getByRole('combobox', { name: id.documents.extra }).click();
      await desk.page.getByRole('option', { name, exact: true }).click();
    } else await button.click();
    desk.actions += 1;
    const matches = desk.page.getByRole('checkbox', {
      name: `${name}: ${id.documents.columns.matches}`,
      exact: true,
    });
    // A paper beyond the list is taken in with a reason.
    const dialog = desk.page.getByRole('dialog', { name: id.documents.extraTitle });
    await expect(dialog.or(matches).first()).toBeVisible(PATIENCE);
    if (await dialog.isVisible()) {
      await dialog.getByLabel(id.documents.extraReason).fill('Dibawa pemohon sebagai bukti tambahan');
      await desk.button(id.documents.extraConfirm, dialog).click();
      await expect(dialog).toHaveCount(0, PATIENCE);
    }
    await expect(matches).toBeChecked(PATIENCE);
  }
}

export async function recordWatchlist(
  desk: DeskPage,
  result: 'CLEAR' | 'POSSIBLE_MATCH' | 'CONFIRMED_MATCH' = 'CLEAR',
): Promise<void> {
  const group = desk.page.getByRole('radiogroup', { name: id.documents.watchlistResult });
  await group.getByRole('radio', { name: id.labels.watchlist[result], exact: true }).click();
  await desk.page.getByLabel(id.documents.watchlistReference, { exact: true }).first().fill(nextReference());
  await desk.button(id.documents.watchlistRecord).click();
  desk.actions += 1;
  await desk.toast(id.documents.watchlistRecorded);
}

export async function acceptDossier(desk: DeskPage): Promise<void> {
  await expect(desk.button(new RegExp(`^${id.documents.accept}`))).not.toHaveAttribute(
    'aria-disabled',
    'true',
    PATIENCE,
  );
  await desk.decide(id.file.work.doneTitle);
}

/**
 * A booking of the sample day, checked in and accepted, in the hands of the officer at the camera. `atCounter` adds what the counter
 * does beyond that.
 */
export async function runToCapture(
  desk: DeskPage,
  atCounter: () => Promise<void> = async () => undefined,
): Promise<string> {
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.take(number);
  await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR']);
  await atCounter();
  await recordWatchlist(desk);
  await acceptDossier(desk);
  await desk.signIn('biometrik');
  await desk.take(number);
  return number;
}

/** The same, captured: it waits for its interview. */
export async function runToInterview(desk: DeskPage, fingerprints: readonly string[]): Promise<string> {
  const number = await runToCapture(desk);
  await capture(desk, fingerprints);
  return number;
}

/** The fingers that the sample office's procedure asks for. */
export const FINGERS = ['RIGHT_THUMB', 'RIGHT_INDEX', 'LEFT_THUMB', 'LEFT_INDEX'] as const;

/** The ways in which the photo is taken. */
export type PhotoBy = (desk: DeskPage) => Promise<void>;

/** Photo from the camera, four fingers from files, a signature on the pad. */
export async function capture(
  desk: DeskPage,
  fingerprints: readonly string[],
  photoBy: PhotoBy = takePhoto,
): Promise<void> {
  await photoBy(desk);
  await captureHands(desk, fingerprints);
}

/** What follows the photo. */
export async function captureHands(desk: DeskPage, fingerprints: readonly string[]): Promise<void> {
  const { page } = desk;
  for (const [index, finger] of FINGERS.entries()) {
    await desk.answerFiles(fingerprints.slice(index, index + 1));
    await desk.button(id.capture.fingerFileFor.replace('{{finger}}', id.labels.finger[finger])).click();
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: id.labels.finger[finger] })
        .getByText(id.capture.fingerDone),
    ).toBeVisible(PATIENCE);
  }
  await desk.fill(id.fingers.fileNote, 'Contoh: kantor latihan tanpa pemindai');
  await signAfterFingers(desk);
}

/** The fingers as they are, and the signature. */
export async function signAfterFingers(desk: DeskPage): Promise<void> {
  await desk.decide(id.capture.fingersSaved);
  await expect(desk.page.getByText(id.capture.signatureHint)).toBeVisible(PATIENCE);
  await desk.sign();
  await desk.decide(id.capture.signatureSaved);
}

/** A child below the age of the SOP: no prints are asked for. */
export async function captureWithoutFingers(desk: DeskPage, photoBy: PhotoBy = takePhoto): Promise<void> {
  const { page } = desk;
  await photoBy(desk);
  await expect(page.getByText(id.capture.fingers)).toBeVisible(PATIENCE);
  await desk.decide(id.capture.fingersSaved);
  await expect(page.getByText(id.capture.signatureHint)).toBeVisible(PATIENCE);
  await page.getByLabel(id.capture.signatureCannot).check();
  await desk.fill(id.capture.signatureException, 'Pemohon masih balita');
  await desk.decide(id.capture.signatureSaved);
}

/** The screen is turned to the applicant, who reads and signs. */
export async function signBookData(desk: DeskPage): Promise<void> {
  const { page } = desk;
  const { bookData } = id.interview;
  await page.keyboard.press('Control+d');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(bookData.declare)).toBeVisible(PATIENCE);
  // For a child a parent signs, and is named.
  const signer = dialog.getByLabel(bookData.signerName, { exact: true });
  if ((await signer.count()) > 0) await signer.fill('CONTOH ORANG TUA');
  await desk.sign(dialog);
  await page.waitForTimeout(150);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0, PATIENCE);
  await expect(page.getByText(bookData.signed.SCREEN)).toBeVisible(PATIENCE);
}

export type InterviewEntry = {
  outcome: InterviewOutcome;
  reason?: string | RegExp;
  requested?: DocCode;
  note?: string;
};

export async function interview(desk: DeskPage, entry: InterviewEntry): Promise<void> {
  const { page } = desk;
  await desk.fill(id.interview.destination, 'Malaysia');
  const questions = page.getByRole('main').locator('textarea');
  await questions.first().fill('Malaysia, kunjungan satu minggu bersama keluarga');
  const originals = page.getByRole('group', { name: id.interview.originals, exact: true });
  for (const original of await originals.getByRole('checkbox').all()) await original.click();
  const outcomes = page.getByRole('group', { name: id.interview.outcome });
  await outcomes.locator(`[data-outcome="${entry.outcome}"]`).click();
  if (entry.reason) await desk.chip(entry.reason);
  if (entry.requested) await desk.chip(id.labels.document[entry.requested]);
  if (entry.outcome === 'PROCEED') await signBookData(desk);
  if (entry.note) await page.getByLabel(id.interview.note, { exact: true }).fill(entry.note);
  await desk.decide(entry.outcome === 'RECOMMEND_REJECT' ? id.interview.saved.RECOMMEND_REJECT : null);
  if (entry.outcome !== 'RECOMMEND_REJECT') {
    await expect(
      page
        .getByText(id.file.work.doneTitle, { exact: true })
        .or(page.getByText(id.interview.done, { exact: true }))
        .first(),
    ).toBeVisible(PATIENCE);
  }
}
