import { expect, it } from 'vitest';
import type { Action } from '#common/domain/applications/rules.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { plainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import { StepRecord } from './procedure-steps.ts';
import { StepTally } from './step-tally.ts';

const FEB = plainDate('2026-02-27');
const MON = plainDate('2026-03-02');
const TUE = plainDate('2026-03-03');

/** A list of nothing but these kinds, each on its day. */
function file(...acts: [Action['kind'], PlainDate?][]) {
  const record = new StepRecord();
  for (const [kind, day = MON] of acts) {
    const occurredAt = `${day}T03:00:00.000Z` as Instant;
    record.add({ kind, actor: 'ani', desk: 'Loket 1', occurredAt } as unknown as Action, day);
  }
  return { steps: record.told() };
}

const ARRIVAL = 'appointments.checkIn/1';
const DOSSIER = 'documents.acceptDossier/1';
const PHOTO = 'biometrics.capturePhoto/1';
const INTERVIEW = 'interview.recordInterview/1';
const VERIFIED = 'approval.verificationPassed/1';

it('says how many files had a step out of order, and which step', () => {
  const tally = new StepTally({ from: MON, to: TUE });
  tally.add(file([ARRIVAL], [DOSSIER], [PHOTO], [INTERVIEW], [VERIFIED]));
  // Photo and interview may change places.
  tally.add(file([ARRIVAL], [DOSSIER], [INTERVIEW], [PHOTO]));
  // Interview and photo before the dossier was accepted: one file, and the step that came too late.
  tally.add(file([ARRIVAL], [PHOTO], [INTERVIEW], [DOSSIER, TUE], [DOSSIER, TUE]));
  // Two steps out of order are one file.
  tally.add(file([VERIFIED], [DOSSIER], [PHOTO]));
  expect(tally.finish()).toEqual({
    files: 4,
    repeated: 1,
    outOfOrder: 2,
    steps: [
      { step: 'ARRIVAL', files: 3, repeated: 0, outOfOrder: 0 },
      { step: 'DOSSIER', files: 4, repeated: 1, outOfOrder: 2 },
      { step: 'CAPTURE', files: 4, repeated: 0, outOfOrder: 1 },
      { step: 'INTERVIEW', files: 3, repeated: 0, outOfOrder: 0 },
      { step: 'VERIFICATION', files: 2, repeated: 0, outOfOrder: 0 },
    ],
  });
});

it('tells a step in the month in which it was done, and its place where it was done first', () => {
  const late = file([PHOTO, FEB], [DOSSIER, FEB], [DOSSIER, MON]);
  const march = new StepTally({ from: MON, to: TUE });
  march.add(late);
  march.add(file([ARRIVAL, FEB]));
  expect(march.finish()).toEqual({
    files: 1,
    repeated: 1,
    outOfOrder: 0,
    steps: [{ step: 'DOSSIER', files: 1, repeated: 1, outOfOrder: 0 }],
  });
  const february = new StepTally({ from: FEB, to: FEB });
  february.add(late);
  expect(february.finish()).toMatchObject({ files: 1, repeated: 0, outOfOrder: 1 });
});
