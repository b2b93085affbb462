import { expect } from '@playwright/test';
import { plainDate } from '#common/kernel/plain-date.ts';
import { nikOf } from '#main/features/office/sample-bookings.ts';
import { id, type DeskPage } from './desk-page.ts';

/** A person without a booking, registered at the counter; returns the name. */
export async function bookByHand(desk: DeskPage, serial: number): Promise<string> {
  const { page } = desk;
  await desk.go(new RegExp(`^${id.common.nav.walkIn}`));
  await page.getByRole('radio', { name: id.labels.lane.BAP, exact: true }).click();
  await page.getByRole('radio', { name: id.labels.type.REPLACE_LOST, exact: true }).click();
  const name = `HILMAN CONTOH ${'ABCDE'.charAt(serial)}`;
  await desk.fill(id.documents.fields.fullName, name);
  await desk.fill(id.documents.fields.birthPlace, 'PADANG');
  await desk.fill(id.documents.fields.birthDate, '04-03-1988');
  await desk.fill(id.documents.fields.address, 'JALAN CONTOH');
  await desk.fill(id.documents.fields.oldNumber, `B700000${serial}`);
  await desk.fill(id.documents.fields.oldIssued, '01-02-2020');
  await desk.fill(id.documents.fields.nik, nikOf(plainDate('1988-03-04'), false, 900 + serial));
  await page.getByRole('checkbox', { name: id.labels.document.LAPOR_POLISI }).click();
  await desk.choose(id.common.pagesCount.replace('{{pages}}', '24'));
  await desk.choose(id.labels.payment.UNPAID);
  await desk.button(new RegExp(`^${id.intake.register}`)).click();
  await expect(page.getByText(id.intake.ticketText)).toBeVisible();
  return name;
}
