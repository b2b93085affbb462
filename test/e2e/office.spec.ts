import { plainDate } from '#common/kernel/plain-date.ts';
import { nikOf } from '#main/features/office/sample-bookings.ts';
import { escaped, id, type DeskPage } from '#test/pages/desk-page.ts';
import { expect, test } from './app-fixture.ts';

const START = 'kuda nil di sawah';
const OWN = 'gajah di tepi sungai';
const BIRTH = plainDate('1988-03-04');

async function fillWalkIn(desk: DeskPage): Promise<void> {
  const { page } = desk;
  await desk.go(new RegExp(`^${id.common.nav.walkIn}`));
  await page.getByRole('radio', { name: id.labels.lane.BAP, exact: true }).click();
  await page.getByRole('radio', { name: id.labels.type.REPLACE_LOST, exact: true }).click();
  await desk.fill(id.documents.fields.fullName, 'HILMAN CONTOH HILANG');
  await desk.fill(id.documents.fields.birthPlace, 'PADANG');
  await desk.fill(id.documents.fields.birthDate, '04-03-1988');
  await desk.fill(id.documents.fields.address, 'JALAN CONTOH');
  await desk.fill(id.documents.fields.oldNumber, 'B7000001');
  await desk.fill(id.documents.fields.oldIssued, '01-02-2020');
  await desk.fill(id.documents.fields.nik, nikOf(BIRTH, false, 901));
}

test('a walk-in: payment is chosen, a double press gives one file, the next form tells of it', async ({
  desk,
}) => {
  const { page } = desk;
  await desk.signIn('loket');
  await fillWalkIn(desk);
  const register = desk.button(new RegExp(`^${id.intake.register}`));
  for (const label of Object.values(id.labels.payment)) {
    await expect(page.getByRole('radio', { name: label, exact: true, checked: true })).toHaveCount(0);
  }
  await expect(register).toHaveAttribute('aria-disabled', 'true');
  await expect(
    page.getByText(id.intake.missing.replace('{{fields}}', id.intake.fields.paymentStatus)),
  ).toBeVisible();
  const police = page.getByRole('checkbox', { name: id.labels.document.LAPOR_POLISI });
  await expect(page.getByText(new RegExp(`^Belum ada: .*${id.labels.document.LAPOR_POLISI}`))).toBeVisible();
  await police.click();
  await expect(page.getByText(new RegExp(`^Belum ada: .*${id.labels.document.LAPOR_POLISI}`))).toHaveCount(0);
  await desk.choose(id.common.pagesCount.replace('{{pages}}', '24'));
  await desk.choose(id.labels.payment.UNPAID);
  await register.dblclick();
  await expect(page.getByText(id.intake.ticketText)).toBeVisible();
  await desk.button(new RegExp(`^${id.intake.another}`)).click();
  await fillWalkIn(desk);
  await expect(page.getByText(/WI202611240001/)).toBeVisible();
  await page.getByRole('link', { name: id.intake.openFileShow }).click();
  await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'HILMAN' })).toHaveCount(1);
});

test('roles that may not stand together are off at once; a start password is changed before anything opens', async ({
  desk,
}) => {
  const { page } = desk;
  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.common.nav.accounts}`));
  await desk.button(new RegExp(`^${id.office.accountNew}`)).click();
  const dialog = page.getByRole('dialog');
  const admin = dialog.getByRole('checkbox', { name: id.labels.role.IT_ADMIN, exact: true });
  const counter = dialog.getByRole('checkbox', { name: id.labels.role.COUNTER, exact: true });
  await admin.click();
  await expect(counter).toBeDisabled();
  await expect(dialog.getByRole('checkbox', { name: id.labels.role.COMPLAINT, exact: true })).toBeEnabled();
  await expect(
    dialog.getByText(new RegExp(`^${escaped(id.labels.role.IT_ADMIN)} tidak boleh digabung`)),
  ).toBeVisible();
  await admin.click();
  await counter.click();
  await expect(admin).toBeDisabled();
  await desk.fill(id.office.accountName, 'Petugas Baru', dialog);
  await desk.fill(id.office.accountUsername, 'baru', dialog);
  await dialog.locator('input[type=password]').fill(START);
  await desk.button(id.office.accountSave, dialog).click();
  await desk.toast(id.office.accountSaved);
  await page.getByTitle(id.common.top.person).click();
  await page.getByRole('menuitem', { name: id.common.top.signOut }).click();
  await page.getByLabel(id.session.signIn.username).first().fill('baru');
  await page.locator('input[type=password]').first().fill(START);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: id.session.startPassword.title })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.locator('input[type=password]').first().fill(START);
  for (const index of [1, 2]) await page.locator('input[type=password]').nth(index).fill(START);
  await page.keyboard.press('Enter');
  await expect(page.getByText('PASSWORD_SAME')).toBeVisible();
  for (const index of [1, 2]) await page.locator('input[type=password]').nth(index).fill(OWN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test('the settings name every value of the procedure and show no code', async ({ desk }) => {
  const { page } = desk;
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  for (const name of Object.values(id.office.setting)) {
    await expect(page.getByRole('rowheader', { name: new RegExp(`^${escaped(name)}`) })).toHaveCount(1);
  }
  const text = await page.getByRole('main').innerText();
  expect(text).not.toMatch(/[a-z][A-Z][a-z]+Days|\[|\bnull\b|\btrue\b|[A-Z]{3,}_[A-Z]/);
  expect(text).toContain('Rp650.000');
});
