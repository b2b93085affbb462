import { describe, expect, it } from 'vitest';
import type { UserId } from '#common/kernel/ids.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { reach } from '#test/support/rules-journeys.ts';
import { drawnBy, type Deed, type Drawing } from '#common/domain/queue/draw.ts';
import type { Lots } from '#common/domain/queue/lot.ts';

const [ANI, BUDI, CITRA] = ['ani', 'budi', 'citra'] as UserId[] as [UserId, UserId, UserId];
/** Budi has the highest lot, then Ani, then Citra. */
const lots: Lots = (...words) => ({ budi: 0.9, ani: 0.5, citra: 0.1 })[words.at(-1) ?? ''] ?? 0;
const t = reach('ADJUDICATION');
const AT = t.now;
const deed = (actor: UserId, minutesAgo: number, role: Deed['role'] = 'SECTION_HEAD'): Deed => ({
  actor,
  role,
  at: addMinutes(AT, -minutesAgo),
});

function drawn(change: Partial<Drawing>) {
  return drawnBy({
    file: t.file,
    draw: { day: t.today, present: [ANI], stage: 'decision' },
    actor: ANI,
    at: AT,
    policy: { ...t.policy, randomStages: new Set(['decision']) },
    lots: () => lots,
    deeds: [],
    ...change,
  });
}

describe('to whom a file falls, by the record and not by who claims it', () => {
  it('is whoever has the highest lot of those at work', () => {
    expect(drawn({})).toBe(ANI);
    const draw = { day: t.today, present: [ANI, CITRA], stage: 'decision' as const };
    expect(drawn({ draw, deeds: [deed(CITRA, 60)] })).toBe(ANI);
    expect(drawn({ draw: { ...draw, present: [ANI, BUDI] }, deeds: [deed(BUDI, 1)] })).toBe(BUDI);
  });

  it('counts who was left out although he was at work, but not what a desk can hardly have heard of', () => {
    expect(drawn({ deeds: [deed(BUDI, 60)] })).toBe(BUDI);
    expect(drawn({ deeds: [deed(BUDI, 3)] })).toBe(ANI);
  });

  it('counts nobody who did nothing that day in a role of the stage', () => {
    const draw = { day: t.today, present: [ANI, BUDI], stage: 'decision' as const };
    expect(drawn({ draw, actor: CITRA })).toBe(CITRA);
    expect(drawn({ draw, deeds: [deed(BUDI, 60, 'COUNTER')] })).toBe(ANI);
    expect(drawn({ draw, deeds: [deed(BUDI, 24 * 60)] })).toBe(ANI);
  });

  it('is nobody by another day’s seed, or for a stage in which the file does not wait', () => {
    expect(drawn({ draw: { day: plainDate('2026-03-01'), present: [ANI], stage: 'decision' } })).toBeNull();
    expect(drawn({ draw: { day: t.today, present: [ANI], stage: 'handover' } })).toBeNull();
    expect(drawn({ policy: t.policy })).toBeNull();
  });
});
