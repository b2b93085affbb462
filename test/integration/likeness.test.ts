import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Alike } from '#common/contract/ipc/applications.ts';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import { ALIKE_SQL, fillLikeness } from '#main/records/repositories/likeness.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { actorOf } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const BIRTH = plainDate('1987-11-12');
let t: TestDesk;
let serial = 0;

beforeEach(async () => {
  t = await openTestDesk();
  serial = 0;
  await t.as('loket');
});
afterEach(() => t.close());

/** A walk-in's file, taken by the desk that opened it. */
async function file(change: Partial<Applicant>): Promise<ApplicationId> {
  serial += 1;
  const applicant = anApplicant({ birthDate: BIRTH, ...change }, serial);
  const { applicationId } = await t.get('appointments.byHand', aBooking({ applicant }, serial));
  return applicationId;
}

async function alike(id: ApplicationId): Promise<Alike> {
  await t.get('applications.reveal', { applicationId: id, reason: 'Uji kemiripan berkas' });
  return t.get('applications.alike', { applicationId: id });
}

it('names the rule for each file that may be the same person, and none for others', async () => {
  const oldPassport = {
    number: 'X1234567',
    issuedOn: null,
    expiresOn: null,
    issuedAbroad: false,
    dataEqualsKtp: null,
  };
  const first = await file({ fullName: 'MUHAMMAD RIZKI', oldPassport });
  const spelt = await file({ fullName: 'MUHAMAD RIZKY' });
  const book = await file({ fullName: 'ORANG LAIN', birthDate: plainDate('1990-01-01'), oldPassport });
  await file({ fullName: 'BUDI SANTOSO' });
  const { duplicates } = await alike(first);
  const found = new Map(duplicates.map(({ rule, file: { id } }) => [rule, id]));
  expect(found).toEqual(
    new Map([
      ['SAME_PASSPORT', book],
      ['SIMILAR_NAME_AND_BIRTH', spelt],
    ]),
  );
});

it('lists contacts that many files share, of thirty days and no longer', async () => {
  const early = await file({ phone: '0812 3456 7890', fullName: 'SATU ORANG' });
  t.setNow(addMinutes(t.desk.clock.now(), 31 * 24 * 60));
  await t.as('loket');
  const second = await file({ phone: '+62 812-3456-7890', fullName: 'DUA ORANG', assistedBy: 'Pak Biro' });
  const third = await file({ phone: '081234567890', fullName: 'TIGA ORANG', assistedBy: 'PAK BIRO' });
  const { shared, days } = await alike(third);
  expect(days).toBe(30);
  const found = shared.map(({ kind, files }) => [kind, files.map(({ id }) => id)]);
  expect(found).toContainEqual(['PHONE', [second]]);
  expect(found).toContainEqual(['HELPER', [second]]);
  expect(shared.flatMap(({ files }) => files.map(({ id }) => id))).not.toContain(early);
});

it('tells nothing of a file that this person may not look into, and leaves a trace of what it told', async () => {
  const first = await file({ fullName: 'MUHAMMAD RIZKI' });
  await file({ fullName: 'MUHAMAD RIZKY' });
  expect(await t.call('applications.alike', { applicationId: first })).toMatchObject({ code: 'FILE_HIDDEN' });
  await alike(first);
  const trace = await t.desk.db('audit').where({ event: 'SEARCH', subject: first }).first('detail');
  expect(trace).toMatchObject({ detail: expect.stringMatching(/^alike 1, shared \d$/) });
});

it('follows a correction, so that no old value finds the file', async () => {
  const first = await file({ fullName: 'MUHAMMAD RIZKI' });
  const rows = () => t.desk.db('likeness').where({ application_id: first, kind: 'BIRTH' }).pluck('key');
  expect(await rows()).toEqual([BIRTH]);
  await t.get('appointments.checkIn', { applicationId: first, overrideNote: null });
  const act = actorOf(t);
  await act(first, ['queue.callTicket/1']);
  const changes = { birthDate: '1988-11-12' };
  await act(first, ['documents.amendData/1', { changes, note: 'Menurut akta kelahiran' }]);
  expect(await rows()).toEqual(['1988-11-12']);
});

it('finds files of records that are older than it is', async () => {
  const first = await file({ fullName: 'MUHAMMAD RIZKI' });
  const spelt = await file({ fullName: 'MUHAMAD RIZKY' });
  await t.desk.db('likeness').delete();
  await fillLikeness(t.desk.db);
  const { duplicates } = await alike(first);
  expect(duplicates.map(({ file: { id } }) => id)).toEqual([spelt]);
});

it('is found by its values, without a walk through the files', async () => {
  const plan: { detail: string }[] = await t.desk.db.raw(`explain query plan ${ALIKE_SQL}`, ['[]', '', '']);
  expect(plan.map(({ detail }) => detail).join('; ')).toMatch(
    /SEARCH l USING PRIMARY KEY \(kind=\? AND key=\?\)/,
  );
});
