import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { toInstant } from '#common/kernel/instant.ts';
import type { ActionId } from '#common/kernel/ids.ts';
import type { ChannelName, Input, Output } from '#common/contract/ipc/index.ts';
import { callFromPage } from '#test/support/call-page.ts';
import type { Officer } from '#test/support/passport-day.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';

/** Sets the stage for a spec by the channels of a running window: what the spec itself is about is done by keys. */
export function officerOf(page: Page, now: string): Officer {
  async function get<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> {
    const reply = await callFromPage(page, channel, input);
    if (reply.ok) return reply.value;
    throw new Error(`${channel}: ${reply.code} ${JSON.stringify(reply.details ?? {})}`);
  }
  const officer: Officer = {
    desk: { clock: { now: () => toInstant(new Date(now)) } },
    get,
    async as(username) {
      await get('session.signIn', { username, password: SAMPLE_PASSWORD });
    },
    async act(applicationId, ...actions) {
      const { file } = await get('applications.open', { applicationId });
      return callFromPage(page, 'applications.act', {
        applicationId,
        basedOn: file.version,
        actions: actions.map(([kind, payload = {}]) => ({ id: v7() as ActionId, kind, payload })),
      });
    },
  };
  return officer;
}
