import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { CHANNELS, type ChannelName } from '#common/contract/ipc/index.ts';
import { type Role } from '#common/domain/applications/vocabulary.ts';
import { permissionsOf } from '#common/domain/session/permission.ts';
import { deskHandlers } from '#main/app/handlers.ts';
import { createPipeline, isAppUrl, isTrustedSender, type Sender } from '#main/ipc/pipeline.ts';
import { aPicture } from '#test/support/pictures.ts';
import { aBooking } from '#test/support/people.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, OUR_PAGE, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
let handle: ReturnType<typeof createPipeline>;

beforeAll(async () => {
  t = await openTestDesk();
  handle = createPipeline(
    deskHandlers(t.desk, 'test', () => ''),
    t.desk.session,
    t.desk.log,
  );
});
afterAll(() => t.close());

const SENDERS: [string, Sender][] = [
  ['a window that is not ours', { ...OUR_PAGE, isOurWindow: false }],
  ['a sub-frame', { ...OUR_PAGE, isMainFrame: false }],
  ['another scheme', { ...OUR_PAGE, url: 'https://loket/index.html' }],
  ['another host', { ...OUR_PAGE, url: 'app://loket.evil/index.html' }],
  ['a host that begins alike', { ...OUR_PAGE, url: 'app://loketx/index.html' }],
  ['a port', { ...OUR_PAGE, url: 'app://loket:80/index.html' }],
  ['a user', { ...OUR_PAGE, url: 'app://loket@evil/index.html' }],
  ['a file', { ...OUR_PAGE, url: 'file:///index.html' }],
  ['data', { ...OUR_PAGE, url: 'data:text/html,app://loket/' }],
  ['nothing', { ...OUR_PAGE, url: '' }],
];

describe('a call', () => {
  it.each(SENDERS)('from %s is refused before anything is read', async (_name, sender) => {
    expect(isTrustedSender(sender)).toBe(false);
    expect(await handle(sender, 'session.status', {})).toEqual({ ok: false, code: 'SENDER_NOT_TRUSTED' });
  });

  it('from our own page is trusted', () => {
    expect(isAppUrl('app://loket')).toBe(true);
    expect(isTrustedSender({ ...OUR_PAGE, url: 'app://loket/index.html#/antrean' })).toBe(true);
  });

  it.each(['nothing.here', '__proto__', 'constructor', 'toString', 42, null, undefined, {}])(
    'to the channel %s is refused',
    async (name) => {
      expect(await handle(OUR_PAGE, name, {})).toEqual({ ok: false, code: 'CHANNEL_UNKNOWN' });
    },
  );

  it('needs a person, unlocked, for every channel that is not public', async () => {
    await t.desk.session.signOut();
    for (const [name, { access }] of Object.entries(CHANNELS)) {
      if (access === 'PUBLIC') continue;
      expect(await handle(OUR_PAGE, name, {}), name).toEqual({ ok: false, code: 'SIGNED_OUT' });
    }
    await t.as('loket');
    await t.desk.session.lock();
    for (const [name, { access, isOpenUnderLock }] of Object.entries(CHANNELS)) {
      if (access === 'PUBLIC' || isOpenUnderLock) continue;
      expect(await handle(OUR_PAGE, name, {}), name).toEqual({ ok: false, code: 'LOCKED' });
    }
    const underLock = Object.entries(CHANNELS).filter(([, channel]) => channel.isOpenUnderLock);
    expect(
      underLock.map(([name]) => name),
      'what is open under the lock tells nothing',
    ).toEqual(['applications.saveDraft', 'survey.answer']);
    await t.get('session.unlock', { password: SAMPLE_PASSWORD });
  });

  it('needs a role that holds the permission of the channel', async () => {
    const people: Record<string, Role> = {
      loket: 'COUNTER',
      tikim: 'IT_ADMIN',
      auditor: 'AUDITOR',
      cetak: 'PRINT',
      kasi: 'SECTION_HEAD',
    };
    for (const [username, role] of Object.entries(people)) {
      await t.as(username);
      for (const [name, { access }] of Object.entries(CHANNELS) as [ChannelName, { access: string }][]) {
        if (access === 'PUBLIC' || access === 'SIGNED_IN') continue;
        const isGranted = permissionsOf([role]).has(access as never);
        const reply = await handle(OUR_PAGE, name, { nonsense: true });
        expect(reply, `${role} ${name}`).toMatchObject({
          ok: false,
          code: isGranted ? 'INPUT_INVALID' : 'FORBIDDEN',
        });
      }
    }
  });

  it('keeps case content from IT staff, whatever they try (S9)', async () => {
    await t.as('loket');
    const { applicationId } = await t.get('appointments.byHand', aBooking({}, 77));
    await t.as('tikim');
    for (const [channel, input] of [
      ['applications.open', { applicationId }],
      ['applications.search', { text: 'budi', limit: 5 }],
      ['applications.reveal', { applicationId, reason: 'ingin tahu' }],
      ['documents.read', { applicationId, attachmentId: 'a'.repeat(64) }],
    ] as const) {
      expect(await handle(OUR_PAGE, channel, input), channel).toEqual({ ok: false, code: 'FORBIDDEN' });
    }
  });

  it('is read strictly: an unknown field is refused by its name, a value is never repeated', async () => {
    await t.as('loket');
    const reply = await handle(OUR_PAGE, 'appointments.byHand', {
      ...aBooking(),
      number: '1371991211870001$',
      extra: 1,
    });
    expect(reply).toMatchObject({ ok: false, code: 'INPUT_INVALID' });
    expect(JSON.stringify(reply)).not.toContain('1371991211870001');
  });

  it('that fails by a fault of ours tells a code and no stack, and logs nothing personal', async () => {
    const broken = createPipeline(
      {
        ...deskHandlers(t.desk, 'test', () => ''),
        'session.status': () =>
          Promise.reject(new Error('NIK 1371991211870001 of "BUDI SANTOSO" at /home/budi')),
      },
      t.desk.session,
      t.desk.log,
    );
    expect(await broken(OUR_PAGE, 'session.status', {})).toEqual({ ok: false, code: 'INTERNAL' });
    const line = t.logLines.at(-1) ?? '';
    expect(line).toContain('INTERNAL');
    expect(line).not.toMatch(/1371991211870001|BUDI|\/home\/budi/);
  });
});

