import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { launchApp, ROOT } from '#test/support/app.ts';
import type { HubProcess } from '#test/support/hub-process.ts';
import { DeskPage, id } from './desk-page.ts';
import { picture } from './picture.ts';

export const PICTURES = join(ROOT, 'out', 'test', 'screens');

/** A PC fresh from its box, joined through the first screen as IT would. */
export async function joined(
  hub: HubProcess,
  name: string,
  { url = hub.url, dataFolder }: { url?: string; dataFolder?: string } = {},
): Promise<DeskPage> {
  const running = await launchApp({
    env: { LOKET_EMPTY: '1' },
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  const { page } = running;
  await page.setViewportSize({ width: 1366, height: 768 });
  const desk = new DeskPage(running);
  await desk.choose(id.sync.join.title);
  await desk.fill(id.sync.join.url, url);
  await desk.fill(id.sync.join.code, hub.newCode(name));
  mkdirSync(PICTURES, { recursive: true });
  await picture(page, join(PICTURES, 'join'));
  await desk.button(id.sync.join.submit).click();
  await expect(page.getByLabel(id.session.signIn.username).first()).toBeVisible();
  return desk;
}
