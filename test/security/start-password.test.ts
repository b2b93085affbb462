import { afterEach, beforeEach, expect, it } from 'vitest';
import { CHANNELS, type ChannelName } from '#common/contract/ipc/index.ts';
import { deskHandlers } from '#main/app/handlers.ts';
import { createPipeline } from '#main/ipc/pipeline.ts';
import { openTestDesk, OUR_PAGE, type TestDesk } from '#test/support/test-desk.ts';

const START = 'kuda nil di sawah';
const OWN = 'gajah di tepi sungai';
let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('tikim');
});
afterEach(() => t.close());

async function createNew(): Promise<string> {
  const account = { username: 'baru', displayName: 'Orang Baru', nik: null, password: START };
  return (await t.get('session.createAccount', { ...account, roles: ['COUNTER'] })).id;
}

async function mustChange(): Promise<boolean | undefined> {
  return (await t.get('session.status', {})).user?.mustChange;
}

it('a new account opens nothing but the change of its start password', async () => {
  await createNew();
  await t.get('session.signIn', { username: 'baru', password: START });
  expect(await mustChange()).toBe(true);
  const handle = createPipeline(
    deskHandlers(t.desk, 'test', () => ''),
    t.desk.session,
    t.desk.log,
  );
  for (const [name, { access }] of Object.entries(CHANNELS) as [ChannelName, { access: string }][]) {
    if (access === 'PUBLIC') continue;
    expect(await handle(OUR_PAGE, name, {}), name).toMatchObject({
      ok: false,
      code: name === 'session.changePassword' ? 'INPUT_INVALID' : 'PASSWORD_MUST_CHANGE',
    });
  }
});

it('the start password is not an own password, and a lock does not get around the change', async () => {
  await createNew();
  await t.get('session.signIn', { username: 'baru', password: START });
  expect(await t.call('session.changePassword', { current: START, next: START })).toMatchObject({
    code: 'PASSWORD_SAME',
  });
  await t.get('session.lock', {});
  await t.get('session.unlock', { password: START });
  expect(await t.call('applications.counts', {})).toMatchObject({ code: 'PASSWORD_MUST_CHANGE' });
  await t.get('session.changePassword', { current: START, next: OWN });
  expect(await mustChange()).toBe(false);
  expect(await t.call('applications.counts', {})).toMatchObject({ ok: true });
  expect(t.events.at(-1)).toMatchObject({
    event: 'session.changed',
    payload: { user: { mustChange: false } },
  });
  await t.get('session.signIn', { username: 'baru', password: OWN });
  expect(await mustChange()).toBe(false);
});

it('a reset by an administrator asks again; other changes of the account do not', async () => {
  const id = await createNew();
  await t.get('session.signIn', { username: 'baru', password: START });
  await t.get('session.changePassword', { current: START, next: OWN });
  await t.as('tikim');
  const change = { id, displayName: 'Orang Lama', roles: ['COUNTER' as const], active: true };
  await t.get('session.updateAccount', { ...change, password: null });
  await t.get('session.signIn', { username: 'baru', password: OWN });
  expect(await mustChange()).toBe(false);
  await t.as('tikim');
  await t.get('session.updateAccount', { ...change, password: START });
  await t.get('session.signIn', { username: 'baru', password: START });
  expect(await mustChange()).toBe(true);
});

it('the people of the sample office are exempt', async () => {
  expect(await mustChange()).toBe(false);
});
