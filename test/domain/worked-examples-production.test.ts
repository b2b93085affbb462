import { describe, expect, it } from 'vitest';
import { isMissingOnShelf, isShelfCountDue } from '#common/domain/production/shelf-count.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import { onShelf } from '#test/support/rules-good-cases.ts';
import { reach } from '#test/support/rules-journeys.ts';
import { COLLEAGUE, POLICY, STAFF } from '#test/support/rules-office.ts';

describe('the weekly count of the shelf', () => {
  const look = (found: boolean, by: UserId) => ({ role: 'HANDOVER', by, change: { found } }) as const;
  const working = {
    utcOffsetMinutes: POLICY.utcOffsetMinutes,
    addWorkingDays: (day: PlainDate, count: number) => addDays(day, count),
  };

  it('is due after five working days, needs two persons, and names what one of them did not find', () => {
    const t = onShelf(reach('READY_FOR_PICKUP'));
    expect(isShelfCountDue(t.file, t.today, working)).toBe(false);
    t.waitDays(5);
    expect(isShelfCountDue(t.file, t.today, working)).toBe(true);
    t.run('production.countOnShelf/1', look(true, STAFF.HANDOVER));
    expect(isShelfCountDue(t.file, t.today, working)).toBe(true);
    const again = t.codeOf('production.countOnShelf/1', look(true, STAFF.HANDOVER));
    expect(again).toBe('SECOND_PERSON_REQUIRED');
    t.run('production.countOnShelf/1', look(false, COLLEAGUE));
    expect(isShelfCountDue(t.file, t.today, working)).toBe(false);
    expect(isMissingOnShelf(t.file)).toBe(true);
    // The next round: found by both.
    t.run('production.countOnShelf/1', look(true, STAFF.HANDOVER));
    t.run('production.countOnShelf/1', look(true, COLLEAGUE));
    expect(isMissingOnShelf(t.file)).toBe(false);
  });

  it('begins anew when the second person did not come within a week', () => {
    const t = onShelf(reach('READY_FOR_PICKUP')).run('production.countOnShelf/1', look(true, STAFF.HANDOVER));
    t.waitDays(8).run('production.countOnShelf/1', look(true, STAFF.HANDOVER));
    expect(t.file.shelfCount).toMatchObject({ second: null });
  });
});

describe('the old book of changed data', () => {
  it('is revoked before the new one goes out, and stays what it is where the change is written into it', () => {
    const t = reach('READY_FOR_PICKUP', { type: 'DATA_CHANGE' });
    expect(t.codeOf('production.handOver/1')).toBe('OLD_BOOK_NOT_RECORDED');
    const lost = { outcome: 'LOST', reference: 'LP/1/2026' };
    const asLost = t.codeOf('production.recordOldBook/1', { role: 'HANDOVER', change: lost });
    expect(asLost).toBe('OLD_BOOK_OUTCOME_WRONG');
    t.run('production.recordOldBook/1', { role: 'HANDOVER' });
    expect(t.file.oldBook).toMatchObject({ outcome: 'REVOKED' });
    expect(t.codeOf('production.handOver/1')).toBe('ACCEPTED');
    const endorsed = reach('READY_FOR_PICKUP', { type: 'DATA_CHANGE', endorsement: true });
    expect(endorsed.codeOf('production.recordOldBook/1', { role: 'HANDOVER' })).not.toBe('ACCEPTED');
    expect(endorsed.codeOf('production.handOver/1')).toBe('ACCEPTED');
  });
});

describe('a printed book that fails its test', () => {
  const FAULT = { reasonCodes: ['QC_PRINT_DEFECT'], note: 'Halaman data tergores saat dicetak' };

  it('is spoiled when a second person puts the name under the same reasons, never by the one who asked', () => {
    const t = reach('PRINTED').run('production.askQcFail/1', { role: 'QC', change: FAULT });
    expect(t.state).toBe('PRINTED');
    expect(t.file.failing).toMatchObject({
      reasons: { codes: ['QC_PRINT_DEFECT'] },
      stamp: { by: STAFF.QC },
    });
    const second = { role: 'PRINT', change: FAULT } as const;
    expect(t.codeOf('production.qcFail/2', { role: 'QC', change: FAULT })).toBe('SECOND_PERSON_REQUIRED');
    const other = { ...FAULT, reasonCodes: ['QC_LAMINATE'] };
    expect(t.codeOf('production.qcFail/2', { role: 'PRINT', change: other })).toBe('QC_FAIL_NOT_ASKED');
    expect(t.run('production.qcFail/2', second).state).toBe('APPROVED');
    expect(t.file).toMatchObject({ failing: null, book: null, spentBlanks: [{ state: 'SPOILED' }] });
  });

  it('passes no more until the second person has declined', () => {
    const t = reach('PRINTED').run('production.askQcFail/1', { role: 'QC' });
    expect(t.codeOf('production.qcPass/1')).toBe('QC_FAIL_OPEN');
    expect(t.codeOf('production.askQcFail/1', { role: 'QC' })).toBe('QC_FAIL_OPEN');
    t.run('production.declineQcFail/1', { role: 'SECTION_HEAD' });
    expect(t.codeOf('production.qcFail/2', { role: 'PRINT' })).toBe('QC_FAIL_NOT_ASKED');
    expect(t.codeOf('production.qcPass/1')).toBe('ACCEPTED');
  });

  it('by one person alone, as it was before, is read and taken no more', () => {
    expect(reach('PRINTED').codeOf('production.qcFail/1', { role: 'QC' })).not.toBe('ACCEPTED');
  });
});
