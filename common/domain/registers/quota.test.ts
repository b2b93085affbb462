import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { toInstant } from '#common/kernel/instant.ts';
import { decideEntry } from './decide-entry.ts';
import { QUOTA } from './quota.ts';
import { foldEntries, type Entry } from './register.ts';

const SUBJECT = v7();
const PLAN = {
  name: 'Kuota umum',
  from: '2026-12-01',
  to: null as string | null,
  lines: [{ lane: 'REGULAR', kind: null as string | null, places: [40, 40, 40, 40, 20, 0, 0] }],
  opens: 'Setiap Jumat pukul 17.00 WIB',
};

/** The book after these steps, or the code of the one that was refused. */
type Written = [who: string, role: Role, kind: string, payload: object, at?: string];
const after = (...steps: Written[]) => afterIn(420, ...steps);

function afterIn(utcOffsetMinutes: number, ...steps: Written[]) {
  const entries: Entry[] = [];
  for (const [who, role, kind, payload, at = '2026-11-24T02:00:00.000Z'] of steps) {
    const asked = {
      id: v7(),
      register: 'quota' as const,
      subject: SUBJECT,
      kind,
      payload: { ...payload },
      basedOn: entries.length,
    };
    const author = {
      // No account of the tests has another form.
      userId: who as UserId,
      roles: [role],
      desk: 'Meja 1',
      now: toInstant(new Date(at)),
      utcOffsetMinutes,
    };
    const decided = decideEntry(QUOTA, entries, asked, author);
    if (!decided.ok) return decided.error.code;
    entries.push(decided.value);
  }
  return foldEntries(QUOTA, entries)[0]?.item;
}

const proposed = ['kasubsi', 'SUBSECTION_HEAD', 'propose/1', PLAN] as const;

