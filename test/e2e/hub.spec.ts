import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { axe } from '#test/pages/axe.ts';
import { bookByHand } from '#test/pages/book-by-hand.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { joined, PICTURES } from '#test/pages/joined-desk.ts';
import { picture } from '#test/pages/picture.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { HubProcess } from '#test/support/hub-process.ts';

async function seesInQueue(desk: DeskPage, name: string): Promise<void> {
  await desk.go(new RegExp(`^${id.labels.stage.documents}`));
  await expect(desk.page.getByRole('grid').getByText(name)).toBeVisible({ timeout: 20_000 });
}

test('two desks of one office share a queue, go on without the hub, and find together again', async () => {
  test.setTimeout(240_000);
  const hub = await HubProcess.start();
  const proxy = await FaultProxy.open(hub.url);
  const first = await joined(hub, 'Loket 1');
  const second = await joined(hub, 'Loket 2', { url: proxy.url });
  await first.signIn('loket');
  await second.signIn('loket');
  await expect(first.page.getByText(id.sync.state.ONLINE)).toBeVisible({ timeout: 20_000 });
  await expect(second.page.getByText(id.sync.state.ONLINE)).toBeVisible({ timeout: 20_000 });

  const name = await bookByHand(first, 1);
  await seesInQueue(second, name);

  proxy.set({ kind: 'cut' });
  const alone = await bookByHand(second, 2);
  await expect(second.page.getByText(new RegExp(`^${id.sync.state.OFFLINE.split('{{')[0]}`))).toBeVisible({
    timeout: 30_000,
  });
  await second.page.getByRole('link', { name: /menunggu kirim/ }).click();
  await expect(second.page.getByRole('grid').getByText(alone)).toBeVisible();
  await expect(second.page.getByText(id.sync.hint.OFFLINE, { exact: false })).toBeVisible();
  // What never failed by itself says what the connection says, and when it is tried again.
  const waiting = second.page.getByRole('grid').getByRole('row').filter({ hasText: alone });
  await expect(waiting.getByText(id.sync.reason.NETWORK)).toBeVisible({ timeout: 20_000 });
  await expect(waiting.getByRole('gridcell').last()).toHaveText(/^\d\d:\d\d$/);
  await picture(second.page, join(PICTURES, 'outbox'));

  proxy.set({ kind: 'clear' });
  await second.press('Control+Enter');
  await expect(second.page.getByText(id.sync.outbox.empty)).toBeVisible({ timeout: 30_000 });
  expect(await axe(second.page, 'outbox')).toEqual([]);
  await second.page.screenshot({ path: join(PICTURES, 'outbox-empty.png') });
  await seesInQueue(first, alone);

  // IT enrols one more PC from its own screen and shuts one out; that one says so and keeps what it holds.
  await first.signIn('tikim');
  await first.go(new RegExp(`^${id.common.nav.desks}`));
  await first.page.getByRole('row', { name: /Loket 2/ }).click();
  await first.button(`${id.station.held}: Loket 2`).click();
  await expect(first.page.getByRole('dialog').getByRole('grid')).toBeVisible();
  expect(await axe(first.page, 'held files')).toEqual([]);
  await picture(first.page, join(PICTURES, 'held'));
  await first.page.getByRole('dialog').getByRole('button', { name: id.common.done }).click();
  await expect(first.page.getByRole('dialog')).toHaveCount(0);
  await first.press('Control+Enter');
  await first.fill(id.station.newName, 'Loket 3', first.page.getByRole('dialog'));
  await first.press('Control+Enter');
  await expect(first.page.getByRole('dialog').getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)).toBeVisible();
  await first.page.screenshot({ path: join(PICTURES, 'code.png') });
  await first.page.getByRole('dialog').getByRole('button', { name: id.common.done }).click();
  await first.button(`${id.station.revoke}: Loket 2`).click();
  await first.page.getByRole('dialog').locator('textarea').fill('Komputer dicuri');
  await first.press('Control+Enter');
  await first.toast(/^Loket 2 dikeluarkan/);
  await second.press('Control+Enter');
  await expect(second.page.getByText(id.sync.state.REVOKED).first()).toBeVisible({ timeout: 30_000 });
  await second.page.screenshot({ path: join(PICTURES, 'revoked.png') });

  // The PC turns up again: a code for it alone, and it goes on as the desk that it was.
  await first.button(`${id.station.newKey}: Loket 2`).click();
  await expect(first.page.getByRole('dialog').getByText(id.station.newKeyText)).toBeVisible();
  await first.press('Control+Enter');
  const newKey = first.page.getByRole('dialog').getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await expect(newKey).toBeVisible();
  await picture(first.page, join(PICTURES, 'new-key-code'));
  await second.fill(id.sync.newKey.code, await newKey.innerText());
  expect(await axe(second.page, 'new key')).toEqual([]);
  await picture(second.page, join(PICTURES, 'new-key'));
  await second.button(id.sync.newKey.submit).click();
  await expect(second.page.getByText(id.sync.state.ONLINE).first()).toBeVisible({ timeout: 30_000 });
  await first.page.getByRole('dialog').getByRole('button', { name: id.common.done }).click();

  // The telephone's secret is told once and proven before it holds.
  await first.go(new RegExp(`^${id.common.nav.accounts}`));
  await first.page
    .getByRole('button', { name: new RegExp(`^${id.office.totp.enrol}: `) })
    .first()
    .click();
  await expect(first.page.getByRole('dialog').getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)).toBeVisible();
  expect(await axe(first.page, 'second factor')).toEqual([]);
  await picture(first.page, join(PICTURES, 'second-factor'));

  await first.running.close();
  await second.running.close();
  await proxy.close();
  await hub.stop();
});
