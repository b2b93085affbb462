import { openReview } from '#runtime/registers/open-review.ts';
import { ZONE_MINUTES } from '#runtime/sop/sop-library.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { accountUses } from '#hub/features/session/account-use.ts';
import { appendNote } from '#hub/features/session/office-change.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { getOffice } from '#hub/store/office.ts';
import { insertEntry, readEntries } from '#hub/store/registers.ts';
import type { RegisterDoer } from './registers-at-hub.ts';

export async function openReviewAtHub(hub: HubContext, doer: RegisterDoer): Promise<void> {
  const { officeId, userId, desk } = doer;
  await hub.store.transaction(async (trx) => {
    await lockOffice(trx, officeId);
    const { zone } = await getOffice(trx, officeId);
    // Read inside the lock: nobody is made or closed meanwhile.
    const { accounts } = await accountUses({ ...hub, store: trx }, officeId);
    await openReview(
      {
        lines: () => readEntries(trx, officeId, { register: 'rights-reviews', subject: null, since: null }),
        addLine: (entry) => insertEntry(trx, officeId, entry),
        note: ({ register, subject, kind }) =>
          appendNote(
            hub,
            trx,
            { officeId, actor: userId, desk },
            { event: 'REGISTER', subject, detail: `${register} ${kind}` },
          ),
      },
      { ...doer, now: hub.clock.now(), utcOffsetMinutes: ZONE_MINUTES[zone] },
      accounts,
    );
  });
}
