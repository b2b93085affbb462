import type { Reason } from '#common/domain/sop/reason-codes.ts';
import { DEFAULT_LETTER_TEXTS, GENERAL_TEXTS, type LetterText } from './letter-texts.ts';

export type LetterKind = 'SUSPENSION' | 'REFUSAL' | 'CANCELLATION';

/**
 * What a letter says about its reasons, in plain Indonesian, each with its basis. A reason that no applicant is told in writing
 * stands as the general sentence of the letter, once, so that nothing of an indicator or an intelligence note is on paper.
 */
export function letterReasons(
  codes: readonly string[],
  reasons: readonly Reason[],
  kind: LetterKind,
): LetterText[] {
  const byCode = new Map(reasons.map((reason) => [reason.code, reason]));
  const told = codes.map((code) => textOf(byCode.get(code)) ?? GENERAL_TEXTS[kind]);
  const given = told.length > 0 ? told : [GENERAL_TEXTS[kind]];
  return given.filter((text, index) => given.findIndex((other) => other.text === text.text) === index);
}

function textOf(reason: Reason | undefined): LetterText | null {
  if (!reason?.printable) return null;
  // Versions from before there were sentences, and reasons that an office added without one.
  const standard = Object.hasOwn(DEFAULT_LETTER_TEXTS, reason.code)
    ? DEFAULT_LETTER_TEXTS[reason.code]
    : undefined;
  return reason.letter ?? standard ?? { text: `${reason.label.id}.`, basis: reason.source, next: '' };
}