describe('a damaged page', () => {
  it('that a call comes upon stops the desk, other faults do not', async () => {
    const stopped: string[] = [];
    const failing = (code: string) =>
      createPipeline(
        {
          ...deskHandlers(t.desk, 'test', () => ''),
          'session.status': () => Promise.reject(Object.assign(new Error('page'), { code })),
        },
        t.desk.session,
        t.desk.log,
        (found) => stopped.push(found),
      );
    await failing('SQLITE_BUSY')(OUR_PAGE, 'session.status', {});
    expect(stopped).toEqual([]);
    await failing('SQLITE_CORRUPT_INDEX')(OUR_PAGE, 'session.status', {});
    expect(stopped).toEqual(['DATABASE_CORRUPT']);
  });
});

describe('signing in', () => {
  it('answers alike for a wrong name and a wrong password, and pauses after five tries', async () => {
    expect(await t.call('session.signIn', { username: 'nobody', password: 'x' })).toEqual({
      ok: false,
      code: 'SIGN_IN_FAILED',
    });
    for (let index = 0; index < 5; index += 1) {
      expect(await t.call('session.signIn', { username: 'mutu', password: 'x' })).toEqual({
        ok: false,
        code: 'SIGN_IN_FAILED',
      });
    }
    expect(await t.call('session.signIn', { username: 'mutu', password: SAMPLE_PASSWORD })).toMatchObject({
      code: 'SIGN_IN_PAUSED',
    });
    t.setNow('2026-11-24T02:03:00.000Z');
    expect(await t.call('session.signIn', { username: 'mutu', password: SAMPLE_PASSWORD })).toMatchObject({
      ok: true,
    });
  });

  it('stores no password, only an argon2id hash of it', async () => {
    const rows: { password_hash: string }[] = await t.desk.db('account').select('password_hash');
    expect(rows.every((row) => row.password_hash.startsWith('$argon2id$'))).toBe(true);
  });

  it('refuses a weak password for a new account', async () => {
    await t.as('tikim');
    const account = { username: 'baru', displayName: 'Orang Baru', roles: ['COUNTER' as const], nik: null };
    for (const password of ['pendek', 'aaaaaaaaaaaa', 'baru-baru-baru']) {
      expect(await t.call('session.createAccount', { ...account, password })).toMatchObject({
        code: 'PASSWORD_WEAK',
      });
    }
    expect(
      await t.call('session.createAccount', { ...account, password: 'kuda nil di sawah' }),
    ).toMatchObject({ ok: true });
    expect(
      await t.call('session.createAccount', { ...account, password: 'kuda nil di sawah' }),
    ).toMatchObject({ code: 'USERNAME_TAKEN' });
  });
});

describe('an attachment', () => {
  it('opens only through the file that it belongs to, and never as something it is not', async () => {
    await t.as('loket');
    const { applicationId: first } = await t.get('appointments.byHand', aBooking({}, 81));
    const { applicationId: second } = await t.get('appointments.byHand', aBooking({}, 82));
    const bytes = aPicture();
    await t.get('appointments.checkIn', { applicationId: first, overrideNote: null });
    await t.act(first, ['queue.callTicket/1']);
    const { attachmentId } = await t.get('documents.store', { applicationId: first, bytes });
    expect(await t.get('documents.read', { applicationId: first, attachmentId })).toEqual({
      mediaType: 'image/png',
      size: bytes.byteLength,
      bytes: Buffer.from(bytes),
    });
    expect(await t.call('documents.read', { applicationId: second, attachmentId })).toMatchObject({
      code: 'ATTACHMENT_MISSING',
    });
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
    expect(await t.call('documents.store', { applicationId: first, bytes: svg })).toMatchObject({
      code: 'FILE_TYPE_NOT_ALLOWED',
    });
    const headOnly = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 9, 9]);
    expect(await t.call('documents.store', { applicationId: first, bytes: headOnly })).toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    const applicationId = v7() as ApplicationId;
    expect(await t.call('documents.store', { applicationId, bytes })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
