import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { toInstant, localDate } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { axe } from '#test/pages/axe.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { bookingRow, nikOf, numberOf, openCentral } from '#test/support/central.ts';
import { aPdf } from '#test/support/pdfs.ts';
import { aPicture } from '#test/support/pictures.ts';
import { picture } from '#test/pages/picture.ts';
import { HubProcess } from '#test/support/hub-process.ts';
import { SIMULATOR_TOKEN } from '#tools/central-simulator/simulator.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const NOW = toInstant(new Date());
const TODAY = localDate(NOW, 420);
const YESTERDAY = addDays(TODAY, -1);
const PATIENCE = { timeout: 60_000 };

/** Closed in the reverse order, also when the test fails: a hub would live on. */
const opened: (() => Promise<void>)[] = [];
test.afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

const book = (person: number, passportNumber: string) => ({
  number: numberOf(person),
  nik: nikOf(person),
  fullName: 'BUDI SANTOSO',
  passportNumber,
  issuedOn: YESTERDAY,
});

test('bookings and results come from the centre; a head sees the differences and hears when the centre is away', async () => {
  test.setTimeout(300_000);
  mkdirSync(PICTURES, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'loket-token-'));
  const tokenFile = join(folder, 'token');
  opened.push(async () => rmSync(folder, { recursive: true }));
  writeFileSync(tokenFile, SIMULATOR_TOKEN);
  const central = await openCentral();
  opened.push(() => central.close());
  central.centre.bookings = [bookingRow(1, { appointmentDate: TODAY }), bookingRow(2, { nik: '1371' })];
  central.centre.results = [
    {
      kind: 'WATCHLIST',
      number: numberOf(1),
      nik: nikOf(1),
      reference: 'CEKAL-0001',
      at: NOW,
      result: 'CLEAR',
    },
    {
      kind: 'ADJUDICATION',
      number: numberOf(1),
      nik: nikOf(7),
      reference: 'ADJ-0007',
      at: NOW,
      result: 'CLEAR',
    },
  ];
  central.centre.uploads.set(numberOf(1), [
    { id: 'u-1', code: 'KTP', file: aPicture(200, 240, 160) },
    { id: 'u-2', code: 'KK', file: aPdf({ pages: 2 }) },
    { id: 'u-3', code: 'AKTA_LAHIR', file: Buffer.from('<svg onload="alert(1)"/>') },
  ]);
  central.faults({ refuses: [numberOf(1)] });
  central.centre.lists.set(`SIMKIM ${YESTERDAY}`, [
    book(1, 'X7000001'),
    book(5, 'X7000002'),
    book(6, 'X7000002'),
  ]);
  central.centre.lists.set(`PAYMENTS ${YESTERDAY}`, [
    {
      billingCode: '820260000000099',
      ntpn: 'NTPN000000000099',
      amount: 650_000,
      paidAt: `${YESTERDAY} 09:12`,
    },
  ]);
  const hub = await HubProcess.start({
    HUB_CENTRE: 'http',
    HUB_CENTRE_URL: central.url,
    HUB_CENTRE_TOKEN_FILE: tokenFile,
  });
  opened.push(() => hub.stop());
  const running = await launchApp({ env: { LOKET_EMPTY: '1' } });
  opened.push(() => running.close());
  const desk = new DeskPage(running);
  const { page } = desk;
  await page.setViewportSize({ width: 1366, height: 768 });
  await desk.choose(id.sync.join.title);
  await desk.fill(id.sync.join.url, hub.url);
  await desk.fill(id.sync.join.code, hub.newCode('Loket 1'));
  await desk.button(id.sync.join.submit).click();

  await desk.signIn('loket');
  await desk.go(new RegExp(`^${id.labels.stage.arrival}`));
  await page.getByRole('main').getByRole('textbox').first().fill(numberOf(1));
  await page.keyboard.press('Enter');
  await expect(desk.button(id.queue.arrival.dismiss)).toBeVisible(PATIENCE);
  await desk.take(numberOf(1));
  await expect(page.getByText(id.gateway.results)).toBeVisible(PATIENCE);
  await expect(page.getByText(/CEKAL-0001/)).toBeVisible();
  await picture(page, join(PICTURES, 'centre-result'));
  await desk.press('Control+i');
  await desk.toast(id.gateway.taken);
  await expect(page.getByText(id.gateway.results)).toBeHidden(PATIENCE);

  // What was sent in with the booking becomes pages by one key; what is no page is told and left.
  await expect(page.getByText('M-Paspor: 3 unggahan belum diambil.')).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'booking-uploads'));
  await desk.press('Alt+u');
  await desk.toast(id.pages.uploads.taken.replace('{{count}}', '2'));
  const requirement = (code: 'KTP' | 'KK') =>
    page.getByRole('rowheader', { name: new RegExp(`^${id.labels.document[code]} .*1 halaman`) });
  await expect(requirement('KTP')).toBeVisible(PATIENCE);
  await expect(requirement('KK')).toBeVisible();
  const waiting = page.getByRole('region', { name: id.pages.uploads.title });
  await expect(waiting.getByText(/FILE_TYPE_NOT_ALLOWED/)).toBeVisible();
  await expect(page.getByText('M-Paspor: 1 unggahan belum diambil.')).toBeVisible();

  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.differences}`));
  await expect(page.getByText(id.gateway.differences.PAID_NO_FILE)).toBeVisible(PATIENCE);
  await expect(page.getByText(id.gateway.codes.RESULT_WRONG_PERSON)).toBeVisible();
  const resend = desk.button(`${id.gateway.problem.resend}: ${numberOf(1)} ARRIVED`);
  await expect(resend).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'refused-status'));
  central.faults({});
  await resend.click();
  await desk.toast(id.gateway.problem.resent);
  await expect(resend).toBeHidden();
  await expect.poll(() => central.centre.statuses.length, PATIENCE).toBe(1);
  await desk.button(`${id.gateway.explain}: 820260000000099`).click();
  await page.getByRole('dialog').locator('textarea').fill('Pemohon membayar untuk kantor lain');
  await desk.press('Control+Enter');
  await desk.toast(id.gateway.explained);
  await expect(page.getByText(id.gateway.states.EXPLAINED)).toBeVisible();
  expect(await axe(page, 'differences')).toEqual([]);
  await picture(page, join(PICTURES, 'differences'));

  central.faults({ mode: 'DOWN' });
  await expect(page.getByText(/^Pusat tidak terjangkau sejak/).first()).toBeVisible(PATIENCE);
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await desk.button(id.gateway.awayDeclare).click();
  await picture(page, join(PICTURES, 'centre-away'));
  await desk.button(id.office.outageDeclare).click();
  await desk.toast(id.office.outageDeclared);
});
