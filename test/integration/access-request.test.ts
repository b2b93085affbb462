import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerHoursLeft, type AccessRequest } from '#common/domain/registers/access-requests.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { tidyBiometrics } from '#main/features/biometrics/tidy.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { runToInterview } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

function line(kind: string, payload: Record<string, unknown>, about?: Kept<unknown>) {
  const subject = about?.subject ?? v7();
  const place = { register: 'access-requests', basedOn: about?.lines ?? 0 } as const;
  return { id: v7(), subject, kind, payload, ...place };
}

async function only(t: TestDesk): Promise<Kept<AccessRequest>> {
  const { kept } = await t.get('registers.read', {
    register: 'access-requests',
    subject: null,
    since: null,
  });
  // The book of that name holds exactly these.
  return must(kept[0] as Kept<AccessRequest> | undefined, 'one was written');
}

async function ask(t: TestDesk, applicationId: ApplicationId): Promise<Kept<AccessRequest>> {
  const { file } = await t.get('applications.open', { applicationId });
  const payload = {
    applicationId,
    number: file.number,
    askedBy: 'BUDI SANTOSO',
    relation: 'SELF',
    identity: 'KTP asli',
    note: '',
  };
  await t.get('registers.write', line('ask/1', payload));
  return only(t);
}

describe('a request to see one’s data on a desk alone', () => {
  let t: TestDesk;
  let id: ApplicationId;
  beforeEach(async () => {
    t = await openTestDesk();
    id = await runToInterview(t, 1);
    await runToInterview(t, 2);
    await t.as('loket');
  });
  afterEach(() => t.close());

  it('has 72 hours, and a head answers it once', async () => {
    const request = await ask(t, id);
    expect(answerHoursLeft(request.item, request.item.at)).toBe(72);
    expect(answerHoursLeft(request.item, addMinutes(request.item.at, 73 * 60))).toBe(-1);
    const answer = { reference: 'W.3-PDP-7' };
    expect(await t.call('registers.write', line('answer/1', answer, request))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await t.as('kasi');
    await t.get('registers.write', line('answer/1', answer, request));
    const answered = await only(t);
    expect(answered.item.answered).toMatchObject(answer);
    expect(await t.call('registers.write', line('refuse/1', { note: 'terlambat' }, answered))).toMatchObject({
      code: 'REQUEST_ANSWERED',
    });
  });

  it('is answered with everything of that person and nothing of another', async () => {
    const { subject } = await ask(t, id);
    expect(await t.call('privacy.accessReport', { subject })).toMatchObject({ code: 'FORBIDDEN' });
    await t.as('kasi');
    const file = must(await findApplication(t.desk.db, id), 'it is here');
    const { files } = await t.get('privacy.accessReport', { subject });
    expect(files.map(({ number }) => number)).toEqual([file.number]);
    const [mine] = files;
    expect(mine?.applicant).toEqual(file.applicant);
    expect(mine?.documents.map(({ code }) => code).toSorted()).toEqual(['AKTA_LAHIR', 'KK', 'KTP']);
    expect(mine?.pictures.filter(({ kind }) => kind === 'PRINT').length).toBeGreaterThan(0);
    expect(mine?.pictures.every(({ erasedAt }) => erasedAt === null)).toBe(true);
    const kinds = mine?.trail.map(({ kind }) => kind) ?? [];
    expect(kinds).toContain('biometrics.captureFingerprints/1');
    // That the report was made is the last line of its own trail, and no officer is named.
    expect(mine?.trail.at(-1)).toMatchObject({ event: 'VIEW', kind: '' });
    expect(JSON.stringify(mine?.trail)).not.toContain(t.desk.session.user?.id ?? '-');
    // What was erased is told with its day.
    t.setNow('2026-12-10T02:00:00.000Z');
    await tidyBiometrics(t.desk);
    await t.as('kasi');
    const later = await t.get('privacy.accessReport', { subject });
    const prints = later.files[0]?.pictures.filter(({ kind }) => kind === 'PRINT') ?? [];
    expect(prints.every(({ erasedAt }) => erasedAt !== null)).toBe(true);
  });

  it('no report without a request on record', async () => {
    await t.as('kasi');
    expect(await t.call('privacy.accessReport', { subject: v7() })).toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
    });
  });
});

describe('with a hub', () => {
  let office: JoinedOffice;
  beforeEach(async () => {
    office = await openJoinedOffice();
  });
  afterEach(() => office.close());

  it('the report is of the whole office, whichever desk asks, and each file’s chain tells of it', async () => {
    const desk = await office.desk('Loket 1');
    const other = await office.desk('Loket 2');
    const id = await runToInterview(desk, 1);
    await desk.sync();
    await other.sync();
    await desk.as('loket');
    const { subject } = await ask(desk, id);
    await other.as('kasi');
    const { files } = await other.get('privacy.accessReport', { subject });
    const desks = new Set(files[0]?.trail.map((entry) => entry.desk));
    expect(desks.has('Loket 1')).toBe(true);
    expect(files[0]?.pictures.length).toBeGreaterThan(0);
    const told = await office.edge.hub.store('audit').where({ event: 'VIEW', detail: 'access report' });
    expect(told.map((entry) => entry.subject)).toEqual([id]);
    await other.as('wawancara');
    expect(await other.call('privacy.accessReport', { subject })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
