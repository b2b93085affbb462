import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { programReader } from '#main/features/production/chip/program-reader.ts';
import { actorOf, runToAdjudication } from '#test/support/passport-day.ts';
import { aJpeg } from '#test/support/pictures.ts';
import { ReaderProgram } from '#test/support/reader-program.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { makeCertificate } from '#tools/certificates/make-certificate.ts';
import { softwareChip } from '#tools/chip-sim/software-chip.ts';
import { opened } from '#test/support/shown.ts';

const folder = mkdtempSync(join(tmpdir(), 'loket-chip-'));
const country = makeCertificate({ name: 'CSCA', isAuthority: true });
const signer = makeCertificate({ name: 'DS 1', issuer: country });
const CHECKS = ['DATA', 'PHOTO', 'MRZ', 'LAMINATE', 'SIGNATURE'];
const ACCESS = { documentNumber: 'X7654321', birthDate: '900101', expiryDate: '361124' };

let t: TestDesk;
let id: ApplicationId;
let mrz: readonly [string, string];
let reader: ReaderProgram;

beforeAll(async () => {
  t = await openTestDesk();
  reader = new ReaderProgram(folder);
  const mustAct = actorOf(t);
  id = await runToAdjudication(t, 1);
  const central = { reference: 'SIMKIM-2', checkedAt: t.desk.clock.now(), result: 'CLEAR', note: '' };
  await mustAct(id, ['approval.recordAdjudication/1', central]);
  await t.as('kasubsi');
  await mustAct(id, ['approval.approve/2', opened()]);
  await t.as('cetak');
  await mustAct(id, ['queue.claim/1'], ['production.allocateBlank/1', { serial: 'E0099001' }]);
  const passportNumber = 'X7654321';
  const draft = await t.get('production.printDraft', { applicationId: id, passportNumber });
  ({ mrz } = draft);
  await mustAct(id, ['production.print/2', { ...draft, passportNumber, readBack: mrz }]);
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

function good(change: Partial<Parameters<typeof softwareChip>[0]> = {}) {
  return softwareChip({ mrz, photo: aJpeg(), signer, ...change });
}

/** IT chooses program and certificate in the system's dialogs. */
async function setUp() {
  await t.as('tikim');
  t.chosen.files = [reader.command];
  await t.get('production.chooseChipReader', {});
  const anchor = join(folder, 'csca.pem');
  writeFileSync(anchor, country.cert);
  t.chosen.files = [anchor];
  return t.call('production.addCountryCertificate', {});
}

const readChip = () => t.get('production.readChip', { applicationId: id });
const pass = (chip?: unknown) => t.act(id, ['production.qcPass/1', { checks: CHECKS, readBack: mrz, chip }]);
const SAME = { status: 'READ', isPhotoSamePerson: true };

describe.skipIf(process.platform === 'win32')('the chip of a printed book', () => {
  it('is read by nobody else than who tests the book and has it in hand', async () => {
    await t.as('mutu');
    expect(await t.call('production.readChip', { applicationId: id })).toMatchObject({ code: 'FILE_HIDDEN' });
    await actorOf(t)(id, ['queue.claim/1']);
    expect(await t.get('production.hasChipReader', {})).toBe(false);
    expect((await readChip()).findings).toEqual({ status: 'NOT_READ', why: 'NO_READER' });
    await t.as('cetak');
    expect(await t.call('production.readChip', { applicationId: id })).toMatchObject({ ok: false });
  });

  it('is set up by IT alone; a program that does not run and a file that is no authority are refused', async () => {
    await t.as('mutu');
    expect(await t.call('production.chooseChipReader', {})).toMatchObject({ ok: false });
    expect(await setUp()).toMatchObject({
      ok: true,
      value: { command: reader.command, certificates: [{ name: 'CSCA', isExpired: false }] },
    });
    expect(await t.call('production.addCountryCertificate', {})).toMatchObject({
      code: 'COUNTRY_CERTIFICATE_KNOWN',
    });
    const wrong = join(folder, 'wrong.pem');
    t.chosen.files = [wrong];
    for (const text of [signer.cert, `${country.cert}\n${country.key}`, 'no certificate']) {
      writeFileSync(wrong, text);
      expect(await t.call('production.addCountryCertificate', {})).toMatchObject({
        code: 'COUNTRY_CERTIFICATE_INVALID',
      });
    }
    expect(await t.call('production.chooseChipReader', {})).toMatchObject({ code: 'CHIP_READER_UNUSABLE' });
    expect(await t.desk.db('audit').where({ event: 'SETTING' })).toHaveLength(2);
  });

  it('is opened with the printed zone, and what was found is on record without anything personal', async () => {
    await t.as('mutu');
    reader.lay(good());
    const { findings, picture } = await readChip();
    expect(findings).toMatchObject({
      status: 'READ',
      mrzEqual: true,
      passive: 'VALID',
      isPhotoIdentical: false,
    });
    expect(Buffer.from(picture?.bytes ?? [])).toEqual(Buffer.from(aJpeg()));
    expect(JSON.parse(readFileSync(reader.asked, 'utf8'))).toEqual({
      documentNumber: 'X7654321',
      birthDate: mrz[1].slice(13, 19),
      expiryDate: mrz[1].slice(21, 27),
    });
    const [last] = await t.desk.db('audit').orderBy('seq', 'desc').limit(1);
    expect(last).toMatchObject({ event: 'VIEW', subject: id, detail: 'chip VALID' });
  });

  it('names a changed chip, another book and a signer of another country, and none of them passes', async () => {
    const stranger = makeCertificate({ name: 'CSCA', isAuthority: true });
    const foreign = makeCertificate({ name: 'DS 1', issuer: stranger });
    const other = [mrz[0], mrz[1].replace(/^X7654321/, 'X7654322')] as const;
    const cases = [
      [good({ signer: foreign }), 'CHIP_NOT_TRUSTED'],
      [{ ...good(), dg2: good({ photo: aJpeg({ shade: 3 }) }).dg2 }, 'CHIP_CHANGED'],
      [good({ mrz: other }), 'CHIP_MRZ_DIFFERS'],
    ] as const;
    for (const [chip, code] of cases) {
      reader.lay(chip);
      await readChip();
      expect(await pass(SAME)).toMatchObject({ code });
    }
  });

  it('counts as the reader found it, whatever a page says', async () => {
    reader.say({ error: 'NO_CHIP' });
    await readChip();
    const lie = { status: 'READ', mrzEqual: true, passive: 'VALID', isPhotoIdentical: true };
    expect(await pass({ ...lie, photoBand: null, isPhotoSamePerson: false })).toMatchObject({
      code: 'CHIP_NOT_READ',
    });
    expect(await pass({ status: 'NOT_READ', why: 'NO_READER' })).toMatchObject({ code: 'CHIP_NOT_READ' });
  });

  it('passes with another picture only when the officer has seen one person on both', async () => {
    reader.lay(good());
    await readChip();
    expect(await pass()).toMatchObject({ code: 'CHIP_PHOTO_DIFFERS' });
    expect(await pass({ ...SAME, photoBand: 'LOOK_CLOSER' })).toMatchObject({ ok: true });
    const { file } = await t.get('applications.open', { applicationId: id });
    expect(file.chip).toMatchObject({
      status: 'READ',
      passive: 'VALID',
      isPhotoSamePerson: true,
      photoBand: 'LOOK_CLOSER',
    });
  });
});

describe.skipIf(process.platform === 'win32')('a reader’s program', () => {
  const read = (timeoutMs?: number) =>
    programReader({ command: reader.command, ...(timeoutMs ? { timeoutMs } : {}) }).read(ACCESS);

  beforeEach(() => {
    reader = new ReaderProgram(folder);
  });

  it.each([
    ['exit 3', 'READER_FAILED'],
    ['echo nothing of the kind', 'ANSWER_UNREADABLE'],
    [`printf '{"dg1":"AAAA","dg2":"?","sod":"AAAA"}'`, 'ANSWER_UNREADABLE'],
    [`printf '{"error":"ACCESS_DENIED"}'`, 'ACCESS_DENIED'],
    ['exec yes', 'ANSWER_UNREADABLE'],
  ])('that does "%s" is answered with %s', async (body, why) => {
    reader.behave(body);
    expect(await read()).toEqual({ ok: false, why });
  });

  it('that hangs, is gone or cannot run holds nothing up', async () => {
    reader.behave('sleep 30');
    expect(await read(200)).toEqual({ ok: false, why: 'TIMED_OUT' });
    const gone = programReader({ command: join(folder, 'gone') });
    expect(await gone.read(ACCESS)).toEqual({ ok: false, why: 'READER_FAILED' });
  });
});
