import { expect } from '@playwright/test';
import { refreshWatchlistIfAsked, seeWhatChanged } from './decisions.ts';
import { id, type DeskPage } from './desk-page.ts';

const PATIENCE = { timeout: 20_000 };
const BETWEEN_KEYS_MS = 150;

/** Of an approval and of a handover, from the claim to the end; a combination counts each of its keys. */
export const MOST_DECIDING_KEYS = 10;

type Keys = { count: number; press: (combo: string) => Promise<void> };

function singleKeys({ page }: DeskPage): Keys {
  const keys: Keys = {
    count: 0,
    async press(combo) {
      await page.waitForTimeout(BETWEEN_KEYS_MS);
      await page.keyboard.press(combo);
      keys.count += combo.split('+').length;
    },
  };
  return keys;
}

async function claim(desk: DeskPage, keys: Keys): Promise<void> {
  await keys.press('c');
  await expect(desk.page.getByText(id.file.claim.mine)).toBeVisible(PATIENCE);
}

/** Claims the open file, looks at all that changed and approves it; answers how many keys that took. */
export async function approveByKeys(desk: DeskPage): Promise<number> {
  const keys = singleKeys(desk);
  await claim(desk, keys);
  keys.count += await seeWhatChanged(desk);
  await keys.press('Control+Enter');
  await desk.toast(id.decision.approval.approved);
  desk.actions += 2;
  return keys.count;
}

/** Claims the open file and hands its book to the holder, who signs; answers how many keys that took beside the signature. */
export async function handOverByKeys(desk: DeskPage): Promise<number> {
  const { page } = desk;
  const keys = singleKeys(desk);
  await claim(desk, keys);
  await refreshWatchlistIfAsked(desk);
  const register = page.getByLabel(id.handover.form.registerNo, { exact: true }).first();
  await expect(register).not.toHaveValue('', PATIENCE);
  await desk.sign();
  // The holder alone, the face and the card, and the proof of payment.
  await keys.press('1');
  await keys.press('5');
  await keys.press('6');
  await keys.press('Control+Enter');
  await desk.toast(/^Paspor diserahkan/);
  desk.actions += 2;
  return keys.count;
}
