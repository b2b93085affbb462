import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { bookByHand } from '#test/pages/book-by-hand.ts';
import { answerAll, headApproves } from '#test/pages/decisions.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { savePaper } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { recordWatchlist, tickDocuments } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
const { bap } = id.interview;
const { sheet } = id.printing;

const question = ({ page }: DeskPage, place: number) =>
  page.getByLabel(bap.question.replace('{{place}}', String(place)), { exact: true });

test('a lost passport is examined: questions, answers, the applicant signs, the examiner closes and advises, the head decides', async ({
  desk,
}) => {
  test.setTimeout(300_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  await desk.signIn('loket');
  // The counter looks files up by name as well.
  const number = await bookByHand(desk, 0);
  await desk.take(number);
  await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR', 'LAPOR_POLISI']);
  await recordWatchlist(desk);
  await desk.press('Control+b');
  await desk.toast(id.documents.toExaminerDone);

  await desk.signIn('bap');
  await desk.open(number);
  await desk.press('Control+b');
  await desk.toast(id.documents.examined);
  await desk.take(number);
  // The questions of the procedure for a lost book stand there; the examiner's own follow.
  await expect(question(desk, 5)).toHaveValue(/Kapan, di mana, dan bagaimana paspor itu hilang/, PATIENCE);
  const first = await question(desk, 1).inputValue();
  await question(desk, 1).focus();
  await page.waitForTimeout(150);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(question(desk, 2)).toHaveValue(first);
  await page.waitForTimeout(150);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(question(desk, 1)).toHaveValue(first);
  // Taken out and brought back by keys.
  const second = await question(desk, 2).inputValue();
  await page.waitForTimeout(150);
  await page.keyboard.press('Control+Delete');
  await expect(question(desk, 1)).toHaveValue(second);
  await page.keyboard.press('Control+Shift+Delete');
  await expect(question(desk, 1)).toHaveValue(first);
  await desk.press('Control+b');
  await page.waitForTimeout(200);
  await page.keyboard.type('Siapa saksinya?');
  await expect(question(desk, 2)).toHaveValue('Siapa saksinya?');

  await page.getByLabel(id.interview.bapNumber, { exact: true }).fill('BAP-2026-011');
  await page.getByLabel(bap.place, { exact: true }).fill('Ruang pemeriksaan Inteldakim');
  await page.getByRole('combobox', { name: id.interview.finding }).click();
  await page.getByRole('option', { name: id.labels.lostFinding.LOST_CARELESS }).click();
  await expect(page.getByText(bap.unanswered.split('{{')[0] ?? '')).toBeVisible();
  await answerAll(desk);
  await page.getByLabel(bap.isSworn).check();
  await page.getByLabel(bap.statement).fill('Keterangan saya benar dan tanpa paksaan.');
  await expect(page.getByText(id.common.strip.draftSaved.split('{{')[0] ?? '')).toBeVisible(PATIENCE);

  // A half-written record survives whoever leaves the desk.
  await desk.lock();
  await desk.unlock();
  await desk.go(new RegExp(`^${id.common.nav.home}`));
  await desk.open(number);
  await expect(question(desk, 2)).toHaveValue('Siapa saksinya?', PATIENCE);
  await page.getByText(id.interview.examination, { exact: true }).scrollIntoViewIfNeeded();
  await picture(page, join(PICTURES, 'bap'));
  expect(await axe(page, 'bap')).toEqual([]);

  // Read on the screen and signed under.
  await desk.press('Control+t');
  await expect(page.getByRole('dialog').getByText('Siapa saksinya?')).toBeVisible(PATIENCE);
  await desk.sign(page.getByRole('dialog'));
  await picture(page, join(PICTURES, 'bap-signing'));
  expect(await axe(page, 'bap-signing')).toEqual([]);
  await desk.press('Control+Enter');
  await expect(page.getByText(bap.signed)).toBeVisible(PATIENCE);
  await expect(page.getByRole('dialog')).toHaveCount(0, PATIENCE);
  await desk.decide(id.interview.bapSaved);

  // Nothing changes under a signature: a changed answer must be read and signed anew.
  await page.getByPlaceholder(bap.answerHint).first().fill('Jawaban lain.');
  await expect(page.getByText(bap.unsigned)).toBeVisible(PATIENCE);
  await expect(page.getByLabel(bap.signOff)).toBeDisabled();
  await page.waitForTimeout(150);
  await desk.press('Control+t');
  await desk.sign(page.getByRole('dialog'));
  await desk.press('Control+Enter');
  await expect(page.getByText(bap.signed)).toBeVisible(PATIENCE);
  await expect(page.getByRole('dialog')).toHaveCount(0, PATIENCE);

  await page.getByLabel(bap.signOff).check();
  await page.getByLabel(id.interview.opinionNumber).fill('BAPEN-2026-011');
  await page.getByLabel(id.interview.opinionText).fill('Kehilangan karena kurang hati-hati.');
  await desk.choose(id.labels.recommendation.APPROVE);
  await page.getByLabel(id.interview.opinionText).scrollIntoViewIfNeeded();
  await picture(page, join(PICTURES, 'bap-opinion'));
  await desk.decide(id.interview.bapSaved);

  const record = await paper(desk, 'BAP', sheet.bapTitle, 'bap');
  for (const words of [
    'BAP-2026-011',
    'Ruang pemeriksaan Inteldakim',
    'Siapa saksinya?',
    'Jawaban lain.',
    sheet.sworn,
    'Nita Inteldakim',
  ]) {
    expect(record.text).toContain(words);
  }
  const opinion = await paper(desk, 'OPINION', sheet.opinionTitle, 'pendapat');
  for (const words of [
    'BAPEN-2026-011',
    'Kehilangan karena kurang hati-hati.',
    id.labels.recommendation.APPROVE,
  ]) {
    expect(opinion.text).toContain(words);
  }
  await desk.button(id.actions.menu).click();
  await page.getByRole('menuitem', { name: id.actions.label.queue_release, exact: true }).click();
  await page.getByRole('dialog').last().waitFor(PATIENCE);
  await desk.decide();
  await expect(page.getByText(id.file.claim.mine)).toBeHidden(PATIENCE);

  await desk.signIn('kakanim');
  await headApproves(desk, number, false);
  expect(await desk.stateOf(number)).toBe('IN_SERVICE');
});

async function paper(desk: DeskPage, kind: 'BAP' | 'OPINION', title: string, name: string) {
  const { page } = desk;
  await desk.button(id.printing.menu).click();
  await page.getByRole('menuitem', { name: id.printing.paper[kind] }).click();
  await expect(page.getByRole('article').getByRole('heading', { name: title })).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, name));
  const pdf = await savePaper(desk, join(ROOT, 'out', 'test', `${name}.pdf`));
  expect(pdf.isTagged).toBe(true);
  expect(pdf.text).toContain(title);
  return pdf;
}
