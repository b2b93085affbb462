import { runToInterview } from '#test/pages/stages.ts';
import { id } from '#test/pages/desk-page.ts';
import { expect, test } from './app-fixture.ts';

const BEFORE = 'Malaysia, kunjungan satu minggu bersama kelu';
const AFTER = 'arga';

test('a word half typed when the desk locks by itself is there after the unlock, and the next key goes on behind it', async ({
  desk,
  media,
}) => {
  test.setTimeout(180_000);
  const { page } = desk;
  const number = await runToInterview(desk, media.fingerprints);

  await desk.signOut();
  await page.clock.install();
  await desk.signIn('wawancara');
  await desk.take(number);
  const answer = page.getByRole('main').locator('textarea').first();
  await answer.click();
  // The last keys are younger than the pause after which a draft is saved.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  await page.keyboard.type(BEFORE);
  await page.clock.fastForward('10:10');
  const unlock = desk.button(id.session.lock.unlock);
  await expect(unlock).toBeVisible();
  await page.clock.resume();
  await desk.unlock();
  await expect(answer).toHaveValue(BEFORE);
  await page.keyboard.type(AFTER);
  await expect(answer).toHaveValue(BEFORE + AFTER);

  // Also for a window that begins anew: what was typed lies in the records and nowhere else.
  await desk.lock();
  await desk.unlock();
  await desk.signOut();
  await desk.signIn('wawancara');
  await desk.open(number);
  await expect(answer).toHaveValue(BEFORE + AFTER);
});
