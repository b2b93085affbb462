import type { Knex } from 'knex';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { AcceptedAction, HubAccount, HubBlank } from '#common/contract/hub/pull.ts';

/** One consistent cut of the office: what is read under it belongs together. */
export function readCut<T>(store: Knex, work: (trx: Knex) => Promise<T>): Promise<T> {
  return store.transaction(work, { isolationLevel: 'repeatable read', readOnly: true });
}

/** What belongs on a desk: nothing booked for later than `bookedUntil`, nothing closed before `closedSince`. */
export type Window = { bookedUntil: string; closedSince: Instant };

export const ACTION_COLUMNS = `a.id, a.application_id as "applicationId", a.version, a.kind, a.payload, a.actor, a.role, a.desk,
  a.occurred_at as "occurredAt", a.based_on as "basedOn"`;

export const BLANK_COLUMNS = {
  serial: 'serial',
  kind: 'kind',
  pages: 'pages',
  state: 'state',
  applicationId: 'application_id',
  holder: 'holder',
  reference: 'reference',
  changedAt: 'changed_at',
} as const;

export const ACCOUNT_COLUMNS = {
  id: 'id',
  username: 'username',
  displayName: 'display_name',
  roles: 'roles',
  acting: 'acting',
  nik: 'nik',
  kkTie: 'kk_tie',
  addressTie: 'address_tie',
  active: 'active',
  vettedUntil: 'vetted_until',
} as const;

export type ActionRow = Omit<AcceptedAction, 'office'>;

export async function readLastSeq(trx: Knex, deskId: string): Promise<number> {
  const row: { last_seq: number } | undefined = await trx('desk').where({ id: deskId }).first('last_seq');
  return row?.last_seq ?? 0;
}

export type FileRow = { id: ApplicationId; version: number; snapshot: unknown };

export async function filesInWindow(
  trx: Knex,
  officeId: string,
  { after, limit, window }: { after: string; limit: number; window: Window },
): Promise<FileRow[]> {
  return trx('application')
    .where({ office_id: officeId })
    .where('id', '>', after)
    .where((open) => void open.whereNull('closed_at').orWhere('closed_at', '>=', window.closedSince))
    .whereNot(
      (later) =>
        void later
          .where('state', 'BOOKED')
          .whereRaw(`coalesce(appointment_date, '') > ?`, [window.bookedUntil]),
    )
    .orderBy('id')
    .limit(limit)
    .select('id', 'version', 'snapshot');
}

export async function filesById(
  trx: Knex,
  officeId: string,
  ids: readonly ApplicationId[],
): Promise<FileRow[]> {
  return trx('application')
    .where({ office_id: officeId })
    .whereRaw('id = any(?)', [[...ids]])
    .orderBy('id')
    .select('id', 'version', 'snapshot');
}

/** Files with their derived state as the very text that is stored. */
export async function fileTexts(
  trx: Knex,
  officeId: string,
  { after, limit }: { after: string; limit: number },
): Promise<{ id: ApplicationId; number: string; text: string }[]> {
  return trx('application')
    .where({ office_id: officeId })
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .select('id', 'number', { text: trx.raw('snapshot::text') });
}

/** Lists of files, oldest first: whole, or of some kinds. */
export async function actionsOf(
  trx: Knex,
  officeCode: string,
  ids: readonly ApplicationId[],
  kinds?: readonly string[],
): Promise<Map<ApplicationId, AcceptedAction[]>> {
  const { rows }: { rows: ActionRow[] } = await trx.raw(
    `select ${ACTION_COLUMNS} from action a where a.application_id = any(?) ${kinds ? 'and a.kind = any(?)' : ''}
     order by a.application_id, a.version`,
    kinds ? [[...ids], [...kinds]] : [[...ids]],
  );
  return Map.groupBy(
    rows.map((row) => ({ ...row, office: officeCode })),
    ({ applicationId }) => applicationId,
  );
}

export async function attachmentsById(
  trx: Knex,
  officeId: string,
  ids: readonly AttachmentId[],
): Promise<Map<AttachmentId, { mediaType: string; bytes: number }>> {
  if (ids.length === 0) return new Map();
  const rows: { id: AttachmentId; mediaType: string; bytes: number }[] = await trx('attachment')
    .where({ office_id: officeId })
    .whereRaw('id = any(?)', [[...ids]])
    .select('id', 'bytes', { mediaType: 'media_type' });
  return new Map(rows.map(({ id, ...attachment }) => [id, attachment]));
}

export async function listBlanks(trx: Knex, officeId: string): Promise<HubBlank[]> {
  return trx('blank').where({ office_id: officeId }).orderBy('serial').select(BLANK_COLUMNS);
}

export async function listPeople(trx: Knex, officeId: string): Promise<HubAccount[]> {
  return trx('account').where({ office_id: officeId }).orderBy('id').select(ACCOUNT_COLUMNS);
}
