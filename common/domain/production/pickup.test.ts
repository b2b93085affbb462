import { expect, it } from 'vitest';
import type { Application } from '#common/domain/applications/application.ts';
import { toInstant } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { remindersDue } from './pickup.ts';

const at = (day: string) => toInstant(new Date(`${day}T03:00:00.000Z`));

it('reminders count from the day of issue, so that the last comes before the book may be voided', () => {
  const waiting = {
    state: 'READY_FOR_PICKUP',
    issuedOn: plainDate('2026-11-06'),
    readyAt: at('2026-11-10'),
  } as Application;
  const due = (day: string, file: Application = waiting) => remindersDue(file, at(day), 420);
  expect(due('2026-11-19')).toEqual([]);
  expect(due('2026-11-20')).toEqual([14]);
  expect(due('2026-12-04')).toEqual([14, 21, 28]);
  // Ready only after the fourteenth day: of that day nobody is told.
  expect(due('2026-11-27', { ...waiting, readyAt: at('2026-11-20') })).toEqual([21]);
});
