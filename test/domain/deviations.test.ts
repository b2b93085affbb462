import { expect, it } from 'vitest';
import { DeviationTally } from '#common/domain/reports/deviation-tally.ts';
import type { Deviation } from '#common/domain/reports/deviation.ts';
import { reportOf } from '#common/domain/reports/file-report.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { capture, reach } from '#test/support/rules-journeys.ts';
import { COLLEAGUE, POLICY } from '#test/support/rules-office.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';

const DAY = plainDate('2026-03-02');
/** Nobody has to say why the applicant came on this day. */
const WALK_IN = { walkIn: true };

function deviationsOf(t: TestFile) {
  const report = reportOf(t.actions, () => POLICY, addMinutes(t.now, 1));
  return must(report, 'the file was opened').deviations.map(({ kind, reason, codes }) => [
    kind,
    reason,
    codes,
  ]);
}

it.each([
  ['biometrics.capturePhoto/1', 'Mata terpejam'],
  ['biometrics.captureFingerprints/1', 'Sidik jari kabur'],
  ['biometrics.captureSignature/1', 'Tanda tangan terpotong'],
] as const)('%s once more is a repeated step with the reason that was given', (kind, retakeReason) => {
  const t = capture(reach('IN_SERVICE', WALK_IN)).run(kind, { change: { retakeReason } });
  expect(deviationsOf(t)).toEqual([['STEP_REPEATED', retakeReason, []]]);
});

it('a first capture is no deviation', () => {
  expect(deviationsOf(capture(reach('IN_SERVICE', WALK_IN)))).toEqual([]);
});

it('tells codes apart from words', () => {
  const corrected = reach('ADJUDICATION', WALK_IN).run('approval.returnForCorrection/1', {
    change: { step: 'PHOTO', note: 'Foto kurang tajam' },
  });
  expect(deviationsOf(corrected)).toEqual([['CORRECTED', 'Foto kurang tajam', ['PHOTO']]]);
  const moved = reach('BOOKED').run('appointments.specialReschedule/1', {
    change: { reason: 'SERVER_OFFLINE', note: 'Terputus sejak pagi' },
  });
  expect(deviationsOf(moved)).toEqual([['MOVED_BY_OFFICE', 'Terputus sejak pagi', ['SERVER_OFFLINE']]]);
  const taken = reach('DOC_REVIEW', WALK_IN).run('queue.takeOver/1', {
    by: COLLEAGUE,
    role: 'COUNTER',
    change: { reason: 'Petugas lama sakit' },
  });
  expect(deviationsOf(taken)).toEqual([['TAKEN_OVER', 'Petugas lama sakit', []]]);
});

it('counts reasons by code, and words only where three files share them', () => {
  const tally = new DeviationTally({ from: DAY, to: DAY });
  const file = (...given: [Deviation['kind'], string, ...string[]][]) =>
    tally.add({
      deviations: given.map(([kind, reason, ...codes]) => ({ kind, reason, codes, day: DAY })) as never,
    });
  file(['CORRECTED', 'Foto kurang tajam', 'PHOTO']);
  file(['CORRECTED', 'Jari kiri kabur', 'FINGERPRINTS'], ['CORRECTED', 'PHOTO', 'PHOTO']);
  file(['TAKEN_OVER', 'Petugas  istirahat.'], ['TAKEN_OVER', 'petugas istirahat']);
  file(['TAKEN_OVER', 'Petugas istirahat']);
  // The same words twice on one file are two times and one file.
  file(['TAKEN_OVER', 'Ibu Sari salah antre'], ['TAKEN_OVER', 'Ibu Sari salah antre']);
  file(['TAKEN_OVER', 'Ibu Sari salah antre']);
  file(['TAKEN_OVER', 'Petugas istirahat'], ['CENTRE_UNREACHED', '']);
  expect(tally.finish()).toEqual({
    deviations: [
      { kind: 'TAKEN_OVER', count: 7, withoutReason: 0 },
      { kind: 'CORRECTED', count: 3, withoutReason: 0 },
      { kind: 'CENTRE_UNREACHED', count: 1, withoutReason: 1 },
    ],
    deviationReasons: [
      { kind: 'TAKEN_OVER', as: 'WORDS', reason: 'petugas istirahat', count: 4 },
      { kind: 'TAKEN_OVER', as: 'OTHER', reason: '', count: 3 },
      { kind: 'CORRECTED', as: 'CODE', reason: 'PHOTO', count: 2 },
      { kind: 'CORRECTED', as: 'CODE', reason: 'FINGERPRINTS', count: 1 },
    ],
  });
});

it('leaves other days out', () => {
  const tally = new DeviationTally({ from: plainDate('2026-03-03'), to: plainDate('2026-03-31') });
  tally.add({ deviations: [{ kind: 'CORRECTED', reason: 'Foto', codes: ['PHOTO'], day: DAY }] as never });
  expect(tally.finish()).toEqual({ deviations: [], deviationReasons: [] });
});
