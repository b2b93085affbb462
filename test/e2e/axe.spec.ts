import { approve, verifyAndAdjudicate } from '#test/pages/decisions.ts';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { allocate, handOver, notifyReady, passQuality, print } from '#test/pages/production.ts';
import { interview, runToInterview } from '#test/pages/stages.ts';
import { launchApp } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

test('axe finds nothing from the decision to the handover, in both themes', async ({ desk, media }) => {
  test.setTimeout(300_000);
  const { page } = desk;
  const found: string[] = [];
  const check = async (screen: string) => found.push(...(await axe(page, screen)));
  const number = await runToInterview(desk, media.fingerprints);
  await desk.signIn('wawancara');
  await desk.take(number);
  await interview(desk, { outcome: 'PROCEED' });
  await check('interview done');

  await desk.signIn('adjudikator');
  await desk.take(number);
  await check('verification');
  await verifyAndAdjudicate(desk, number);
  await desk.signIn('kasubsi');
  await desk.take(number);
  await check('approval');
  await approve(desk, number);

  await desk.signIn('cetak');
  await desk.take(number);
  await check('allocate');
  await allocate(desk, number);
  await desk.take(number);
  await check('print');
  const printed = await print(desk, number, 'X7654321');
  await desk.signIn('mutu');
  await desk.take(number);
  await check('quality');
  await passQuality(desk, number, printed);
  await desk.signIn('serah');
  await desk.take(number);
  await check('notify');
  await notifyReady(desk, number);
  await desk.take(number);
  await check('handover');
  await handOver(desk, number, 'CONTOH PEMOHON');

  await desk.open(number);
  await desk.button(id.file.panel.open).click();
  await page.getByRole('tab', { name: id.file.panel.history }).click();
  await check('file history');
  await desk.go(new RegExp(`^${id.common.nav.sync}`));
  await page.getByText(id.sync.standaloneText).waitFor();
  await check('sync');
  await desk.lock();
  await check('lock');
  expect([...new Set(found)]).toEqual([]);
});

test('axe finds nothing on the first screen of a new PC', async () => {
  const running = await launchApp({ env: { LOKET_EMPTY: '1' } });
  const { page } = running;
  await page.getByRole('radio', { name: id.sync.join.title }).waitFor();
  const found = await axe(page, 'set-up');
  await page.getByRole('radio', { name: id.sync.join.title }).click();
  found.push(...(await axe(page, 'join')));
  expect([...new Set(found)]).toEqual([]);
  await running.close();
});
