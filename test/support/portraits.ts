import {
  GROUP_OF,
  PortraitCode,
  type PortraitAssessment,
  type PortraitCheck,
} from '#common/domain/biometrics/portrait.ts';

/** A verdict as the engine writes it: all pass but the codes that are named. */
export function anAssessment(change: Partial<PortraitAssessment> = {}, failed: readonly PortraitCode[] = []) {
  const checks = PortraitCode.options.map((code): PortraitCheck => ({
    code,
    group: GROUP_OF[code],
    raw: failed.includes(code) ? 1 : 0,
    score: failed.includes(code) ? 20 : 95,
    threshold: 0.5,
    level: failed.includes(code) ? 'FAIL' : 'PASS',
  }));
  const assessment: PortraitAssessment = {
    engine: { id: 'test', version: '1' },
    config: 'test-1',
    subject: 'ADULT',
    allowances: [],
    verdict: failed.length > 0 ? 'FAIL' : 'PASS',
    faces: 1,
    checks,
    ...change,
  };
  return assessment;
}
