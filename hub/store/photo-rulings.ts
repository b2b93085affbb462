import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import type { PhotoRuling } from '#common/domain/biometrics/count-rulings.ts';
import { isPhotoWaiting } from '#common/domain/biometrics/photo.ts';
import { readRuling, RULING_KINDS } from '#common/domain/biometrics/photo-actions.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** What heads decided about photos since then, each with the officer whose photo it was. */
export async function listPhotoRulings(db: Knex, officeId: string, since: Instant): Promise<PhotoRuling[]> {
  const rows: { kind: string; payload: unknown; actor: UserId; taker: UserId }[] = await db('action as r')
    .where('r.office_id', officeId)
    .whereRaw('r.kind = any(?)', [[...RULING_KINDS]])
    .where('r.occurred_at', '>=', since)
    .orderBy('r.occurred_at')
    .select('r.kind', 'r.payload', 'r.actor')
    .select(
      db('action as c')
        .select('c.actor')
        .whereRaw('c.application_id = r.application_id and c.version < r.version')
        .where('c.kind', 'biometrics.capturePhoto/1')
        .orderBy('c.version', 'desc')
        .limit(1)
        .as('taker'),
    );
  return rows.map(({ kind, payload, actor, taker }) => ({
    ...readRuling(kind, payload),
    by: actor,
    takenBy: taker,
  }));
}

export async function countWaitingPhotos(db: Knex, officeId: string): Promise<number> {
  const rows: { snapshot: Application }[] = await db('application')
    .where({ office_id: officeId })
    .where({ state: 'IN_SERVICE' })
    .select('snapshot');
  return rows.filter(({ snapshot }) => isPhotoWaiting(snapshot)).length;
}
