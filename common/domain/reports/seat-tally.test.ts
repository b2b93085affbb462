import { expect, it } from 'vitest';
import type { Action } from '#common/domain/applications/rules.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { capturesOf, SeatTally } from './seat-tally.ts';

const DAY = plainDate('2026-11-24');

function capture(desk: string, by: string, payload: object): Action {
  return {
    kind: 'biometrics.captureFingerprints/1',
    desk,
    actor: by,
    occurredAt: `${DAY}T03:00:00.000Z`,
    payload: { fingers: [], exceptions: [], reference: null, retakeReason: null, ...payload },
  } as unknown as Action;
}

it('tells of each seat and officer what was kept, tried again, excepted and put in another finger’s place', () => {
  const print = (quality: number | null, more = {}) => ({
    position: 'LEFT_THUMB',
    attachmentId: 'a',
    quality,
    ...more,
  });
  const doubtful = { ridges: { version: '1', certainty: 0.2, spread: 1, blocks: 3, faults: ['NO_FLOW'] } };
  const first = capture('Loket 1', 'ani', {
    fingers: [
      print(80),
      print(20, { attempts: 3, ...doubtful }),
      print(50, { replaces: 'LEFT_INDEX' }),
      { position: 'RIGHT_THUMB', attachmentId: null, quality: null },
    ],
    exceptions: [{ position: 'LEFT_INDEX', reason: 'AMPUTATED', note: '' }],
  });
  const again = capture('Loket 1', 'ani', { fingers: [print(60)], retakeReason: 'Foto diambil ulang' });
  const other = capture('Loket 2', 'ani', { fingers: [print(null)] });
  const tally = new SeatTally({ from: DAY, to: DAY });
  for (const action of [first, again, other]) tally.add({ prints: capturesOf(action, 420) }, 30);
  tally.add({ prints: capturesOf({ ...first, occurredAt: '2026-11-25T03:00:00.000Z' } as Action, 420) }, 30);
  expect(tally.finish()).toEqual([
    {
      desk: 'Loket 1',
      by: 'ani',
      captures: 2,
      prints: 4,
      quality: { count: 4, p50: 50, p90: 80, longest: 80 },
      low: 1,
      retakes: 2,
      again: 1,
      exceptions: 1,
      fallbacks: 1,
      doubtful: 1,
    },
    expect.objectContaining({
      desk: 'Loket 2',
      captures: 1,
      prints: 1,
      quality: expect.objectContaining({ count: 0, p50: null }),
    }),
  ]);
});
