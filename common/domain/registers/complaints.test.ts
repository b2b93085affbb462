import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { COMPLAINTS, type Complaint } from './complaints.ts';
import { decideEntry } from './decide-entry.ts';
import { entriesFor, foldEntries, type Entry } from './register.ts';

const NOW = '2026-11-24T02:00:00.000Z' as Instant;
const WATI = v7() as UserId;
const TUTI = v7() as UserId;
const LIA = v7() as UserId;

const RECEIVED = {
  channel: 'BOX',
  category: 'OFFICER_BEHAVIOUR',
  text: 'Petugas membentak pemohon di loket.',
  complainant: { name: 'SITI CONTOH', contact: '0812' },
  applicationNumber: null,
  about: null,
};

/** A book of one complaint, written line by line. */
class Book {
  readonly lines: Entry[] = [];
  readonly #subject = v7();

  /** The code of the refusal; null where the line was written. */
  write(kind: string, payload: object, userId: UserId = WATI, ...roles: Role[]): string | null {
    const asked = {
      id: v7(),
      register: 'complaints' as const,
      subject: this.#subject,
      kind,
      payload: payload as Record<string, unknown>,
      basedOn: this.lines.length,
    };
    const decided = decideEntry(COMPLAINTS, this.lines, asked, {
      userId,
      roles: roles.length > 0 ? roles : ['COMPLAINT'],
      desk: 'Loket 1',
      now: addMinutes(NOW, this.lines.length),
      utcOffsetMinutes: 420,
    });
    if (!decided.ok) return decided.error.code;
    this.lines.push(decided.value);
    return null;
  }

  seenBy(userId: UserId, ...roles: Role[]): Complaint | undefined {
    const seen = entriesFor(COMPLAINTS, this.lines, {
      userId,
      roles: roles.length > 0 ? roles : ['COMPLAINT'],
    });
    return foldEntries(COMPLAINTS, seen)[0]?.item;
  }
}

const VERIFIED = { sla: 'LIGHT', about: null, note: '' };
const NOTE = { note: 'Sudah disampaikan lewat telepon.' };

function assigned(about: UserId | null = null): Book {
  const book = new Book();
  expect(book.write('receive/1', { ...RECEIVED, about })).toBeNull();
  expect(book.write('verify/1', { ...VERIFIED, about })).toBeNull();
  expect(book.write('assign/1', { handler: WATI, note: '' })).toBeNull();
  return book;
}

