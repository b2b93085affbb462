import { describe, expect, it } from 'vitest';
import { blockedReasons } from './blocked-reasons.ts';

const every = () => true;

describe('why steps are off', () => {
  it('tells a reason once, with every step that it holds up', () => {
    const refusal = { code: 'PAYMENT_NOT_SETTLED' } as const;
    const other = { code: 'WATCHLIST_STALE' } as const;
    const reasons = blockedReasons(
      { 'documents.acceptDossier/1': refusal, 'queue.claim/1': other, 'production.allocateBlank/1': refusal },
      every,
    );
    expect(reasons).toEqual([
      { refusal, kinds: ['documents.acceptDossier/1', 'production.allocateBlank/1'] },
      { refusal: other, kinds: ['queue.claim/1'] },
    ]);
  });

  it('keeps reasons of one code apart that name other things', () => {
    const of = (numbers: string[]) => ({ code: 'FAMILY_ON_HOLD' as const, details: { numbers } });
    const blocked = { 'queue.claim/1': of(['A']), 'queue.release/1': of(['B']) };
    expect(blockedReasons(blocked, every)).toHaveLength(2);
  });

  it('says nothing of another role’s work, nor again what the notice of a tie has told', () => {
    const blocked = {
      'queue.claim/1': { code: 'SAME_ADDRESS' as const },
      'documents.attach/1': { code: 'SAME_ADDRESS' as const },
      'approval.approve/2': { code: 'ROLE_NOT_ALLOWED' as const },
      'queue.release/1': { code: 'CLAIMED_BY_OTHER' as const },
    };
    expect(blockedReasons(blocked, (kind) => kind !== 'queue.release/1')).toEqual([]);
  });
});
