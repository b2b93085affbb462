import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { askByKeys, keyPresses, MOST_INTERVIEW_KEYS, signByKeys } from '#test/pages/interview-by-keys.ts';
import { savePaper } from '#test/pages/papers.ts';
import { picture, shoot } from '#test/pages/picture.ts';
import { runToInterview } from '#test/pages/stages.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { hasElectron, ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PDF = join(ROOT, 'out', 'test', 'data-paspor.pdf');
const PATIENCE = { timeout: 20_000 };
const BETWEEN_KEYS_MS = 150;
const { interview } = id;

mkdirSync(PICTURES, { recursive: true });

// Electron's own binary sees the displays that are there.
test.use({ displays: 2 });

/** The applicant's own screen: this file's data and nothing else, by a page that may ask for nothing else. */
async function readOnSecondScreen(desk: DeskPage): Promise<void> {
  const { page, running } = desk;
  const opened = running.app.waitForEvent('window');
  await desk.press('Alt+l');
  const second = await opened;
  await expect(second.getByRole('heading', { name: interview.bookData.title })).toBeVisible(PATIENCE);
  await expect(second.getByRole('definition').first()).toHaveText(
    (await page.getByRole('dialog').getByRole('definition').first().textContent()) ?? '-',
  );
  await expect(page.getByText(interview.bookData.secondShows)).toBeVisible(PATIENCE);
  const answer = await callFromPage(second, 'applications.search', { text: 'a', limit: 5 });
  expect(answer).toMatchObject({ ok: false, code: 'SENDER_NOT_TRUSTED' });
  await second.setViewportSize({ width: 1366, height: 768 });
  await shoot(second, join(PICTURES, 'second-screen.png'));
  expect(await axe(second, 'second screen')).toEqual([]);
  await picture(page, join(PICTURES, 'book-data-second'));
}

test('an interview is held by keys, and ends with data that the applicant has read and signed', async ({
  desk,
  media,
}) => {
  test.setTimeout(240_000);
  const { page } = desk;
  const number = await runToInterview(desk, media.fingerprints);
  await desk.signIn('wawancara');
  await desk.open(number);
  const keys = keyPresses(desk);
  await askByKeys(desk, keys);
  await expect(page.getByText(interview.bookData.open)).toBeVisible();
  await picture(page, join(PICTURES, 'interview-open'));
  expect(await axe(page, 'interview-open')).toEqual([]);

  // Turned to the applicant: nothing but their data, and the place to sign.
  await signByKeys(desk, keys, async () => {
    await picture(page, join(PICTURES, 'book-data'));
    expect(await axe(page, 'book-data')).toEqual([]);
    if (!hasElectron()) await readOnSecondScreen(desk);
  });
  await expect.poll(() => desk.running.app.windows().length).toBe(1);

  // The sheet for an office without a pad.
  const dialog = page.getByRole('dialog');
  await desk.press('Control+d');
  await expect(dialog.getByText(interview.bookData.declare)).toBeVisible(PATIENCE);
  await page.waitForTimeout(BETWEEN_KEYS_MS);
  await desk.press('Control+p');
  const sheet = page.getByRole('article');
  await expect(sheet.getByRole('heading', { name: interview.bookData.title })).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'book-data-sheet'));
  const pdf = await savePaper(desk, PDF);
  expect(pdf).toMatchObject({ pages: 1, isTagged: true });

  // The paper is done; the screen that was turned is there again.
  await expect(dialog.getByText(interview.bookData.declare)).toBeVisible(PATIENCE);
  await page.waitForTimeout(BETWEEN_KEYS_MS);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // Half a guarantor is no guarantor, and an observation has words beside it.
  await desk.fill(interview.guarantor.relation, 'Kakak');
  await expect(desk.button(new RegExp(`^${interview.save}`))).toBeDisabled();
  await desk.fill(interview.guarantor.name, 'SALMAWATI');
  await desk.fill(interview.guarantor.phone, '0812-0000-9999');
  await desk.chip('Kejelasan tujuan perjalanan');
  await desk.fill(
    interview.indicatorNote.replace('{{what}}', 'Kejelasan tujuan perjalanan'),
    'Tahu alamat penginapan',
  );
  await expect(page.getByText(interview.earlier.none)).toBeVisible();
  await keys.press('Control+Enter');
  await expect(page.getByText(id.file.work.doneTitle, { exact: true })).toBeVisible(PATIENCE);
  expect(keys.count).toBeLessThanOrEqual(MOST_INTERVIEW_KEYS);
});
