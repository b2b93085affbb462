import { importSample } from '#test/pages/sample-import.ts';
import { checkIn } from '#test/pages/stages.ts';
import { addPages, drawScan } from '#test/pages/documents.ts';
import { id } from '#test/pages/desk-page.ts';
import { expect, test } from './app-fixture.ts';

/** What 1366×768 at 200 % leaves. */
const ENLARGED = { width: 683, height: 384 };

test('enlarged to 200 %, the applicant is named and page and form have room to be read', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page } = desk;
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.take(number);
  await addPages(desk, 'KK', [await drawScan('zoom-2', 2)]);
  await page.setViewportSize(ENLARGED);

  const name = page.getByRole('heading', { level: 1 });
  await expect.poll(async () => (await name.boundingBox())?.width ?? 0).toBeGreaterThan(120);
  const pane = page.getByRole('region', { name: id.labels.document.KK, exact: true });
  await pane.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await pane.boundingBox())?.height ?? 0).toBeGreaterThan(240);
  const accept = desk.button(new RegExp(`^${id.documents.accept}`));
  await accept.scrollIntoViewIfNeeded();
  await expect(accept).toBeInViewport({ ratio: 1 });
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(await isWide()).toBe(false);
});
