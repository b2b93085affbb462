import { describe, expect, it } from 'vitest';
import { anAssessment } from '#test/support/portraits.ts';
import { PortraitAssessment } from '#common/domain/biometrics/portrait.ts';

const isTaken = (assessment: object) => PortraitAssessment.safeParse(assessment).success;

describe('a stored verdict', () => {
  it('is the worst of its checks', () => {
    expect(isTaken(anAssessment())).toBe(true);
    expect(isTaken(anAssessment({}, ['BLUR']))).toBe(true);
    expect(isTaken(anAssessment({ verdict: 'PASS' }, ['BLUR']))).toBe(false);
    expect(isTaken(anAssessment({ verdict: 'WARN' }, ['BLUR']))).toBe(false);
    expect(isTaken(anAssessment({ verdict: 'FAIL' }))).toBe(false);
  });

  it('without checks, or with one twice, is none', () => {
    expect(isTaken(anAssessment({ checks: [] }))).toBe(false);
    const { checks } = anAssessment();
    expect(isTaken(anAssessment({ checks: [...checks.slice(1), ...checks.slice(1, 2)] }))).toBe(false);
  });
});
