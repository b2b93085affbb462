import { describe, expect, it } from 'vitest';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { drawnOfficer, type Lots } from '#common/domain/queue/lot.ts';
import { claimsInOrder, type ClaimOnRecord } from './claims-in-order.ts';

const [ANI, BUDI] = ['ani', 'budi'] as UserId[] as [UserId, UserId];
const DAY = '2026-11-24' as PlainDate;
const lots: Lots = (...words) => (words.join('').length % 7) / 7;

function claim(actor: UserId, order: ClaimOnRecord['order'] = null, file = 'f1'): ClaimOnRecord {
  return { actor, applicationId: file as ApplicationId, order };
}

describe('claims on record', () => {
  it('name nobody who always took the next one', () => {
    expect(claimsInOrder([claim(ANI), claim(ANI, { ahead: 0, why: 'LAPSED' })], () => lots)).toEqual([]);
  });

  it('count for each officer how often and why others were passed', () => {
    const found = claimsInOrder(
      [
        claim(ANI),
        claim(ANI, { ahead: 3, why: 'BY_HAND' }),
        claim(BUDI, { ahead: 1, why: 'BY_HAND' }),
        claim(BUDI, { ahead: 2, why: 'FAMILY' }),
      ],
      () => lots,
    );
    expect(found).toEqual([
      { actor: BUDI, claims: 2, ahead: 2, why: { BY_HAND: 1, FAMILY: 1 }, wrongLots: 0 },
      { actor: ANI, claims: 2, ahead: 1, why: { BY_HAND: 1 }, wrongLots: 0 },
    ]);
  });

  it('find a lot that the seed does not give, and one whose seed nobody published', () => {
    const present = [ANI, BUDI];
    const winner = drawnOfficer(lots, 'f1' as ApplicationId, present) ?? ANI;
    const loser = winner === ANI ? BUDI : ANI;
    const order = { ahead: 0, why: 'DRAWN' as const, draw: { day: DAY, present } };
    expect(claimsInOrder([claim(winner, order)], () => lots)).toEqual([]);
    expect(claimsInOrder([claim(loser, order)], () => lots)).toMatchObject([{ actor: loser, wrongLots: 1 }]);
    expect(claimsInOrder([claim(winner, order)], () => null)).toMatchObject([{ wrongLots: 1 }]);
    // While the day lasts nobody can tell.
    expect(claimsInOrder([claim(loser, order)], () => 'NOT_YET')).toEqual([]);
  });
});
