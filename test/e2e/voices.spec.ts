import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { IkmElement } from '#common/domain/office/ikm.ts';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { savePaper } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { ROOT } from '#test/support/app.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
const { complaints, survey, session } = id;
const { kiosk } = survey;

/** One applicant, by touch: the same answer nine times, then words. */
async function answerAll({ page }: DeskPage, value: 3 | 4, words: string): Promise<void> {
  await page.getByRole('button', { name: kiosk.begin }).click();
  for (const element of IkmElement.options) {
    await expect(page.getByRole('heading', { name: kiosk.question[element] })).toBeVisible(PATIENCE);
    await page.getByRole('button', { name: kiosk.answer[element][value], exact: true }).click();
  }
  await page.getByRole('textbox', { name: kiosk.suggestionTitle }).fill(words);
  await page.getByRole('button', { name: kiosk.send }).click();
  await expect(page.getByRole('heading', { name: kiosk.thanks })).toBeVisible(PATIENCE);
}

test('applicants answer before the lock, the office reads the index and plans, a complaint is answered', async ({
  desk,
}) => {
  test.setTimeout(240_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;

  // From the handover desk to the survey; nothing of the program is in an applicant's reach.
  await desk.signIn('serah');
  await desk.go(new RegExp(`^${id.labels.stage.handover}`));
  await expect(desk.button(survey.kioskNav)).toBeVisible(PATIENCE);
  await desk.press('Alt+s');
  await expect(page.getByRole('heading', { name: kiosk.welcome })).toBeVisible(PATIENCE);
  expect(await axe(page, 'kiosk-welcome')).toEqual([]);
  await picture(page, join(PICTURES, 'kiosk-welcome'));
  for (const key of ['Escape', 'Control+k', 'Alt+ArrowLeft', 'Control+l']) await page.keyboard.press(key);
  await page.reload();
  await expect(page.getByRole('heading', { name: kiosk.welcome })).toBeVisible(PATIENCE);
  await expect(page.getByRole('navigation')).toHaveCount(0);

  await page.getByRole('button', { name: kiosk.begin }).click();
  expect(await axe(page, 'kiosk-question')).toEqual([]);
  await picture(page, join(PICTURES, 'kiosk-question'));
  await page.getByRole('button', { name: 'English' }).click();
  const english = page.getByRole('heading', { name: 'Did the requirements fit the kind of service?' });
  await expect(english).toBeVisible();
  // Given up half way: nothing is kept.
  await page.getByRole('button', { name: 'Cancel' }).click();
  await answerAll(desk, 4, 'Tambah kursi di ruang tunggu');
  await picture(page, join(PICTURES, 'kiosk-thanks'));
  await expect(page.getByRole('heading', { name: kiosk.welcome })).toBeVisible(PATIENCE);
  await answerAll(desk, 3, '');

  // Left by the officer's password alone.
  await page.getByRole('button', { name: kiosk.officer }).click();
  await expect(desk.button(session.lock.unlock)).toBeVisible(PATIENCE);
  await expect(page.getByRole('button', { name: session.lock.other })).toHaveCount(0);
  await picture(page, join(PICTURES, 'kiosk-unlock'));
  await page.getByRole('button', { name: session.lock.survey }).click();
  await page.getByRole('button', { name: kiosk.officer }).click();
  await page.locator('input[type=password]').first().fill(SAMPLE_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByTitle(id.common.top.person)).toBeVisible(PATIENCE);

  // A complaint from the telephone: written down, verified, taken, answered.
  await desk.signIn('pengaduan');
  await desk.go(new RegExp(`^${complaints.title}`));
  await expect(page.getByText(complaints.empty)).toBeVisible(PATIENCE);
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('radio', { name: complaints.channel.PHONE }).click();
  await dialog.getByRole('combobox', { name: complaints.categoryLabel }).click();
  await page.getByRole('option', { name: complaints.category.DELAY }).click();
  await dialog.getByLabel(complaints.text).fill('Paspor belum selesai setelah dua minggu.');
  await dialog.getByLabel(complaints.name).fill('SITI CONTOH');
  expect(await axe(page, 'complaint-new')).toEqual([]);
  await picture(page, join(PICTURES, 'complaint-new'));
  await desk.press('Control+Enter');
  await expect(desk.button(complaints.step.verify)).toBeVisible(PATIENCE);
  // Nobody has verified it: the list and the start page say how long it waits.
  await expect(page.getByText(complaints.unverifiedToday).first()).toBeVisible();
  await desk.go(new RegExp(`^${id.common.nav.home}`));
  const due = page.getByText(complaints.home.open.replace('{{count}}', '1'));
  await expect(due).toContainText(complaints.home.unverified.replace('{{count}}', '1'), PATIENCE);
  expect(await axe(page, 'home-complaints')).toEqual([]);
  await picture(page, join(PICTURES, 'home-complaints'));
  await page.getByRole('link', { name: complaints.home.go }).click();
  await expect(desk.button(complaints.step.verify)).toBeVisible(PATIENCE);
  await page.keyboard.press('v');
  await dialog.getByRole('radio', { name: complaints.sla.LIGHT }).click();
  await desk.press('Control+Enter');
  await expect(desk.button(complaints.step.assign)).toBeVisible(PATIENCE);
  await page.keyboard.press('a');
  await dialog.getByRole('combobox', { name: complaints.take }).click();
  await page.getByRole('option', { name: 'Wati Pengaduan' }).click();
  await desk.press('Control+Enter');
  await expect(desk.button(complaints.step.start)).toBeVisible(PATIENCE);
  expect(await axe(page, 'complaints')).toEqual([]);
  await picture(page, join(PICTURES, 'complaints'));
  await page.keyboard.press('s');
  await expect(desk.button(complaints.step.answer)).toBeVisible(PATIENCE);
  await page.keyboard.press('r');
  await dialog.getByRole('textbox').fill('Paspor sudah selesai dan siap diambil hari ini.');
  await desk.press('Control+Enter');
  await expect(desk.button(complaints.step.close)).toBeVisible(PATIENCE);
  // The answer as a letter: to whom, which complaint, what was said and what the office says; no officer's name.
  await picture(page, join(PICTURES, 'complaint-answered'));
  await desk.press('p');
  await expect(page.getByRole('heading', { name: complaints.letter.title.ANSWER, level: 1 })).toBeVisible(
    PATIENCE,
  );
  await picture(page, join(PICTURES, 'complaint-letter'));
  expect(await axe(page, 'complaint-letter')).toEqual([]);
  const letter = await savePaper(desk, join(ROOT, 'out', 'test', 'complaint.pdf'));
  expect(letter).toMatchObject({ isTagged: true, widthMm: 210 });
  for (const words of ['SITI CONTOH', 'belum selesai setelah dua minggu', 'siap diambil hari ini']) {
    expect(letter.text).toContain(words);
  }
  expect(letter.text).not.toContain('Wati Pengaduan');

  // The section head reads the index of the month.
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${survey.title}`));
  // The start page has the same key: it must be gone first.
  await expect(page.getByText(survey.start)).toBeVisible(PATIENCE);
  await desk.press('Control+Enter');
  await expect(page.getByText('87,50').first()).toBeVisible(PATIENCE);
  await expect(page.getByText('Tambah kursi di ruang tunggu')).toBeVisible();
  await expect(page.getByText(survey.respondents.replace('{{count}}', '2'))).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`^${complaints.sla.LIGHT}`) })).toBeVisible();
  expect(await axe(page, 'survey')).toEqual([]);
  await picture(page, join(PICTURES, 'survey'));
  await desk.press('Control+p');
  await expect(page.getByRole('heading', { name: survey.sheetTitle, level: 1 })).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'survey-sheet'));
  const paper = await savePaper(desk, join(ROOT, 'out', 'test', 'survey.pdf'));
  expect(paper).toMatchObject({ isTagged: true, widthMm: 210 });
  for (const words of [
    '87,5',
    survey.table.complaintClasses,
    survey.element.facilities,
    'Tambah kursi di ruang tunggu',
  ]) {
    expect(paper.text).toContain(words);
  }
});
