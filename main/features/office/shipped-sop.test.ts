import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import { PROVINCE_CODES } from '#common/domain/identity/provinces.ts';
import { makeOfficeCalendar } from '#common/domain/office/calendar.ts';
import { feeFor } from '#common/domain/office/fees.ts';
import { dueDate, getNorm } from '#common/domain/office/time-norms.ts';
import { laneAllows, priorityByAge } from '#common/domain/sop/lanes.ts';
import { PAGE_REASONS, withLaterReasons } from '#common/domain/sop/later-reasons.ts';
import { PHOTO_REASONS } from '#common/domain/sop/photo-reasons.ts';
import { listUnconfirmedSettings } from '#common/domain/sop/settings.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { loadCalendarYears, loadProvinces, loadSop } from '#runtime/sop/load-sop.ts';

const FOLDER = join(import.meta.dirname, '../../../resources/sop');
const sop = loadSop(join(FOLDER, '2026-1'));
const years = loadCalendarYears(join(FOLDER, 'calendar'));
const calendar = makeOfficeCalendar({ years, cutiBersamaClosed: sop.settings.cutiBersamaClosed.value });

const REASONS: Record<string, string> = {
  RETURN: `DOC_MISSING DOC_ORIGINAL_NOT_SHOWN DOC_SCAN_UNCLEAR DOC_PROOF_LACKS_FIELDS DOC_DATA_MISMATCH
    DOC_NIK_DOB_MISMATCH DOC_NIK_NOT_FOUND DOC_WRONG_TYPE DOC_OLD_BOOK_DAMAGED DOC_CUSTODY_MISSING
    DOC_PARENT_STATEMENT DOC_PAYMENT_UNCONFIRMED`,
  SUSPENSION: `SUS_SUPPORTING_DOCS SUS_DOC_AUTHENTICITY SUS_STATEMENT_DOUBT SUS_PMI_NONPROC SUS_TPPO
    SUS_DUPLICATE_DATA SUS_LOST_RECKLESS_6_24M SUS_LOST_BAP_DOUBT SUS_CITIZENSHIP_DOUBT SUS_FALSE_STATEMENT_BAR
    SUS_SYSTEM_OUTAGE`,
  REFUSAL: `REJ_PREVENTION_LIST REJ_PMI_NONPROC REJ_TPPO REJ_FALSE_STATEMENT REJ_FORGED_DOCUMENT
    REJ_DUPLICATE_APPLICATION REJ_PREVIOUS_PASSPORT_HIDDEN REJ_SYSTEM_DATA REJ_ADJUDICATOR REJ_CENTRE
    REJ_NOT_CITIZEN REJ_DATA_CHANGE_INCOMPLETE`,
  CANCELLATION: 'CAN_30D_NOT_CONTINUED CAN_DUPLICATE_FILE CAN_FALSE_PROVEN_BY_BAP CAN_NO_SHOW CAN_UNPAID',
  VOID: `VOID_UNLAWFULLY_OBTAINED VOID_FALSE_INFORMATION VOID_HOLDER_DIED VOID_NOT_COLLECTED_1M
    VOID_ERROR_OR_DAMAGED_AT_ISSUE`,
  QUALITY: `QC_PRINT_DEFECT QC_DATA_TYPO QC_PHOTO_DEFECT QC_MRZ_UNREADABLE QC_CHIP_UNREADABLE QC_LAMINATE
    QC_WRONG_BLANK QC_SIGNATURE`,
  RESCAN: `PAGE_BLURRED PAGE_CUT_OFF PAGE_GLARE PAGE_TOO_DARK PAGE_WRONG_SIDE PAGE_WRONG_DOCUMENT PAGE_OTHER`,
  PAGE_REMOVAL: 'REMOVE_OTHER_PERSON REMOVE_DUPLICATE REMOVE_EMPTY REMOVE_OTHER',
  PHOTO_ALLOWED: `PHOTO_MEASURED_WRONG PHOTO_MEDICAL PHOTO_INFANT PHOTO_RELIGIOUS PHOTO_DEVICE
    PHOTO_NOT_MEASURED`,
};

describe('reason codes', () => {
  it.each(Object.entries(REASONS))('list every %s', (kind, codes) => {
    const listed = sop.reasonCodes.reasons
      .filter((reason) => reason.kind === kind)
      .map((reason) => reason.code);
    expect(listed.toSorted()).toEqual(codes.split(/\s+/).toSorted());
  });

  it('of pages are those that an older version of the office is given', () => {
    const ofPages = sop.reasonCodes.reasons.filter(
      ({ kind }) => kind === 'RESCAN' || kind === 'PAGE_REMOVAL',
    );
    expect(ofPages).toEqual(PAGE_REASONS);
    expect(withLaterReasons(sop.reasonCodes.reasons)).toEqual(sop.reasonCodes.reasons);
    const older = sop.reasonCodes.reasons.filter(({ kind }) => kind === 'RETURN');
    expect(withLaterReasons(older)).toEqual([...older, ...PAGE_REASONS, ...PHOTO_REASONS]);
  });

  it('about photos are those that an older version of the office is given', () => {
    expect(sop.reasonCodes.reasons.filter(({ kind }) => kind === 'PHOTO_ALLOWED')).toEqual(PHOTO_REASONS);
  });

  it('keep risk reasons out of letters', () => {
    const hidden = sop.reasonCodes.reasons.filter((reason) => !reason.printable).map((reason) => reason.code);
    expect(hidden).toEqual([
      'SUS_PMI_NONPROC',
      'SUS_TPPO',
      'REJ_PMI_NONPROC',
      'REJ_TPPO',
      ...PHOTO_REASONS.map(({ code }) => code),
    ]);
  });
});

