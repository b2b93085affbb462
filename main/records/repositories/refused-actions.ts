import type { Knex } from 'knex';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { ErrorDetails } from '#common/contract/hub/push.ts';
import type { z } from 'zod';
import type { Pending } from './outbox.ts';

export type RefusedAction = {
  id: ActionId;
  group: ActionId;
  applicationId: ApplicationId;
  number: string;
  name: string;
  kind: string;
  payload: unknown;
  actor: UserId;
  actorName: string;
  occurredAt: Instant;
  basedOn: number | null;
  code: string;
  details: z.infer<typeof ErrorDetails>;
  hubVersion: number | null;
  fileVersion: number | null;
  refusedAt: Instant;
};

export async function keepRefused(
  trx: Knex,
  pending: Pending,
  refusal: { code: string; details: z.infer<typeof ErrorDetails>; version: number | null; at: Instant },
): Promise<void> {
  await trx('refused_action')
    .insert({
      id: pending.id,
      group_id: pending.group,
      application_id: pending.applicationId,
      kind: pending.kind,
      payload: JSON.stringify(pending.payload),
      actor: pending.actor,
      role: pending.role,
      occurred_at: pending.occurredAt,
      based_on: pending.basedOn,
      code: refusal.code,
      details: JSON.stringify(refusal.details),
      hub_version: refusal.version,
      refused_at: refusal.at,
    })
    .onConflict('id')
    .ignore();
}

/** Whose own refused actions wait, oldest first; all people's when `actor` is null. */
export async function listRefused(db: Knex, actor: UserId | null): Promise<RefusedAction[]> {
  const builder = db('refused_action as r')
    .leftJoin('application as f', 'f.id', 'r.application_id')
    .leftJoin('account as c', 'c.id', 'r.actor')
    .whereNull('r.resolved_at');
  if (actor) void builder.where('r.actor', actor);
  const rows = await builder
    .orderBy(['r.refused_at', 'r.occurred_at', 'r.id'])
    .limit(200)
    .select('r.*', 'f.number', 'f.name', 'f.version as file_version', 'c.display_name');
  return rows.map((row) => ({
    id: row.id,
    group: row.group_id,
    applicationId: row.application_id,
    number: row.number ?? '',
    name: row.name ?? '',
    kind: row.kind,
    payload: JSON.parse(row.payload),
    actor: row.actor,
    actorName: row.display_name ?? '',
    occurredAt: row.occurred_at,
    basedOn: row.based_on,
    code: row.code,
    details: JSON.parse(row.details),
    hubVersion: row.hub_version,
    fileVersion: row.file_version,
    refusedAt: row.refused_at,
  }));
}

export async function countRefused(db: Knex): Promise<number> {
  const row = await db('refused_action').whereNull('resolved_at').count({ n: '*' }).first();
  return Number(row?.['n'] ?? 0);
}

/** The whole request goes together: half of it would be neither done nor undone. */
export async function resolveRefused(
  trx: Knex,
  group: ActionId,
  by: { resolution: 'REDONE' | 'DISCARDED'; at: Instant; userId: UserId; note: string },
): Promise<number> {
  return trx('refused_action').where({ group_id: group }).whereNull('resolved_at').update({
    resolution: by.resolution,
    resolved_at: by.at,
    resolved_by: by.userId,
    note: by.note,
  });
}
