import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import { foldEntries } from '#common/domain/registers/register.ts';
import {
  quarterOf,
  REVIEWERS,
  RIGHTS_REVIEWS,
  type ReviewedAccount,
} from '#common/domain/registers/rights-reviews.ts';
import { localDate } from '#common/kernel/instant.ts';
import { addRuleLine, type RuleDoing, type RuleLines } from './rule-line.ts';

/**
 * This quarter's review, over every account as it stands now: whoever keeps the book says which quarter and which accounts. Throws
 * FORBIDDEN, REVIEW_EXISTS.
 */
export async function openReview(
  store: RuleLines,
  doing: RuleDoing,
  accounts: readonly ReviewedAccount[],
): Promise<void> {
  if (!doing.roles.some((role) => REVIEWERS.some((reviewer) => reviewer === role))) {
    throw new CodedError('FORBIDDEN');
  }
  const quarter = quarterOf(localDate(doing.now, doing.utcOffsetMinutes));
  const known = foldEntries(RIGHTS_REVIEWS, await store.lines());
  if (known.some(({ item }) => item.quarter === quarter || item.finished === null)) {
    throw new CodedError('REVIEW_EXISTS');
  }
  const payload = { quarter, accounts };
  await addRuleLine(store, doing, { register: 'rights-reviews', subject: v7(), kind: 'open/1', payload });
}
