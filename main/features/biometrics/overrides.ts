import { Overrides } from '#common/contract/hub/photo-overrides.ts';
import { countRulings } from '#common/domain/biometrics/count-rulings.ts';
import { addFullDays } from '#common/kernel/instant.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { photoRulings } from '#main/records/repositories/photo-rulings.ts';
import type { Desk } from '#main/features/desk.ts';

/** With a hub of the whole office: a desk holds a part of the journal. */
export async function countOverrides({ db, hub, clock }: Desk, days: number): Promise<Overrides> {
  if (hub) {
    return hub.asPerson(Overrides, { method: 'POST', path: '/v1/audit/photo-overrides', body: { days } });
  }
  const { rulings, waiting } = await photoRulings(db, addFullDays(clock.now(), -days));
  const names = await displayNames(db);
  const rows = countRulings(rulings).map((row) => ({
    ...row,
    name: names[row.by] ?? '',
    takenByName: names[row.takenBy] ?? '',
  }));
  return { days, waiting, rows };
}
