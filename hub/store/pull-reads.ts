import type { Knex } from 'knex';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { AcceptedAction, FeedEntry, HubAccount, HubBlank } from '#common/contract/hub/pull.ts';
import type { Acknowledgement } from '#common/contract/hub/publication.ts';
import { ACKNOWLEDGEMENT_COLUMNS } from './acknowledgements.ts';
import { DOCUMENT_COLUMNS, toDocument, type DocumentRow } from './documents.ts';

/** One consistent cut of the office: what is read under it belongs together. */
export function readCut<T>(store: Knex, work: (trx: Knex) => Promise<T>): Promise<T> {
  return store.transaction(work, { isolationLevel: 'repeatable read', readOnly: true });
}

/** What belongs on a desk: nothing booked for later than `bookedUntil`, nothing closed before `closedSince`. */
export type Window = { bookedUntil: string; closedSince: Instant };

export type FeedPart = {
  officeId: string;
  officeCode: string;
  deskId: string;
  after: number;
  limit: number;
  window: Window;
};

type Placed<T> = T & { feed_seq: number };

const ACTION_COLUMNS = `a.id, a.application_id as "applicationId", a.version, a.kind, a.payload, a.actor, a.role, a.desk,
  a.occurred_at as "occurredAt", a.based_on as "basedOn"`;

const BLANK_COLUMNS = {
  serial: 'serial',
  kind: 'kind',
  pages: 'pages',
  state: 'state',
  applicationId: 'application_id',
  reference: 'reference',
  changedAt: 'changed_at',
} as const;

const ACCOUNT_COLUMNS = {
  id: 'id',
  username: 'username',
  displayName: 'display_name',
  roles: 'roles',
  acting: 'acting',
  nik: 'nik',
  active: 'active',
} as const;

/** The next entries of the feed, at most `limit` of each type. */
export async function feedAfter(trx: Knex, part: FeedPart): Promise<FeedEntry[][]> {
  const { officeId, after, limit } = part;
  const changed = await changedTables(trx, part);
  const rowsOf = async (table: FeedTable, columns: Record<string, string>) =>
    changed[table]
      ? trx(table)
          .where({ office_id: officeId })
          .where('feed_seq', '>', after)
          .orderBy('feed_seq')
          .limit(limit)
          .select({ ...columns, feed_seq: 'feed_seq' })
      : [];
  const blanks: Placed<HubBlank>[] = await rowsOf('blank', BLANK_COLUMNS);
  const accounts: Placed<HubAccount>[] = await rowsOf('account', ACCOUNT_COLUMNS);
  const documents: Placed<DocumentRow>[] = await rowsOf('document', DOCUMENT_COLUMNS);
  const read: Placed<Acknowledgement>[] = await rowsOf('acknowledgement', ACKNOWLEDGEMENT_COLUMNS);
  return [
    await actionsAfter(trx, part),
    await announcedAfter(trx, part),
    blanks.map(({ feed_seq: seq, ...blank }) => ({ type: 'blank', seq, blank })),
    accounts.map(({ feed_seq: seq, ...account }) => ({ type: 'account', seq, account })),
    documents.map(({ feed_seq: seq, ...row }) => ({ type: 'document', seq, document: toDocument(row) })),
    read.map(({ feed_seq: seq, ...acknowledgement }) => ({ type: 'acknowledgement', seq, acknowledgement })),
  ];
}

const FEED_TABLES = ['blank', 'account', 'document', 'acknowledgement'] as const;
type FeedTable = (typeof FEED_TABLES)[number];

/** Nearly every page is of actions alone; asking each table for its rows would be most of its cost. */
async function changedTables(trx: Knex, { officeId, after }: FeedPart): Promise<Record<FeedTable, boolean>> {
  const columns = FEED_TABLES.map(
    (table) =>
      `exists (select 1 from ${table} where office_id = :officeId and feed_seq > :after) as ${table}`,
  );
  const { rows }: { rows: [Record<FeedTable, boolean>] } = await trx.raw(`select ${columns.join(', ')}`, {
    officeId,
    after,
  });
  return rows[0];
}

type ActionRow = Omit<AcceptedAction, 'office'>;

/**
 * Left out: files that do not belong on a desk and that this one cannot have, because they began behind its cursor. Its own
 * actions always come back to it: they are what it waits for.
 */
async function actionsAfter(trx: Knex, part: FeedPart): Promise<FeedEntry[]> {
  const { officeId, officeCode, deskId, after, limit, window } = part;
  const { rows }: { rows: Placed<ActionRow>[] } = await trx.raw(
    `select ${ACTION_COLUMNS}, a.feed_seq from action a join application f on f.id = a.application_id
     where a.office_id = ? and a.feed_seq > ?
       and (a.desk_id = ? or f.opened_seq <= ? or not (
         (f.state = 'BOOKED' and coalesce(f.appointment_date > ?, false)) or coalesce(f.closed_at < ?, false)))
     order by a.feed_seq limit ?`,
    [officeId, after, deskId, after, window.bookedUntil, window.closedSince, limit],
  );
  return rows.map(({ feed_seq: seq, ...action }) => ({
    type: 'action',
    seq,
    action: { ...action, office: officeCode },
  }));
}

/** A file that came near is told by its newest action; a desk that has nothing of it asks for it whole. */
async function announcedAfter(trx: Knex, part: FeedPart): Promise<FeedEntry[]> {
  const { officeId, officeCode, after, limit } = part;
  const { rows }: { rows: Placed<ActionRow>[] } = await trx.raw(
    `select ${ACTION_COLUMNS}, n.feed_seq from announcement n
     join application f on f.id = n.application_id
     join action a on a.application_id = f.id and a.version = f.version
     where n.office_id = ? and n.feed_seq > ? order by n.feed_seq limit ?`,
    [officeId, after, limit],
  );
  return rows.map(({ feed_seq: seq, ...action }) => ({
    type: 'action',
    seq,
    action: { ...action, office: officeCode },
  }));
}

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

/** Whole lists of files, oldest first. */
export async function actionsOf(
  trx: Knex,
  officeCode: string,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, AcceptedAction[]>> {
  const { rows }: { rows: ActionRow[] } = await trx.raw(
    `select ${ACTION_COLUMNS} from action a where a.application_id = any(?) order by a.application_id, a.version`,
    [[...ids]],
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
