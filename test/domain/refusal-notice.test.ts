import { expect, it } from 'vitest';
import type { AppType } from '#common/domain/applications/vocabulary.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { runReport, type LettersOf } from '#runtime/reports/run-report.ts';
import { reach } from '#test/support/rules-journeys.ts';
import { POLICY, WIB } from '#test/support/rules-office.ts';

const MARCH = { from: plainDate('2026-03-01'), to: plainDate('2026-03-31') };

/** Refused on Monday 2 March; the letter first made at this moment, the report asked for at `now`. */
async function normsOf(type: AppType, toldAt: string | null, now = '2026-04-02T02:00:00.000Z') {
  const { actions, file } = reach('REJECTED', { type });
  async function* lists() {
    yield [actions];
  }
  const asked: string[] = [];
  const lettersOf: LettersOf = async (files) => {
    asked.push(...files);
    return new Map(toldAt === null ? [] : [[file.id, toldAt as Instant]]);
  };
  const office = { policyOf: () => POLICY, lettersOf, utcOffsetMinutes: WIB, now: now as Instant };
  const { norms } = await runReport(lists(), MARCH, office);
  return { notice: norms.find(({ norm }) => norm === 'REFUSAL_NOTICE') ?? null, asked };
}

const NONE = { norm: 'REFUSAL_NOTICE', met: 0, late: 0, running: 0, overdue: 0 };

it('holds the letter about a refused replacement to one working day', async () => {
  expect((await normsOf('REPLACE_EXPIRED', '2026-03-03T09:59:00.000Z')).notice).toEqual({ ...NONE, met: 1 });
  expect((await normsOf('REPLACE_EXPIRED', '2026-03-04T02:00:00.000Z')).notice).toEqual({ ...NONE, late: 1 });
});

it('is owed while there is no letter, and overdue after the day', async () => {
  const monday = await normsOf('REPLACE_EXPIRED', null, '2026-03-02T09:00:00.000Z');
  expect(monday.notice).toEqual({ ...NONE, running: 1 });
  expect((await normsOf('REPLACE_EXPIRED', null)).notice).toEqual({ ...NONE, overdue: 1 });
});

it('a month that is over stays as it was: a letter of April is overdue in March', async () => {
  expect((await normsOf('REPLACE_EXPIRED', '2026-04-01T02:00:00.000Z')).notice).toEqual({
    ...NONE,
    overdue: 1,
  });
});

it('asks for no letter where no norm is', async () => {
  expect(await normsOf('NEW', null)).toEqual({ notice: null, asked: [] });
});
