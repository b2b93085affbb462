import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plainDate } from '#common/kernel/plain-date.ts';
import { sampleBookings } from '#main/features/office/sample-bookings.ts';
import { axe } from '#test/pages/axe.ts';
import { confirmProposal } from '#test/pages/decisions.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { openDuePaper, savePaper } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { bookedAgain, importRows } from '#test/pages/sample-import.ts';
import { acceptDossier, checkIn, recordWatchlist, tickDocuments } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
const { sheet } = id.printing;
const ADULT = ['KTP', 'KK', 'AKTA_LAHIR'] as const;
/** What officers wrote for each other and no letter may carry. */
const INTERNAL = 'Rahasia petugas: gerak-gerik mencurigakan';

const NEW = sampleBookings(plainDate('2026-11-24'), 30, 5).filter(
  (row) => row['Jenis Permohonan'] === 'Paspor baru',
);
const NUMBERS = NEW.map((row) => row['No Permohonan'] ?? '');

async function atReview(desk: DeskPage, number: string): Promise<void> {
  await checkIn(desk, number);
  await desk.take(number);
  await tickDocuments(desk, ADULT);
}

function pdfPath(name: string): string {
  return join(ROOT, 'out', 'test', `${name}.pdf`);
}

test('an accepted file leaves with its receipt; printed again it is a copy', async ({ desk }) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const [number = ''] = NUMBERS;
  await desk.signIn('loket');
  await importRows(desk, NEW);
  await atReview(desk, number);
  await recordWatchlist(desk);
  await acceptDossier(desk);
  await expect(desk.button(id.printing.paper.RECEIPT)).toBeVisible(PATIENCE);
  await openDuePaper(desk, sheet.receiptTitle);
  await picture(page, join(PICTURES, 'receipt'));
  expect(await axe(page, 'receipt')).toEqual([]);
  const pdf = await savePaper(desk, pdfPath('tanda-terima'));
  expect(pdf).toMatchObject({ isTagged: true, pages: 1, widthMm: 210, heightMm: 297 });
  for (const words of [
    sheet.receiptTitle,
    number,
    id.labels.document.KTP,
    id.labels.document.AKTA_LAHIR,
    '1 / 1',
  ]) {
    expect(pdf.text).toContain(words);
  }
  expect(pdf.text).not.toContain('SALINAN');

  await openDuePaper(desk, sheet.receiptTitle);
  const copy = await savePaper(desk, pdfPath('tanda-terima-salinan'));
  expect(copy.text).toContain('SALINAN ke-1');
});

test('a refusal and a suspension are told in plain words with their basis, and nothing of what officers noted', async ({
  desk,
}) => {
  test.setTimeout(240_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const [refused = '', suspended = ''] = NUMBERS;
  await desk.signIn('loket');
  await importRows(desk, NEW);

  await atReview(desk, refused);
  await recordWatchlist(desk, 'CONFIRMED_MATCH');
  await desk.press('Control+u');
  await page.getByRole('dialog').last().locator('textarea').fill(INTERNAL);
  await desk.decide(id.documents.preventionDone);

  await atReview(desk, suspended);
  const propose = await desk.menu(id.actions.label.approval_proposeDecision);
  await desk.choose(id.labels.proposal.SUSPEND, propose);
  await desk.chip(/^Keaslian dokumen/, propose);
  await propose.locator('textarea').first().fill(INTERNAL);
  await desk.decide();
  await expect(propose).toBeHidden(PATIENCE);

  await desk.signIn('kasi');
  await confirmProposal(desk, refused, 'REFUSE_PREVENTION', {
    letterNo: 'W3.IMI-0007',
    detailRef: 'CEKAL-001',
  });
  await openDuePaper(desk, sheet.refusalTitle);
  await picture(page, join(PICTURES, 'refusal'));
  expect(await axe(page, 'refusal')).toEqual([]);
  const refusal = await savePaper(desk, pdfPath('penolakan'));
  expect(refusal).toMatchObject({ isTagged: true, pages: 1 });
  for (const words of [
    sheet.refusalTitle,
    'W3.IMI-0007',
    refused,
    '24 November 2026',
    'daftar pencegahan',
    sheet.basis,
    'Undang-Undang Nomor 6 Tahun 2011',
    sheet.next,
    'SP4N-LAPOR!',
    'Hendra Kasi',
  ]) {
    expect(refusal.text).toContain(words);
  }
  expect(refusal.text).not.toContain('Rahasia');

  await confirmProposal(desk, suspended, 'SUSPEND');
  await openDuePaper(desk, sheet.suspensionTitle);
  await picture(page, join(PICTURES, 'suspension'));
  expect(await axe(page, 'suspension')).toEqual([]);
  const suspension = await savePaper(desk, pdfPath('penangguhan'));
  expect(suspension).toMatchObject({ isTagged: true, pages: 1 });
  for (const words of [
    sheet.suspensionTitle,
    suspended,
    'Keaslian salah satu dokumen masih harus diperiksa.',
    'Kamis, 24 Desember 2026',
    sheet.suspensionBring,
    sheet.suspensionLate,
  ]) {
    expect(suspension.text).toContain(words);
  }
  expect(suspension.text).not.toContain('Rahasia');

  // Days later it is found in the file's own list of papers.
  await desk.signIn('loket');
  await desk.open(refused);
  await desk.button(id.printing.menu).click();
  await page.getByRole('menuitem', { name: id.printing.paper.REFUSAL }).click();
  await expect(page.getByRole('article').getByText('SALINAN ke-1')).toBeVisible(PATIENCE);
});

test('a cancelled application is told so', async ({ desk }) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const [first] = NEW;
  if (!first) throw new Error('The sample day has a first passport');
  const second = bookedAgain(first, 1);
  const number = second['No Permohonan'] ?? '';
  await desk.signIn('loket');
  await importRows(desk, [first, second]);
  await desk.signIn('kasi');
  await desk.open(number);
  const close = await desk.menu(id.actions.label.approval_closeAsDuplicate);
  await desk.fill(id.file.duplicate.note, 'Kedua berkas dibandingkan dengan KTP-el asli', close);
  await desk.press('Control+Enter');
  await expect(close).toHaveCount(0, PATIENCE);
  await openDuePaper(desk, sheet.cancellationTitle);
  await picture(page, join(PICTURES, 'cancellation'));
  const pdf = await savePaper(desk, pdfPath('pembatalan'));
  expect(pdf).toMatchObject({ isTagged: true, pages: 1 });
  for (const words of [sheet.cancellationTitle, number, 'permohonan lain yang dilanjutkan']) {
    expect(pdf.text).toContain(words);
  }
  expect(pdf.text).not.toContain('dibandingkan');
});

test('a day without a handover has no page of the register, and says so', async ({ desk }) => {
  const { page } = desk;
  await desk.signIn('serah');
  await desk.go(new RegExp(`^${id.printing.register.title}`));
  await expect(page.getByText(id.printing.register.empty)).toBeVisible(PATIENCE);
  await expect(desk.button(new RegExp(`^${id.printing.register.print}`))).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  expect(await axe(page, 'register')).toEqual([]);
});
