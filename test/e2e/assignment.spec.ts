import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { officerOf } from '#test/pages/page-officer.ts';
import { picture } from '#test/pages/picture.ts';
import { ROOT } from '#test/support/app.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { expect, NOW, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const HOME = 'Jl. Anggrek No. 21, Padang';
const { approval, audit, office } = id;

test('nobody takes up a house mate’s file, and who is served before others is marked and counted', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const found: string[] = [];
  // The bar reaches the counter too: the officer's address is on record only after the arrivals.
  await desk.signIn('loket');
  const officer = officerOf(page, NOW);
  const arrive = async (serial: number, address = `Jl. Contoh No. ${serial}`): Promise<ApplicationId> => {
    const booking = aBooking({ applicant: anApplicant({ address }, serial) }, serial);
    const { applicationId } = await officer.get('appointments.byHand', booking);
    await officer.get('appointments.checkIn', { applicationId, overrideNote: null });
    return applicationId;
  };
  await arrive(1, 'JALAN ANGGREK NOMOR 21 PADANG');
  for (const serial of [2, 3, 4]) await arrive(serial);

  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.common.nav.accounts}`));
  await page.getByRole('button', { name: /: Rina Loket$/ }).click();
  const dialog = page.getByRole('dialog');
  await desk.fill(office.accountAddress, HOME, dialog);
  found.push(...(await axe(page, 'private facts')));
  await picture(page, join(PICTURES, 'account-private'));
  await desk.button(office.accountSave, dialog).click();
  await desk.toast(office.accountSaved);

  await desk.signIn('loket');
  const numberOf = (serial: number) => aBooking({}, serial).number;

  // Opened from the search and called: the reason stands where the button would be.
  await desk.open(numberOf(1));
  await expect(desk.button(new RegExp(`^${id.actions.label.queue_callTicket}`))).toHaveCount(0);
  // Beside the number and again where the decision would be.
  await expect(page.getByText(id.errors.SAME_ADDRESS.what).first()).toBeVisible();
  await picture(page, join(PICTURES, 'claim-kin'));

  // Whichever of the others does not come next, taken by hand, is marked as such.
  const rows = await officer.get('applications.queue', {
    stage: 'documents',
    lanes: [],
    states: [],
    only: 'ALL',
    offset: 0,
    limit: 50,
  });
  const last = rows.rows.findLast(({ number }) => number !== numberOf(1));
  await desk.take(last?.number ?? '');
  await page.waitForTimeout(200);
  await page.keyboard.press('i');
  await page.getByRole('tab', { name: id.file.panel.history }).click();
  await expect(page.getByText(approval.order.detail, { exact: true }).first()).toBeVisible();
  await desk.button(id.file.panel.close).click();
  await desk.go(new RegExp(`^${id.labels.stage.documents}`));
  await expect(page.getByRole('grid').getByText(approval.order.why.BY_HAND)).toBeVisible();
  await picture(page, join(PICTURES, 'claim-order'));
  found.push(...(await axe(page, 'claim order')));

  // The next one by the key is no deviation, and passes over the house mate.
  await page.keyboard.press('n');
  await expect(page.getByText(id.file.claim.mine)).toBeVisible();
  await expect(page.getByText(numberOf(1), { exact: true })).toHaveCount(0);

  await desk.signIn('auditor');
  await desk.go(new RegExp(`^${id.common.nav.audit}`));
  await page.getByRole('tab', { name: audit.tab.unusual }).click();
  const counted = page.getByRole('region', { name: audit.unusual.order.title });
  await expect(counted.getByRole('row', { name: /Rina Loket/ })).toContainText(approval.order.why.BY_HAND);
  found.push(...(await axe(page, 'claims out of order')));
  await picture(page, join(PICTURES, 'audit-order'));
  expect([...new Set(found)]).toEqual([]);
});
