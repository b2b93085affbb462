import { Done } from '#common/contract/hub/office.ts';
import type { Entry } from '#common/domain/registers/register.ts';
import { openReview as openIn } from '#runtime/registers/open-review.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { readEntries, registerStore } from '#main/records/repositories/registers.ts';
import { accountUses } from './account-use.ts';

/** At the office's hub, or here where the desk is its own authority. */
export async function openReview(desk: Desk): Promise<void> {
  if (desk.hub) {
    await desk.hub.asPerson(Done, { method: 'POST', path: '/v1/rights-reviews/open', body: {} });
    return;
  }
  const { db, office, clock } = desk;
  const { userId, roles, desk: name } = authorOf(desk);
  const { utcOffsetMinutes } = office.policy();
  const doing = { userId, roles, desk: name, now: clock.now(), utcOffsetMinutes };
  const { accounts } = await accountUses(desk);
  await db.transaction(async (trx) => {
    const books = registerStore(trx);
    const store = {
      lines: () => readEntries(trx, { register: 'rights-reviews', subject: null, since: null }),
      addLine: (entry: Entry) => books.add(entry),
      note: (entry: Entry) => books.note(entry),
    };
    await openIn(store, doing, accounts);
  });
}