describe('a quota', () => {
  it('is proposed by one head and set by another', () => {
    expect(after([...proposed], ['kasi', 'SECTION_HEAD', 'publish/1', {}])).toMatchObject({
      state: 'PUBLISHED',
      proposedBy: 'kasubsi',
      decidedBy: 'kasi',
      from: '2026-12-01',
    });
    const own = ['kasi', 'SECTION_HEAD', 'propose/1', PLAN] as const;
    expect(after([...own], ['kasi', 'SECTION_HEAD', 'publish/1', {}])).toBe('SECOND_PERSON_REQUIRED');
    expect(after([...own], ['kasubsi', 'SUBSECTION_HEAD', 'publish/1', {}])).toBe('ROLE_NOT_ALLOWED');
    expect(after(['loket', 'COUNTER', 'propose/1', PLAN])).toBe('ROLE_NOT_ALLOWED');
  });

  it('is decided once', () => {
    const set = ['kasi', 'SECTION_HEAD', 'publish/1', {}] as const;
    expect(after([...proposed], [...set], ['kakanim', 'OFFICE_HEAD', 'publish/1', {}])).toBe('QUOTA_DECIDED');
    expect(after([...proposed], [...set], ['kasi', 'SECTION_HEAD', 'refuse/1', { note: 'Keliru' }])).toBe(
      'QUOTA_DECIDED',
    );
  });

  it('is refused by who may set it, taken back by who proposed it, and by nobody else', () => {
    const note = { note: 'Angka hari Jumat keliru' };
    expect(after([...proposed], ['kasi', 'SECTION_HEAD', 'refuse/1', note])).toMatchObject({
      state: 'REFUSED',
      ...note,
    });
    expect(after([...proposed], ['kasubsi', 'SUBSECTION_HEAD', 'refuse/1', note])).toMatchObject({
      state: 'REFUSED',
    });
    expect(after([...proposed], ['kasubsi2', 'SUBSECTION_HEAD', 'refuse/1', note])).toBe('ROLE_NOT_ALLOWED');
  });

  it('changes nothing that is past', () => {
    const past = { ...PLAN, from: '2026-11-23' };
    expect(after(['kasubsi', 'SUBSECTION_HEAD', 'propose/1', past])).toBe('QUOTA_DAY_PAST');
    const late = '2026-12-10T02:00:00.000Z';
    expect(after([...proposed], ['kasi', 'SECTION_HEAD', 'publish/1', {}, late])).toMatchObject({
      state: 'PUBLISHED',
      from: '2026-12-10',
    });
    const season = { ...PLAN, to: '2026-12-09' };
    expect(
      after(
        ['kasubsi', 'SUBSECTION_HEAD', 'propose/1', season],
        ['kasi', 'SECTION_HEAD', 'publish/1', {}, late],
      ),
    ).toBe('QUOTA_DAY_PAST');
  });

  it('counts by the day of the office, which begins before that of Greenwich', () => {
    const eastern = 540;
    // In Jayapura it is half past seven on the 25th.
    const morning = '2026-11-24T22:30:00.000Z';
    const yesterday = { ...PLAN, from: '2026-11-24' };
    expect(afterIn(eastern, ['kasubsi', 'SUBSECTION_HEAD', 'propose/1', yesterday, morning])).toBe(
      'QUOTA_DAY_PAST',
    );
    const asked = ['kasubsi', 'SUBSECTION_HEAD', 'propose/1', yesterday] as const;
    expect(afterIn(eastern, [...asked], ['kasi', 'SECTION_HEAD', 'publish/1', {}, morning])).toMatchObject({
      state: 'PUBLISHED',
      from: '2026-11-25',
    });
    const season = ['kasubsi', 'SUBSECTION_HEAD', 'propose/1', { ...yesterday, to: '2026-11-24' }] as const;
    expect(afterIn(eastern, [...season], ['kasi', 'SECTION_HEAD', 'publish/1', {}, morning])).toBe(
      'QUOTA_DAY_PAST',
    );
    // The day is the book's to write, not the author's.
    expect(
      afterIn(eastern, [...asked], ['kasi', 'SECTION_HEAD', 'publish/1', { day: '2026-11-01' }, morning]),
    ).toBe('PAYLOAD_INVALID');
  });

  it('that was set before the day was written with it still counts', () => {
    const line = { register: 'quota' as const, subject: SUBJECT, desk: 'Meja 1', payload: {} };
    const lines: Entry[] = [
      {
        ...line,
        id: v7(),
        kind: 'propose/1',
        payload: { ...PLAN, from: '2026-11-20' },
        actor: 'kasubsi' as UserId,
        role: 'SUBSECTION_HEAD',
        at: toInstant(new Date('2026-11-20T02:00:00.000Z')),
      },
      {
        ...line,
        id: v7(),
        kind: 'publish/1',
        actor: 'kasi' as UserId,
        role: 'SECTION_HEAD',
        at: toInstant(new Date('2026-11-24T02:00:00.000Z')),
      },
    ];
    expect(foldEntries(QUOTA, lines)[0]?.item).toMatchObject({ state: 'PUBLISHED', from: '2026-11-24' });
  });

  it.each([
    ['ends before it begins', { to: '2026-11-30' }],
    ['closes the office for ever', { lines: [] }],
    ['has a lane twice', { lines: [PLAN.lines[0], PLAN.lines[0]] }],
    [
      'counts a lane by kind and as a whole',
      { lines: [PLAN.lines[0], { ...PLAN.lines[0], kind: 'ELECTRONIC' }] },
    ],
    ['has six days', { lines: [{ ...PLAN.lines[0], places: [1, 1, 1, 1, 1, 1] }] }],
    ['has less than no place', { lines: [{ ...PLAN.lines[0], places: [-1, 1, 1, 1, 1, 1, 1] }] }],
  ])('that %s is none', (_what, change) => {
    expect(after(['kasubsi', 'SUBSECTION_HEAD', 'propose/1', { ...PLAN, ...change }])).toBe(
      'PAYLOAD_INVALID',
    );
  });

  it('that closes the office for some days has an end', () => {
    expect(
      after(['kasubsi', 'SUBSECTION_HEAD', 'propose/1', { ...PLAN, to: '2026-12-02', lines: [] }]),
    ).toMatchObject({ lines: [] });
  });
});
