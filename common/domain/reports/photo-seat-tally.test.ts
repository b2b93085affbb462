import { expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { photosOf, PhotoSeatTally } from './photo-seat-tally.ts';
import type { Step } from './walk.ts';

const DAY = plainDate('2026-11-24');

function photo(desk: string, payload: object, day: string = DAY): Step {
  const action = {
    kind: 'biometrics.capturePhoto/1',
    desk,
    actor: 'ani',
    occurredAt: `${day}T03:00:00.000Z`,
    payload: { attachmentId: 'a', source: 'CAMERA', retakeReason: null, ...payload },
  };
  return { action, before: null } as unknown as Step;
}

function ruling(kind: 'allowPhoto' | 'declinePhoto'): Step {
  const action = {
    kind: `biometrics.${kind}/1`,
    desk: 'Meja atasan',
    actor: 'kasubsi',
    occurredAt: `${DAY}T04:00:00.000Z`,
  };
  return {
    action,
    before: { photo: { stamp: { by: 'ani', desk: 'Loket 1', at: action.occurredAt } } },
  } as unknown as Step;
}

const judged = (verdict: string) => ({ assessment: { verdict } });

it('tells of each seat and officer what the engine said of their photos, and what a head said of those that failed', () => {
  const steps = [
    photo('Loket 1', judged('PASS')),
    photo('Loket 1', judged('WARN')),
    photo('Loket 1', judged('FAIL')),
    ruling('declinePhoto'),
    photo('Loket 1', { ...judged('FAIL'), retakeReason: 'Diminta diulang' }),
    ruling('allowPhoto'),
    photo('Loket 2', { notAssessed: 'ENGINE_NOT_READY', source: 'FILE' }),
    // Only recorded from SIMKIM, and another day.
    photo('Loket 2', { attachmentId: null, source: null }),
    photo('Loket 2', judged('PASS'), '2026-11-25'),
  ];
  const tally = new PhotoSeatTally({ from: DAY, to: DAY });
  for (const step of steps) tally.add({ photos: photosOf(step, 420) });
  const nothing = { passed: 0, warned: 0, failed: 0, notAssessed: 0, retaken: 0, fromFile: 0 };
  expect(tally.finish()).toEqual([
    {
      ...nothing,
      desk: 'Loket 1',
      by: 'ani',
      photos: 4,
      passed: 1,
      warned: 1,
      failed: 2,
      retaken: 1,
      allowed: 1,
      declined: 1,
    },
    {
      ...nothing,
      desk: 'Loket 2',
      by: 'ani',
      photos: 1,
      notAssessed: 1,
      fromFile: 1,
      allowed: 0,
      declined: 0,
    },
  ]);
});
