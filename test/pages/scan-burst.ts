import type { Page } from '@playwright/test';

/** As a keyboard-wedge reader sends a code: all of it within a moment, then Enter. Keys sent one by one from outside come as slowly as the machine is. */
export async function scanBurst(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    for (const key of [...text, 'Enter']) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  }, code);
}