describe('a complaint', () => {
  it('goes from received to closed, each step with who and when', () => {
    const book = assigned();
    expect(book.write('start/1', {})).toBeNull();
    expect(book.write('answer/1', { answer: 'Petugas sudah ditegur dan meminta maaf.' })).toBeNull();
    expect(book.write('close/1', NOTE)).toBeNull();
    const closed = book.seenBy(WATI);
    expect(closed).toMatchObject({ state: 'CLOSED', handler: WATI, sla: 'LIGHT' });
    expect(closed?.steps.map(({ to, at }) => [to, at.slice(11, 16)])).toEqual([
      ['RECEIVED', '02:00'],
      ['VERIFIED', '02:01'],
      ['ASSIGNED', '02:02'],
      ['IN_PROGRESS', '02:03'],
      ['ANSWERED', '02:04'],
      ['CLOSED', '02:05'],
    ]);
    for (const [kind, payload] of [
      ['verify/1', VERIFIED],
      ['rejectIncomplete/1', NOTE],
      ['assign/1', { handler: WATI, note: '' }],
      ['start/1', {}],
      ['answer/1', { answer: 'Sekali lagi dijawab.' }],
      ['close/1', NOTE],
      ['escalate/1', NOTE],
    ] as const) {
      expect(book.write(kind, payload), kind).toBe('COMPLAINT_STATE');
    }
  });

  it('ends where it is not complete, with the reason', () => {
    const book = new Book();
    book.write('receive/1', RECEIVED);
    expect(book.write('rejectIncomplete/1', { note: 'pendek' })).toBe('PAYLOAD_INVALID');
    expect(book.write('rejectIncomplete/1', NOTE)).toBeNull();
    expect(book.seenBy(WATI)?.steps.at(-1)).toMatchObject({ to: 'REJECTED_INCOMPLETE', ...NOTE });
  });

  it('that went up is given out again by a head alone', () => {
    const book = assigned();
    expect(book.write('escalate/1', NOTE)).toBeNull();
    expect(book.write('assign/1', { handler: WATI, note: '' })).toBe('COMPLAINT_WITH_HEADS');
    expect(book.write('assign/1', { handler: LIA, note: '' }, LIA, 'SUBSECTION_HEAD')).toBeNull();
    expect(book.seenBy(LIA, 'SUBSECTION_HEAD')).toMatchObject({ state: 'ASSIGNED', handler: LIA });
  });

  it('that went up from an answer waits again, until the answer that stands', () => {
    const book = assigned();
    book.write('start/1', {});
    book.write('answer/1', { answer: 'Petugas sudah ditegur dan meminta maaf.' });
    expect(book.seenBy(WATI)?.answeredAt).not.toBeNull();
    expect(book.write('escalate/1', NOTE)).toBeNull();
    expect(book.seenBy(WATI)).toMatchObject({
      state: 'ESCALATED',
      answeredAt: null,
      answer: 'Petugas sudah ditegur dan meminta maaf.',
    });
    book.write('assign/1', { handler: LIA, note: '' }, LIA, 'SUBSECTION_HEAD');
    book.write('start/1', {}, LIA, 'SUBSECTION_HEAD');
    book.write('answer/1', { answer: 'Kepala kantor sudah bertemu pengadu.' }, LIA, 'SUBSECTION_HEAD');
    const answered = book.seenBy(LIA, 'SUBSECTION_HEAD');
    expect(answered?.answer).toBe('Kepala kantor sudah bertemu pengadu.');
    expect(answered?.answeredAt).toBe(answered?.steps.at(-1)?.at);
  });

  it('is worked on by its handler alone, and by nobody without a part in complaints', () => {
    const book = assigned();
    expect(book.write('start/1', {}, LIA, 'SECTION_HEAD')).toBe('COMPLAINT_NOT_YOURS');
    expect(book.write('start/1', {}, TUTI, 'HANDOVER')).toBe('ROLE_NOT_ALLOWED');
    expect(book.write('start/1', {})).toBeNull();
    expect(book.write('answer/1', { answer: 'Sudah dijawab lengkap.' }, LIA, 'SECTION_HEAD')).toBe(
      'COMPLAINT_NOT_YOURS',
    );
  });
});

describe('the officer complained about', () => {
  it('neither reads the complaint nor takes a step in it, head or not', () => {
    const book = assigned(LIA);
    expect(book.seenBy(LIA, 'SUBSECTION_HEAD')).toBeUndefined();
    expect(book.seenBy(WATI)).toBeDefined();
    expect(book.write('escalate/1', NOTE, LIA, 'SUBSECTION_HEAD')).toBe('COMPLAINT_ABOUT_YOU');
    expect(book.write('assign/1', { handler: LIA, note: '' })).toBe('COMPLAINT_ABOUT_HANDLER');
  });

  it('does not write it down or verify it either', () => {
    const book = new Book();
    expect(book.write('receive/1', { ...RECEIVED, about: WATI })).toBe('COMPLAINT_ABOUT_YOU');
    book.write('receive/1', RECEIVED);
    expect(book.write('verify/1', { ...VERIFIED, about: WATI })).toBe('COMPLAINT_ABOUT_YOU');
  });
});

describe('who complained', () => {
  const NAMED = RECEIVED.complainant;

  it('is told to the handler and the heads, to nobody else', () => {
    const book = assigned();
    expect(book.seenBy(WATI)?.complainant).toEqual(NAMED);
    expect(book.seenBy(LIA, 'SECTION_HEAD')?.complainant).toEqual(NAMED);
    expect(book.seenBy(TUTI)?.complainant).toBe('HIDDEN');
    expect(book.seenBy(TUTI)?.text).toBe(RECEIVED.text);
  });

  it('is hidden from whoever wrote it down as soon as somebody else handles it', () => {
    const book = new Book();
    book.write('receive/1', RECEIVED);
    expect(book.seenBy(WATI)?.complainant).toEqual(NAMED);
    book.write('verify/1', VERIFIED);
    book.write('assign/1', { handler: TUTI, note: '' });
    expect(book.seenBy(WATI)?.complainant).toBe('HIDDEN');
    expect(book.seenBy(TUTI)?.complainant).toEqual(NAMED);
  });

  it('may stay nameless, which is not the same as hidden', () => {
    const book = new Book();
    book.write('receive/1', { ...RECEIVED, complainant: null });
    expect(book.seenBy(TUTI)?.complainant).toBeNull();
  });
});
