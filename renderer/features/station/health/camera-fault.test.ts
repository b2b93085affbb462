import { expect, it } from 'vitest';
import { cameraFault } from './camera-fault.ts';

it.each([
  ['NotFoundError', null],
  ['NotAllowedError', 'REFUSED'],
  ['NotReadableError', 'BUSY'],
  ['AbortError', 'BUSY'],
  ['OverconstrainedError', 'BROKEN'],
] as const)('a camera that answers %s is told as %s', (name, fault) => {
  expect(cameraFault(new DOMException('no picture', name))).toBe(fault);
});

it('whatever else is thrown is no refusal', () => {
  expect(cameraFault(new Error('no picture'))).toBe('BROKEN');
});
