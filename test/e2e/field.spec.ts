import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { localDate, toInstant } from '#common/kernel/instant.ts';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { joined, PICTURES } from '#test/pages/joined-desk.ts';
import { picture } from '#test/pages/picture.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { HubProcess } from '#test/support/hub-process.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';

const WIB_MINUTES = 420;
const PLACE = 'Kampus Contoh';
const PEOPLE = ['ANI CONTOH', 'BUDI CONTOH', 'CITRA CONTOH'];

test('a laptop takes a group out for a day and is counted home by two', async () => {
  test.setTimeout(240_000);
  const hub = await HubProcess.start();
  const laptop = await joined(hub, 'Laptop 1');
  const desk = await joined(hub, 'Loket 1');
  const { page } = desk;
  await desk.signIn('loket');
  await bookGroup(desk);
  await desk.signIn('kasubsi');
  await openField(desk);
  await expect(page.getByText(id.field.none)).toBeVisible();
  await desk.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await desk.fill(id.field.place, PLACE, dialog);
  await dialog.getByLabel(id.field.laptop).selectOption('Laptop 1');
  await dialog.getByLabel(id.field.bookingsAll.replace('{{count}}', String(PEOPLE.length))).click();
  await expect(dialog.getByText(PEOPLE[0] ?? '')).toBeVisible();
  expect(await axe(page, 'prepare field day')).toEqual([]);
  await picture(page, join(PICTURES, 'field-prepare'));
  await desk.press('Control+Enter');
  await expect(page.getByRole('row', { name: new RegExp(PLACE) })).toBeVisible();
  expect(await axe(page, 'field days')).toEqual([]);
  await picture(page, join(PICTURES, 'field-days'));

  await laptop.signIn('loket');
  const strip = id.field.strip.replace('{{place}}', PLACE).replace('{{count}}', String(PEOPLE.length));
  await expect(laptop.page.getByText(strip)).toBeVisible({ timeout: 20_000 });

  // The file is read at the office and worked on at the laptop alone.
  await desk.button(`${id.field.show}: ${PLACE}`).click();
  const number = await page.getByRole('dialog').getByRole('rowheader').first().innerText();
  await picture(page, join(PICTURES, 'field-files'));

  // One of them comes to the office himself: his file alone is taken out, and the list says why.
  const rows = page.getByRole('dialog').getByRole('rowheader');
  const leaving = await rows.nth(2).innerText();
  await desk.button(`${id.field.takeOut}: ${leaving}`, page.getByRole('dialog')).click();
  await expect(page.getByText(id.field.takeOutTitle.replace('{{number}}', leaving))).toBeVisible();
  await page.getByRole('dialog').locator('textarea').fill('Pemohon datang sendiri ke kantor');
  expect(await axe(page, 'take out')).toEqual([]);
  await picture(page, join(PICTURES, 'field-take-out'));
  await desk.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await desk.button(`${id.field.show}: ${PLACE}`).click();
  const takenOut = page.getByRole('dialog').getByRole('table', { name: id.field.takenOut });
  await expect(takenOut.getByText(leaving)).toBeVisible({ timeout: 20_000 });
  await expect(takenOut.getByText('Pemohon datang sendiri ke kantor')).toBeVisible();
  expect(await axe(page, 'taken out')).toEqual([]);
  await picture(page, join(PICTURES, 'field-taken-out'));
  await desk.button(id.common.done, page.getByRole('dialog')).click();
  await desk.open(number);
  const notice = id.field.notice.replace('{{desk}}', 'Laptop 1').replace('{{place}}', PLACE);
  await expect(page.getByText(notice)).toBeVisible();
  await picture(page, join(PICTURES, 'field-file'));

  await openField(desk);
  await count(desk, 2);
  await expect(page.getByText(id.field.counted)).toBeVisible();
  await openField(laptop);
  await count(laptop, 1);
  await expect(laptop.page.getByText(id.errors.FIELD_COUNT_DIFFERS.what)).toBeVisible();
  await expect(laptop.page.getByLabel(id.field.note)).toBeVisible();
  expect(await axe(laptop.page, 'count')).toEqual([]);
  await picture(laptop.page, join(PICTURES, 'field-count'));
  await laptop.page.getByRole('dialog').getByLabel(id.field.home).fill('2');
  await laptop.press('Control+Enter');
  await expect(laptop.page.getByText(id.field.ended.HOME)).toBeVisible({ timeout: 20_000 });
  await expect(laptop.page.getByText(id.field.strip.split('{{place}}')[0] ?? '')).toHaveCount(0);
  await desk.running.close();
  await laptop.running.close();
  await hub.stop();
});

async function openField(desk: DeskPage): Promise<void> {
  await desk.go(new RegExp(`^${id.common.nav.field}`));
  await expect(desk.page.getByRole('heading', { name: id.field.title })).toBeVisible();
}

async function count(desk: DeskPage, home: number): Promise<void> {
  await desk.button(`${id.field.count}: ${PLACE}`).click();
  const dialog = desk.page.getByRole('dialog');
  await desk.fill(id.field.home, String(home), dialog);
  await desk.fill(id.field.worked, '0', dialog);
  await desk.press('Control+Enter');
}

/** Bookings of today, as the office has them the day before. */
async function bookGroup({ page }: DeskPage): Promise<void> {
  const date = localDate(toInstant(new Date()), WIB_MINUTES);
  for (const [index, fullName] of PEOPLE.entries()) {
    const booking = aBooking(
      { appointment: { date, time: '09:00' }, applicant: anApplicant({ fullName }, index + 1) },
      index + 1,
    );
    expect(await callFromPage(page, 'appointments.byHand', booking)).toMatchObject({ ok: true });
  }
}
