import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { axe } from '#test/pages/axe.ts';
import { bookByHand } from '#test/pages/book-by-hand.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { joined, PICTURES } from '#test/pages/joined-desk.ts';
import { launchApp } from '#test/support/app.ts';
import { HubProcess } from '#test/support/hub-process.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';

const PATIENCE = { timeout: 60_000 };

test('an office that began on one desk moves to its hub from the settings, and another desk joins it', async () => {
  test.setTimeout(240_000);
  const hub = await HubProcess.startEmpty('tikim', SAMPLE_PASSWORD);
  const code = await codeForMove(hub);
  const running = await launchApp();
  const first = new DeskPage(running);
  const { page } = running;
  await page.setViewportSize({ width: 1366, height: 768 });
  await first.signIn('loket');
  const name = await bookByHand(first, 1);
  await first.signIn('tikim');
  await first.go(new RegExp(`^${id.common.nav.settings}`));
  await first.fill(id.sync.join.url, hub.url);
  await first.fill(id.sync.join.code, code);
  expect(await axe(page, 'move')).toEqual([]);
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, 'move.png') });
  await first.button(id.sync.move.submit).click();

  // The desk opens anew as one of the hub's; the same passwords hold there.
  await expect(page.getByLabel(id.session.signIn.username).first()).toBeVisible(PATIENCE);
  await first.signIn('tikim');
  await expect(page.getByText(id.sync.state.ONLINE)).toBeVisible(PATIENCE);
  await first.go(new RegExp(`^${id.common.nav.settings}`));
  const done = id.sync.move.done.replace('{{files}}', '1').replace('{{url}}', hub.url);
  await expect(page.getByText(done)).toBeVisible(PATIENCE);
  await page.screenshot({ path: join(PICTURES, 'moved.png') });

  const second = await joined(hub, 'Loket 2');
  await second.signIn('loket');
  await second.go(new RegExp(`^${id.labels.stage.documents}`));
  await expect(second.page.getByRole('grid').getByText(name)).toBeVisible(PATIENCE);
  await second.running.close();
  await running.close();
  await hub.stop();
});

/** As IT makes it at its own PC, the only one at the new hub. */
async function codeForMove(hub: HubProcess): Promise<string> {
  const its = await joined(hub, 'Komputer Tikim');
  const { page } = its;
  await its.signIn('tikim');
  await its.go(new RegExp(`^${id.common.nav.desks}`));
  await expect(its.button(new RegExp(`^${id.station.newDesk}`))).toBeEnabled(PATIENCE);
  await page.waitForTimeout(200);
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await its.choose(id.station.kind.TAKE_OVER, dialog);
  await its.fill(id.station.newName, 'Loket 1', dialog);
  expect(await axe(page, 'code for a move')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(id.station.made.TAKE_OVER.replace('{{name}}', 'Loket 1'))).toBeVisible();
  await page.screenshot({ path: join(PICTURES, 'move-code.png') });
  const code = await dialog.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).textContent();
  await its.running.close();
  return code ?? '';
}
