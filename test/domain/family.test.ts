import { describe, expect, it } from 'vitest';
import { familyHolds, familyStatus, numbersOnHold } from '#common/domain/applications/family.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { CONFIRMED, judged, POSSIBLE, withMatch } from '#test/support/rules-good-cases.ts';
import { proposeRejection, reach } from '#test/support/rules-journeys.ts';
import { STAFF } from '#test/support/rules-office.ts';
import { opened } from '#test/support/shown.ts';

const NUMBER = '1234567890123456';
const NOTE = 'Anak ditahan, ayah berangkat lebih dulu';

describe('a member holds up the family', () => {
  it.each(['DOC_INCOMPLETE', 'SUSPENDED', 'UNDER_EXAMINATION'] as const)('while it is %s', (state) => {
    expect(familyHolds(reach(state).file)).toContain(state);
  });

  it('while the watch-list names somebody like it', () => {
    expect(familyHolds(withMatch(reach('DOC_REVIEW')).file)).toEqual(['WATCHLIST']);
    const confirmed = reach('DOC_REVIEW').run('documents.recordWatchlist/1', {
      role: 'COUNTER',
      ...CONFIRMED,
    });
    expect(familyHolds(confirmed.file)).toEqual(['WATCHLIST']);
    expect(POSSIBLE.change.result).toBe('POSSIBLE_MATCH');
  });

  it('while a decision waits for its second person, and while form and papers differ', () => {
    expect(familyHolds(proposeRejection(reach('ADJUDICATION'), 'ADJUDICATOR').file)).toEqual(['PROPOSAL']);
    const differing = reach('DOC_REVIEW').run('documents.checkField/1', {
      role: 'COUNTER',
      change: { field: 'fullName', code: 'KK', verdict: 'DIFFERS', mismatch: 'SPELLING', found: 'LAIN' },
    });
    expect(familyHolds(differing.file)).toEqual(['DIFFERENCES']);
    expect(familyHolds(differing.run('documents.settleDifference/1', { role: 'COUNTER' }).file)).toEqual([]);
  });

  it.each(['BOOKED', 'CHECKED_IN', 'DOC_REVIEW', 'IN_SERVICE', 'VERIFICATION', 'READY_FOR_PICKUP'] as const)(
    'not by being %s',
    (state) => {
      expect(familyHolds(reach(state).file)).toEqual([]);
    },
  );

  it('never once it has come to an end, however that was', () => {
    const ended = withMatch(reach('DOC_REVIEW')).run('applications.applicantWithdraws/1');
    expect(ended.state).toBe('WITHDRAWN');
    expect(familyHolds(ended.file)).toEqual([]);
  });

  it('and is named by its number to the others, never to itself', () => {
    const other = { ...reach('SUSPENDED').file, id: 'other' as ApplicationId, number: NUMBER };
    const mine: Application = reach('ADJUDICATION').file;
    expect(numbersOnHold(mine, [mine, other])).toEqual([NUMBER]);
    expect(numbersOnHold(other, [mine, other])).toEqual([]);
  });
});

describe('a family as a whole', () => {
  it('counts each member once: ready, held, worked on, ended', () => {
    const members = [
      reach('ADJUDICATION').file,
      reach('HANDED_OVER').file,
      reach('SUSPENDED').file,
      withMatch(reach('ADJUDICATION')).file,
      reach('DOC_REVIEW').file,
      reach('DOC_REVIEW').run('applications.applicantWithdraws/1').file,
    ];
    expect(familyStatus(members)).toEqual({
      total: 6,
      ready: 2,
      working: 1,
      held: [
        { hold: 'WATCHLIST', count: 1 },
        { hold: 'SUSPENDED', count: 1 },
      ],
      ended: 1,
    });
  });
});

describe('approving one whose family waits', () => {
  function waiting() {
    const t = judged('CLEAR');
    t.familyOnHold = [NUMBER];
    return t;
  }
  const approve = (payload: object) =>
    waiting().attempt('approval.approve/2', { role: 'SUBSECTION_HEAD', payload: opened(payload) });

  it('is refused and says which files wait', () => {
    expect(approve({})).toMatchObject({ error: { code: 'FAMILY_ON_HOLD', details: { numbers: [NUMBER] } } });
  });

  it('is refused when another one came to wait after the approver looked', () => {
    const seen = { onHold: ['6543210987654321'], familyNote: NOTE };
    expect(approve(seen)).toMatchObject({ error: { code: 'FAMILY_ON_HOLD' } });
  });

  it('asks for words beside the confirmation', () => {
    expect(approve({ onHold: [NUMBER] })).toMatchObject({ error: { code: 'NOTE_TOO_SHORT' } });
    expect(approve({ onHold: [NUMBER], familyNote: 'ya' })).toMatchObject({
      error: { code: 'NOTE_TOO_SHORT' },
    });
  });

  it('goes on with both, and the record keeps them', () => {
    const payload = { onHold: [NUMBER], familyNote: NOTE };
    expect(approve(payload)).toMatchObject({ ok: true, value: { payload } });
  });

  it('needs nothing of it when nobody waits, as every approval before there were families', () => {
    const plain = { role: 'SUBSECTION_HEAD', payload: opened() } as const;
    expect(judged('CLEAR').codeOf('approval.approve/2', plain)).toBe('ACCEPTED');
  });
});

describe('a family', () => {
  it('is one at a time, and its file is free for another when it was taken out with a reason', () => {
    const t = reach('DOC_REVIEW').run('applications.linkFamily/1');
    expect(t.file.family).toMatchObject({ stamp: { by: STAFF.COUNTER } });
    expect(t.codeOf('applications.linkFamily/1')).toBe('FAMILY_LINKED');
    expect(t.codeOf('applications.unlinkFamily/1', { change: { note: 'salah' } })).toBe('NOTE_TOO_SHORT');
    t.run('applications.unlinkFamily/1', { role: 'SECTION_HEAD' });
    expect(t.file).not.toHaveProperty('family');
    expect(t.codeOf('applications.linkFamily/1')).toBe('ACCEPTED');
  });
});
