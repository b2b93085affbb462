import type { Page } from '@playwright/test';
import type { ChannelName, Input, Output } from '#common/contract/ipc/index.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';

/** Calls a channel from the page, as the renderer does: for measuring and for hostile calls, never to drive a scenario. */
export async function callFromPage<C extends ChannelName>(
  page: Page,
  channel: C,
  input: Input<C>,
): Promise<Reply<Output<C>>> {
  const reply = await page.evaluate(
    ([name, value]) =>
      (globalThis as unknown as { loket: { call(n: unknown, v: unknown): Promise<unknown> } }).loket.call(
        name,
        value,
      ),
    [channel, input] as const,
  );
  return reply as Reply<Output<C>>;
}
