import { describe, expect, it } from 'vitest';
import { bookData } from '#common/domain/interview/book-data.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { signedBefore } from '#test/support/rules-good-cases.ts';
import { STAFF } from '#test/support/rules-office.ts';
import { reach } from '#test/support/rules-journeys.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';

const SHEET = 'e'.repeat(64);

/** The data were corrected after they had been signed, so that they are signed once more. */
function born(birthDate: string, married = false): TestFile {
  const t = signedBefore();
  const { applicant } = t.file;
  // A child's file is another one from its beginning; here only the age matters.
  Object.assign(applicant, { birthDate: plainDate(birthDate), married });
  return t;
}

function codeOf(t: TestFile, change: object): string {
  return t.codeOf('interview.confirmData/1', { change: { data: bookData(t.file), ...change } });
}

describe('who signs for the data of the book', () => {
  const self = { signer: 'SELF', signerName: null };
  const mother = { signer: 'PARENT', signerName: 'SITI AMINAH' };

  it('is the applicant from the age of an adult on, or when married; before it a parent or guardian', () => {
    const { today } = reach('IN_SERVICE');
    const seventeenToday = `${Number(today.slice(0, 4)) - 17}${today.slice(4)}`;
    const tomorrow = addDays(plainDate(seventeenToday), 1);
    expect(codeOf(born(seventeenToday), self)).toBe('ACCEPTED');
    expect(codeOf(born(tomorrow), self)).toBe('SIGNER_IS_CHILD');
    expect(codeOf(born(tomorrow, true), self)).toBe('ACCEPTED');
    expect(codeOf(born('2026-01-10'), self)).toBe('SIGNER_IS_CHILD');
    expect(codeOf(born('2026-01-10'), mother)).toBe('ACCEPTED');
    expect(codeOf(born('2026-01-10'), { ...mother, signer: 'GUARDIAN' })).toBe('ACCEPTED');
    expect(codeOf(born('2026-01-10'), { ...mother, signerName: null })).toBe('SIGNER_NOT_NAMED');
  });

  it('counts on paper only with the scan of the signed sheet, for whoever signs', () => {
    for (const t of [born('1990-01-01'), born('2020-01-01')]) {
      const signer = t.file.applicant.birthDate < '2000' ? self : mother;
      const paper = { ...signer, means: 'PAPER', signatureId: null };
      expect(codeOf(t, { ...paper, paperAttachmentId: undefined })).toBe('SIGNED_SHEET_NOT_SCANNED');
      expect(codeOf(t, { ...paper, paperAttachmentId: SHEET })).toBe('ACCEPTED');
    }
  });

  it('holds for the interview that ends with them, too', () => {
    const t = reach('IN_SERVICE')
      .run('biometrics.capturePhoto/1')
      .run('biometrics.captureFingerprints/1')
      .run('biometrics.captureSignature/1');
    const sheet = { data: bookData(t.file), means: 'PAPER', signatureId: null, ...self };
    const ends = (confirmation: object) =>
      t.codeOf('interview.recordInterview/1', { change: { confirmation } });
    expect(ends(sheet)).toBe('SIGNED_SHEET_NOT_SCANNED');
    expect(ends({ ...sheet, paperAttachmentId: SHEET })).toBe('ACCEPTED');
    t.policy = { ...t.policy, adultAge: 99 };
    Object.assign(t.file.applicant, { married: false });
    expect(ends({ ...sheet, paperAttachmentId: SHEET })).toBe('SIGNER_IS_CHILD');
  });
});

describe('who collects a passport as its holder', () => {
  const collect = (change: Record<string, unknown>) =>
    reach('READY_FOR_PICKUP').codeOf('production.handOver/1', { change });

  it('bears the holder’s name, however it is spaced; anybody else comes by another right', () => {
    const name = reach('READY_FOR_PICKUP').file.applicant.fullName;
    expect(collect({ relation: 'SELF', collectorName: `  ${name.toLowerCase().replace(' ', '   ')} ` })).toBe(
      'ACCEPTED',
    );
    expect(collect({ relation: 'SELF', collectorName: 'ORANG LAIN' })).toBe('COLLECTOR_NOT_HOLDER');
    for (const relation of ['FAMILY_SAME_KK', 'PARENT']) {
      expect(collect({ relation, collectorName: 'ORANG LAIN' })).toBe('ACCEPTED');
    }
    expect(collect({ relation: 'PROXY', collectorName: 'ORANG LAIN', proxyLetterSeen: false })).toBe(
      'COLLECTOR_INCOMPLETE',
    );
  });
});

describe('who comes by proxy', () => {
  const proxy = { relation: 'PROXY', collectorName: 'ROSMIATI', collectorIdentity: 'KTP 1371990101900002' };
  const looked = { collectorName: ' rosmiati ', collectorIdentity: 'ktp 1371990101900002' };

  it('is looked at by two: the same person, the same card, another officer', () => {
    const t = reach('READY_FOR_PICKUP');
    expect(t.codeOf('production.handOver/1', { change: proxy })).toBe('PROXY_NOT_CHECKED');
    t.run('production.checkProxy/1', { role: 'QC', change: looked });
    const other = { ...proxy, collectorIdentity: 'KTP 1371990101900003' };
    expect(t.codeOf('production.handOver/1', { change: other })).toBe('PROXY_NOT_CHECKED');
    expect(t.codeOf('production.handOver/1', { change: { ...proxy, collectorName: 'ROHANI' } })).toBe(
      'PROXY_NOT_CHECKED',
    );
    t.policy = { ...t.policy, separation: { ...t.policy.separation, S4: 'OFF' } };
    expect(t.codeOf('production.handOver/1', { by: STAFF.QC, change: proxy })).toBe('SECOND_PERSON_REQUIRED');
    expect(t.codeOf('production.handOver/1', { change: proxy })).toBe('ACCEPTED');
  });
});

