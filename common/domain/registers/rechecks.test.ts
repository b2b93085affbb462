import { expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { recheckDue, type Recheck } from './rechecks.ts';

it('a month that is over and not drawn, or a month that was not promised, is told', () => {
  const drawn = { files: [] } as unknown as Recheck['drawn'];
  const today = plainDate('2026-12-02');
  const now = { month: '2026-12', drawn: null };
  expect(recheckDue([], today)).toEqual({ what: 'UNPROMISED', month: '2026-12' });
  expect(recheckDue([now], today)).toBeNull();
  expect(recheckDue([{ month: '2026-11', drawn: null }, now], today)).toEqual({
    what: 'UNDRAWN',
    month: '2026-11',
  });
  expect(recheckDue([{ month: '2026-11', drawn }, now], today)).toBeNull();
  expect(recheckDue([{ month: '2026-10', drawn }, now], today)).toEqual({
    what: 'UNPROMISED',
    month: '2026-11',
  });
});
