import { expect, it } from 'vitest';
import type { Session } from '../chromium/connection.ts';
import { mayUnload } from './before-unload.ts';

const pageThat = (send: () => Promise<unknown>) => ({ send }) as unknown as Session;

it('a page that is replaced while it is asked does not hold its window', async () => {
  const gone = pageThat(() => Promise.reject(new Error('Execution context was destroyed.')));
  expect(await mayUnload(gone)).toBe(true);
});

it('a page that says no holds its window', async () => {
  expect(await mayUnload(pageThat(() => Promise.resolve({ result: { value: false } })))).toBe(false);
});
