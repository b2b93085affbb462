import type { Overrides } from '#common/contract/hub/photo-overrides.ts';
import { countRulings } from '#common/domain/biometrics/count-rulings.ts';
import { addFullDays } from '#common/kernel/instant.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { subjectNames } from '#hub/store/audit-search.ts';
import { countWaitingPhotos, listPhotoRulings } from '#hub/store/photo-rulings.ts';
import { readCut } from '#hub/store/pull-reads.ts';

/** What heads of the whole office said about photos that did not pass. */
export async function countOverrides(hub: HubContext, officeId: string, days: number): Promise<Overrides> {
  return readCut(hub.store, async (trx) => {
    const rulings = await listPhotoRulings(trx, officeId, addFullDays(hub.clock.now(), -days));
    const people = rulings.flatMap(({ by, takenBy }) => [by, takenBy]);
    const names = await subjectNames(trx, officeId, people);
    const rows = countRulings(rulings).map((row) => ({
      ...row,
      name: names.get(row.by) ?? '',
      takenByName: names.get(row.takenBy) ?? '',
    }));
    return { days, waiting: await countWaitingPhotos(trx, officeId), rows };
  });
}