describe('fees', () => {
  it.each([
    ['ELECTRONIC', 10, 'NEW', 'ACCELERATED', false, 1_950_000],
    ['ELECTRONIC', 10, 'REPLACE_LOST', 'BAP', false, 1_950_000],
    ['ELECTRONIC', 5, 'REPLACE_DAMAGED', 'BAP', true, 650_000],
    ['NON_ELECTRONIC', 5, 'NEW', 'REGULAR', false, 350_000],
    ['NON_ELECTRONIC', 10, 'NEW', 'REGULAR', false, 650_000],
  ] as const)(
    '%s %d years, %s, %s, force majeure %s: %d',
    (kind, validity, type, lane, forceMajeure, total) => {
      const on = plainDate('2026-03-27');
      expect(feeFor({ on, kind, years: validity, type, lane, forceMajeure }, sop.fees)).toMatchObject({
        ok: true,
        value: { total },
      });
    },
  );

  it('keep the tariff of PP 28/2019 until 16 December 2024', () => {
    const input = { type: 'NEW', lane: 'REGULAR', kind: 'ELECTRONIC', years: 10 } as const;
    const total = (on: string) => {
      const fee = feeFor({ ...input, on: plainDate(on) }, sop.fees);
      return fee.ok ? fee.value.total : fee.error;
    };
    expect(total('2024-12-16')).toBe(650_000);
    expect(total('2024-12-17')).toBe(950_000);
  });
});

describe('time norms with the calendar of 2026', () => {
  it.each([
    ['2026-02-05', '2026-02-11'],
    ['2026-03-16', '2026-03-27'],
    ['2026-05-12', '2026-05-20'],
  ])('an interview on %s is due on %s', (interview, due) => {
    expect(dueDate(getNorm(sop.timeNorms, 'ISSUE'), plainDate(interview), calendar)).toBe(due);
  });

  it('a book issued on 27 March may be collected until 26 April and is void from 27 April', () => {
    const last = dueDate(getNorm(sop.timeNorms, 'COLLECT'), plainDate('2026-03-27'), calendar);
    expect(last).toBe('2026-04-26');
    expect(addDays(last, 1)).toBe('2026-04-27');
  });

  it('ships 17 holidays and 8 days of cuti bersama', () => {
    const days = years.find((year) => year.year === 2026)?.days ?? [];
    expect(days.filter((day) => day.kind === 'NATIONAL_HOLIDAY')).toHaveLength(17);
    expect(days.filter((day) => day.kind === 'CUTI_BERSAMA')).toHaveLength(8);
  });
});

describe('lanes', () => {
  it.each([
    ['1966-03-27', 'ELDERLY'],
    ['1966-03-28', null],
    ['2020-03-28', 'UNDER_FIVE'],
    ['2020-03-27', null],
  ])('born %s on 27 March 2026 is %s', (birth, reason) => {
    expect(priorityByAge(plainDate(birth), plainDate('2026-03-27'), sop.lanes)).toBe(reason);
  });

  it('keep lost, damaged and data change to the examination counter and off the same-day lane', () => {
    for (const type of ['REPLACE_LOST', 'REPLACE_DAMAGED', 'DATA_CHANGE'] as const) {
      expect(laneAllows('BAP', type, sop.lanes)).toBe(true);
      expect(laneAllows('ACCELERATED', type, sop.lanes)).toBe(false);
      expect(laneAllows('REGULAR', type, sop.lanes)).toBe(false);
    }
  });

  it('agree with the fees about who may have the same-day service', () => {
    const lane = sop.lanes.lanes.find((candidate) => candidate.lane === 'ACCELERATED');
    expect(lane?.types).toEqual(sop.fees.acceleratedTypes.value);
  });
});

describe('the rest of the data', () => {
  it('knows the provinces that the NIK check knows', () => {
    const codes = [...loadProvinces(join(FOLDER, 'regions/provinces.json')).keys()];
    expect(codes).toEqual([...PROVINCE_CODES]);
    expect(codes).toHaveLength(38);
  });

  it('says which settings the office has to confirm', () => {
    expect(listUnconfirmedSettings(sop.settings)).toContain('docsDeadlineDays');
    expect(listUnconfirmedSettings(sop.settings)).not.toContain('adultAge');
  });

  it('marks the same states as final as the rules do', () => {
    for (const { state, final } of sop.stages.states) expect(final, state).toBe(isFinal(state));
  });
});