describe('the identity card of whoever collects', () => {
  it.each(['SELF', 'FAMILY_SAME_KK', 'PARENT'])('is looked at: %s', (relation) => {
    const t = reach('READY_FOR_PICKUP');
    const change = { relation, collectorName: t.file.applicant.fullName, identitySeen: false };
    expect(t.codeOf('production.handOver/1', { change })).toBe('COLLECTOR_INCOMPLETE');
    expect(
      t.run('production.handOver/1', { change: { ...change, identitySeen: true } }).file.handover,
    ).toMatchObject({
      identitySeen: true,
    });
  });
});

describe('who collects the passport of a child', () => {
  const seen = { proxyLetterSeen: true, identitySeen: true, relationNote: undefined };
  const { today } = reach('READY_FOR_PICKUP');
  const seventeenToday = plainDate(`${Number(today.slice(0, 4)) - 17}${today.slice(4)}`);

  function collect(birthDate: string, change: object, person: object = {}) {
    const t = reach('READY_FOR_PICKUP');
    const named = { fatherName: 'HASAN BASRI', motherName: null, guarantor: null };
    Object.assign(t.file.applicant, { birthDate: plainDate(birthDate), married: false, ...named, ...person });
    Object.assign(t.file, { confirmation: undefined });
    return { t, change: { ...seen, ...change } };
  }

  function codeOf(...attempt: Parameters<typeof collect>): string {
    const { t, change } = collect(...attempt);
    return t.codeOf('production.handOver/1', { change });
  }

  it('is never the child itself, until the day it is of age by the procedure or when it is married', () => {
    const child = addDays(seventeenToday, 1);
    const self = { relation: 'SELF', collectorName: reach('READY_FOR_PICKUP').file.applicant.fullName };
    expect(codeOf(child, self)).toBe('HOLDER_IS_CHILD');
    expect(codeOf(child, { relation: 'FAMILY_SAME_KK', collectorName: 'KAKAK' })).toBe('HOLDER_IS_CHILD');
    expect(codeOf(child, self, { married: true })).toBe('ACCEPTED');
    expect(codeOf(seventeenToday, self)).toBe('ACCEPTED');
    expect(codeOf(child, { relation: 'PROXY', collectorName: 'BIBI' })).toBe('PROXY_NOT_CHECKED');
    expect(codeOf(seventeenToday, { relation: 'GUARDIAN', collectorName: 'BIBI' })).toBe(
      'HOLDER_NEEDS_NO_GUARDIAN',
    );
  });

  it('is a parent or guardian whose identity was looked at and whom the file names, or it is told why not', () => {
    const father = { relation: 'PARENT', collectorName: ' hasan  Basri' };
    expect(codeOf('2020-01-01', father)).toBe('ACCEPTED');
    expect(codeOf('2020-01-01', { ...father, identitySeen: false })).toBe('COLLECTOR_INCOMPLETE');
    const other = { relation: 'PARENT', collectorName: 'ROHANI' };
    expect(codeOf('2020-01-01', other)).toBe('COLLECTOR_NOT_ON_FILE');
    expect(codeOf('2020-01-01', { ...other, relationNote: 'ibu' })).toBe('COLLECTOR_NOT_ON_FILE');
    expect(codeOf('2020-01-01', { ...other, relationNote: 'Nama ibu tidak tercantum' })).toBe('ACCEPTED');
    // A guardian of whom the file says nothing is taken at the identity card; one that it names is compared.
    const guardian = { relation: 'GUARDIAN', collectorName: 'ROHANI' };
    expect(codeOf('2020-01-01', guardian)).toBe('ACCEPTED');
    expect(codeOf('2020-01-01', guardian, { guarantor: 'SALMAWATI' })).toBe('COLLECTOR_NOT_ON_FILE');
    expect(codeOf('2020-01-01', guardian, { guarantor: 'Rohani' })).toBe('ACCEPTED');
  });

  it('stands on the file with identity, name as known to the file, and the reason', () => {
    const handed = (...attempt: Parameters<typeof collect>) => {
      const { t, change } = collect(...attempt);
      return t.run('production.handOver/1', { change }).file.handover;
    };
    const father = { relation: 'PARENT', collectorName: 'HASAN BASRI' };
    expect(handed('2020-01-01', father)).toMatchObject({
      relation: 'PARENT',
      identitySeen: true,
      isOnFile: true,
    });
    const guardian = { relation: 'GUARDIAN', collectorName: 'ROHANI' };
    expect(handed('2020-01-01', guardian)).toMatchObject({ isOnFile: null });
    expect(
      handed('2020-01-01', { ...guardian, relationNote: 'Penetapan PN 12/2026' }, { guarantor: 'SALMAWATI' }),
    ).toMatchObject({ isOnFile: false, relationNote: 'Penetapan PN 12/2026' });
  });
});
