import type { PortraitLimit } from '#common/domain/biometrics/portrait-limits.ts';
import {
  GROUP_OF,
  PortraitCode,
  type PortraitCheck,
  type PortraitLevel,
} from '#common/domain/biometrics/portrait.ts';
import { LIMITS, limitOf, type LimitSet } from './limits.ts';
import type { PortraitRules } from './messages.ts';

/** What was measured; a code that is absent could not be. */
export type Measured = Partial<Record<PortraitCode, number | null>>;

/** Every code once: what was not measured is NOT_ASSESSED, neither good nor bad. */
export function judge(measured: Measured, rules: PortraitRules, set: LimitSet): PortraitCheck[] {
  const easings = [
    LIMITS.subjects[rules.subject],
    ...rules.allowances.map((allowance) => LIMITS.allowances[allowance]),
  ];
  return PortraitCode.options.map((code) => {
    const isOff = easings.some(({ off }) => off.includes(code));
    const value = isOff ? null : (measured[code] ?? null);
    const check = judgeOne(code, value, limitOf(code, set));
    const isEased = easings.some(({ warnOnly }) => warnOnly.includes(code));
    return isEased && check.level === 'FAIL' ? { ...check, level: 'WARN' } : check;
  });
}

function judgeOne(code: PortraitCode, raw: number | null, limit: PortraitLimit): PortraitCheck {
  const group = GROUP_OF[code];
  if (raw === null || !Number.isFinite(raw)) {
    return { code, group, raw: null, score: null, threshold: null, level: 'NOT_ASSESSED' };
  }
  const failed = crossed(raw, limit.fail);
  const warned = crossed(raw, limit.warn);
  const level: PortraitLevel = failed === null ? (warned === null ? 'PASS' : 'WARN') : 'FAIL';
  const threshold = failed ?? warned ?? nearest(raw, limit);
  return { code, group, raw: rounded(raw), score: scoreOf(raw, limit), threshold, level };
}

function crossed(raw: number, { min, max }: PortraitLimit['warn']): number | null {
  if (min !== undefined && raw < min) return min;
  return max !== undefined && raw > max ? max : null;
}

function nearest(raw: number, { best, warn }: PortraitLimit): number | null {
  return (raw < best ? (warn.min ?? warn.max) : (warn.max ?? warn.min)) ?? null;
}

function scoreOf(raw: number, { best, warn, fail }: PortraitLimit): number {
  const limit = raw < best ? (fail.min ?? warn.min) : (fail.max ?? warn.max);
  if (limit === undefined || limit === best) return raw === best || limit === undefined ? 100 : 0;
  return Math.round(100 * Math.max(0, Math.min(1, 1 - Math.abs(raw - best) / (2 * Math.abs(limit - best)))));
}

function rounded(value: number): number {
  return Number(value.toPrecision(5));
}
