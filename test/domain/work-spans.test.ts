import { expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { must } from '#common/kernel/must.ts';
import { capture, proposeRejection, reach, SUSPICION } from '#test/support/rules-journeys.ts';
import { POLICY, STAFF } from '#test/support/rules-office.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';
import { reportOf } from '#common/domain/reports/file-report.ts';
import { OfficerTally } from '#common/domain/reports/officer-tally.ts';

const DAY = plainDate('2026-03-02');

function reportFor(t: TestFile) {
  return must(
    reportOf(t.actions, () => POLICY, t.copy().wait(1).now),
    'the file was opened',
  );
}

/** What one officer ended on one file, at which stage, in how many minutes. */
function spansOf(t: TestFile, by: keyof typeof STAFF) {
  return reportFor(t)
    .work.filter((span) => span.by === STAFF[by])
    .map(({ stage, minutes, end }) => [stage, minutes, end]);
}

/** One line an officer and stage, as board and report show it. */
function rowsOf(files: readonly TestFile[], by: keyof typeof STAFF) {
  const tally = new OfficerTally({ from: DAY, to: DAY });
  for (const t of files) tally.add(reportFor(t));
  return tally.finish().filter((row) => row.by === STAFF[by]);
}

function taken(t: TestFile): TestFile {
  return t.run('queue.claim/1', { role: 'INTERVIEWER' }).wait(12);
}

function captured(): TestFile {
  const t = reach('IN_SERVICE');
  return capture(t);
}

function approved(ms: number): TestFile {
  const t = reach('ADJUDICATION').run('approval.recordAdjudication/1');
  const shown = { sections: ['APPLICANT'], photo: true, ms };
  return t.run('approval.approve/2', { role: 'SECTION_HEAD', change: { shown } });
}

it('an interview that goes on is the interviewer’s file', () => {
  const t = taken(captured()).run('interview.recordInterview/1');
  expect(spansOf(t, 'INTERVIEWER')).toEqual([['interview', 12, 'ON']]);
});

it('a suspended interview is one file that came back, with the time of the interview', () => {
  const t = taken(captured())
    .run('interview.recordInterview/1', { change: SUSPICION })
    .run('approval.suspend/1', { role: 'INTERVIEWER' });
  expect(spansOf(t, 'INTERVIEWER')).toEqual([['interview', 12, 'RETURNED']]);
});

it('counts a suspended interview once where nobody had taken the file up', () => {
  expect(spansOf(reach('SUSPENDED'), 'INTERVIEWER')).toEqual([['interview', null, 'RETURNED']]);
});

it('a recommended refusal is one of the interviewer, its confirmation one of the head', () => {
  const change = { outcome: 'RECOMMEND_REJECT', reasonCodes: ['REJ_FALSE_STATEMENT'], note: SUSPICION.note };
  const t = taken(captured()).run('interview.recordInterview/1', { change });
  expect(spansOf(t, 'INTERVIEWER')).toEqual([['interview', 12, 'REFUSED']]);
  t.run('approval.reject/1', { role: 'SECTION_HEAD' });
  expect(spansOf(t, 'SECTION_HEAD')).toEqual([['decision', null, 'REFUSED']]);
});

it('a head who declines a proposed refusal lets the file go on', () => {
  const t = proposeRejection(reach('ADJUDICATION').run('approval.recordAdjudication/1'), 'ADJUDICATOR');
  expect(spansOf(t, 'ADJUDICATOR')).toEqual([
    ['decision', null, 'ON'],
    ['decision', null, 'REFUSED'],
  ]);
  t.run('approval.declineProposal/1', { role: 'SECTION_HEAD' });
  expect(spansOf(t, 'SECTION_HEAD')).toEqual([['decision', null, 'ON']]);
});

it('an approval of what nobody held counts with the time on the screen', () => {
  expect(spansOf(approved(90_000), 'SECTION_HEAD')).toEqual([['decision', 1.5, 'ON']]);
});

it('an approver stands with the rates of all own decisions, and the speed of those that were timed', () => {
  const refused = proposeRejection(reach('SUSPENDED'), 'INTERVIEWER').run('approval.reject/1', {
    role: 'SECTION_HEAD',
  });
  const corrected = reach('ADJUDICATION').run('approval.returnForCorrection/1', { role: 'SUBSECTION_HEAD' });
  const files = [approved(60_000), approved(180_000), approved(300_000), refused, corrected];
  expect(rowsOf(files, 'SECTION_HEAD')).toEqual([
    {
      by: STAFF.SECTION_HEAD,
      stage: 'decision',
      files: 4,
      minutes: { count: 3, p50: 3, p90: 5, longest: 5 },
      returned: 0,
      refused: 1,
    },
  ]);
  expect(rowsOf(files, 'SUBSECTION_HEAD')).toMatchObject([
    { stage: 'decision', files: 1, returned: 1, refused: 0 },
  ]);
});

it('what was put back, or only looked at, is no file of anybody', () => {
  const t = taken(captured()).run('queue.release/1', { role: 'INTERVIEWER' });
  expect(spansOf(t, 'INTERVIEWER')).toEqual([]);
});
