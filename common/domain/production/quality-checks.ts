import type { PassportKind } from '#common/domain/applications/vocabulary.ts';
import { QUALITY_CHECKS } from './actions.ts';
import type { ChipPolicy } from './chip.ts';

export type QualityCheck = (typeof QUALITY_CHECKS)[number];

/** What the officer ticks. The chip is ticked only where no reader is asked for. */
export function qualityChecksFor(kind: PassportKind, policy: ChipPolicy): QualityCheck[] {
  return QUALITY_CHECKS.filter((check) => check !== 'CHIP' || (kind === 'ELECTRONIC' && policy === 'OFF'));
}
