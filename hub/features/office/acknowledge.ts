import type { Acknowledgement } from '#common/contract/hub/publication.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { CLOCK_TOLERANCE_MINUTES, wasSignedIn } from '#hub/features/sync/authorise.ts';
import { insertAcknowledgement } from '#hub/store/acknowledgements.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { findActors } from '#hub/store/page-reads.ts';
import { readAlone } from '#hub/store/read-together.ts';

/**
 * Who has read what, brought by the desk at which it was said, also days later. A desk speaks only for those whom the hub let
 * sign in there at that moment; of the others nothing is kept.
 */
export async function acknowledge(
  hub: HubContext,
  desk: CallingDesk,
  said: readonly Acknowledgement[],
): Promise<void> {
  const { officeId, id: deskId } = desk;
  const now = hub.clock.now();
  const latest = addMinutes(now, CLOCK_TOLERANCE_MINUTES);
  const since = said.reduce((first, { at }) => (at < first ? at : first), now);
  await hub.store.transaction(async (trx) => {
    await lockOffice(trx, officeId);
    const people = await readAlone(
      trx,
      findActors(
        trx,
        said.map(({ by }) => by),
        { officeId, deskIds: [deskId], since },
      ),
    );
    for (const one of said) {
      const person = people.get(one.by);
      if (person && one.at <= latest && wasSignedIn(person, deskId, one.at)) {
        // A desk's clock may be a little ahead; nothing was read later than now.
        const at = one.at < now ? one.at : now;
        await insertAcknowledgement(trx, { ...one, at }, { officeId, deskId });
      } else {
        hub.log.warn('an acknowledgement of nobody who sat there', { desk: deskId, name: one.name });
      }
    }
  });
}
