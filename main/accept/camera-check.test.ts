import { expect, it } from 'vitest';
import { cameraVerdict } from './camera-check.ts';

const told = (answer: unknown) => {
  const { outcome, note } = cameraVerdict(answer);
  return [outcome, note?.id];
};

it('cameras pass when each of them gave a frame', () => {
  expect(told({ count: 2, silent: [] })).toEqual(['PASS', 'CAMERA_FRAMES']);
});

it('a camera that is listed and gives no frame has failed, with the reason', () => {
  expect(told({ count: 1, silent: ['NotReadableError'] })).toEqual(['FAIL', 'CAMERA_SILENT']);
  const { outcome, detail } = cameraVerdict({ count: 2, silent: ['NoFrame'] });
  expect(outcome).toBe('FAIL');
  expect(detail).toContain('of 2 only 1 gave a picture (NoFrame)');
});

it('without a camera nothing is assessed, and an answer that is none has failed', () => {
  expect(told({ count: 0, silent: [] })).toEqual(['NOT_ASSESSED', 'NO_CAMERA']);
  for (const answer of [1, null, { count: 1 }]) expect(told(answer)).toEqual(['FAIL', 'NO_CAMERA_LIST']);
});
