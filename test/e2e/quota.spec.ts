import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { savePaper } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { ROOT } from '#test/support/app.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
const { labels, quota } = id;
const OPENS = 'Setiap Jumat pukul 17.00 WIB lewat M-Paspor';
const NOTE = 'Server pusat terputus sejak pagi, layanan dihentikan';

test('two heads set a quota, an outage day is moved by one decision, applicants get it on paper', async ({
  desk,
}) => {
  test.setTimeout(300_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const found: string[] = [];
  await desk.signIn('loket');
  const number = await importSample(desk);

  await desk.signIn('kasubsi');
  await desk.go(new RegExp(`^${quota.title}`));
  await expect(page.getByText(quota.noPlan)).toBeVisible(PATIENCE);
  await page.getByRole('tab', { name: quota.tab.plans }).click();
  await expect(page.getByText(quota.plan.none)).toBeVisible(PATIENCE);
  await desk.press('Control+Enter');
  const form = page.getByRole('dialog', { name: quota.plan.proposeTitle });
  await desk.fill(quota.plan.name, 'Kuota umum', form);
  await desk.fill(quota.plan.opens, OPENS, form);
  await form.getByRole('button', { name: quota.plan.addLine }).click();
  await form.getByRole('button', { name: quota.plan.addLine }).click();
  const lanes = [
    [labels.lane.REGULAR, ['12', '6', '5', '6', '4']],
    [labels.lane.PRIORITY, ['4', '4', '4', '4', '2']],
    [labels.lane.ACCELERATED, ['3', '3', '3', '3', '3']],
  ] as const;
  for (const [lane, places] of lanes) {
    for (const [index, day] of (['MON', 'TUE', 'WED', 'THU', 'FRI'] as const).entries()) {
      const label = quota.plan.places.replace('{{lane}}', lane).replace('{{weekday}}', quota.weekday[day]);
      await form.getByRole('textbox', { name: label, exact: true }).fill(places[index] ?? '');
    }
  }
  found.push(...(await axe(page, 'quota plan')));
  await picture(page, join(PICTURES, 'quota-plan'));
  await desk.press('Control+Enter');
  await desk.toast(quota.plan.proposed);
  // Whoever proposed it cannot set it.
  await expect(page.getByText(quota.plan.state.PROPOSED, { exact: true })).toBeVisible(PATIENCE);
  await expect(desk.button(new RegExp(`^${quota.plan.publish}$`))).toHaveCount(0);

  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${quota.title}`));
  await page.getByRole('tab', { name: quota.tab.plans }).click();
  await desk.button(new RegExp(`^${quota.plan.publish}$`)).click();
  await desk.toast(quota.plan.published);
  await expect(page.getByText(quota.plan.state.PUBLISHED, { exact: true })).toBeVisible(PATIENCE);
  found.push(...(await axe(page, 'quota plans')));
  await picture(page, join(PICTURES, 'quota-plans'));
  await page.getByRole('tab', { name: quota.tab.calendar }).click();
  const today = page.getByRole('row').filter({ has: page.getByRole('button', { name: /24 Nov 2026/ }) });
  // Lane, then its places: six on a Tuesday.
  await expect(today.getByRole('cell').nth(0)).toHaveText(labels.lane.REGULAR, PATIENCE);
  await expect(today.getByRole('cell').nth(1)).toHaveText('6', PATIENCE);
  found.push(...(await axe(page, 'quota')));
  await picture(page, join(PICTURES, 'quota'));

  await desk.press('Control+Enter');
  const move = page.getByRole('dialog', { name: quota.move.title });
  await expect(move.getByText(/^\d+ berkas akan dipindahkan ke [2-9] hari berbeda/)).toBeVisible(PATIENCE);
  await move.getByRole('combobox', { name: quota.move.reason }).click();
  await page.getByRole('option', { name: labels.specialReschedule.SERVER_OFFLINE }).click();
  await desk.fill(quota.move.note, NOTE, move);
  await move.getByLabel(quota.move.password).fill(SAMPLE_PASSWORD);
  found.push(...(await axe(page, 'quota move')));
  await picture(page, join(PICTURES, 'quota-move'));
  await desk.press('Control+Enter');
  await desk.toast(/berkas dipindahkan\. Daftar kontaknya/);

  const day = page.getByRole('dialog', { name: /24 Nov 2026/ });
  const list = day.getByRole('table');
  await expect(list).toContainText('08**', PATIENCE);
  await expect(list).toContainText(labels.specialReschedule.SERVER_OFFLINE);
  await day.getByLabel(quota.contact.whole).click();
  await expect(list).not.toContainText('**', PATIENCE);
  found.push(...(await axe(page, 'quota contacts')));
  await picture(page, join(PICTURES, 'quota-contacts'));
  await day.getByRole('tab', { name: quota.day.files }).click();
  await expect(day.getByText(/^Dipindahkan ke /).first()).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'quota-day'));
  await day.getByRole('tab', { name: quota.day.contacts }).click();
  await day.getByLabel(quota.contact.whole).click();
  await day.getByRole('button', { name: quota.contact.print }).click();
  const contacts = await savePaper(desk, join(ROOT, 'out', 'test', 'jadwal-ulang.pdf'));
  expect(contacts).toMatchObject({ isTagged: true, widthMm: 210 });
  for (const words of [quota.sheet.contactTitle, quota.sheet.secret]) expect(contacts.text).toContain(words);

  await desk.press('Control+p');
  await expect(page.getByRole('dialog').getByText(OPENS)).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'quota-paper'));
  const paper = await savePaper(desk, join(ROOT, 'out', 'test', 'kuota.pdf'));
  expect(paper).toMatchObject({ isTagged: true, pages: 1, widthMm: 210, heightMm: 297 });
  for (const words of [quota.sheet.title, OPENS, quota.sheet.changeTitle, quota.sheet.daysTitle]) {
    expect(paper.text).toContain(words);
  }
  await expect(page.getByRole('row', { name: new RegExp(`25 Nov 2026.*${quota.full}`) })).toBeVisible(
    PATIENCE,
  );

  // One file alone: the form shows what is free, and says when a day is full.
  await desk.open(number);
  const one = await desk.menu(id.actions.label.appointments_specialReschedule);
  await one.getByRole('button', { name: /27 Nov 2026: \d tempat/ }).click();
  await expect(one.getByText(/^Pada hari itu masih \d tempat/)).toBeVisible(PATIENCE);
  await desk.fill(id.actions.form.newDate, '25-11-2026', one);
  await expect(one.getByText(quota.hint.full)).toBeVisible(PATIENCE);
  found.push(...(await axe(page, 'special reschedule')));
  await picture(page, join(PICTURES, 'quota-one-file'));
  await page.keyboard.press('Escape');

  // What 1366×768 at 200 % leaves: the calendar scrolls with the page, which is not wider than its window.
  await desk.go(new RegExp(`^${quota.title}`));
  await page.setViewportSize({ width: 683, height: 384 });
  const calendar = page.getByRole('table');
  await calendar.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await calendar.boundingBox())?.height ?? 0).toBeGreaterThan(400);
  await picture(page, join(PICTURES, 'quota-zoom'));
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(await isWide()).toBe(false);
  expect([...new Set(found)]).toEqual([]);
});
