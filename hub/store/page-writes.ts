import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { isFinal, type BlankState } from '#common/domain/applications/vocabulary.ts';
import { insertAll, type Bulk } from './bulk.ts';
import type { OfficePlace } from './feed.ts';
import type { Review } from './page-reads.ts';

const ACTION: Bulk = {
  table: 'action',
  columns: {
    id: 'text',
    office_id: 'text',
    application_id: 'text',
    version: 'integer',
    kind: 'text',
    payload: 'json',
    actor: 'text',
    role: 'text',
    desk_id: 'text',
    desk: 'text',
    occurred_at: 'text',
    based_on: 'integer',
    feed_seq: 'bigint',
  },
};

export type AcceptedRow = { action: Action; deskId: string; version: number; feedSeq: number };

export async function insertActions(
  trx: Knex,
  officeId: string,
  rows: readonly AcceptedRow[],
): Promise<void> {
  await insertAll(
    trx,
    ACTION,
    rows.map(({ action, deskId, version, feedSeq }) => ({
      id: action.id,
      office_id: officeId,
      application_id: action.applicationId,
      version,
      kind: action.kind,
      payload: action.payload,
      actor: action.actor,
      role: action.role,
      desk_id: deskId,
      desk: action.desk,
      occurred_at: action.occurredAt,
      based_on: action.basedOn,
      feed_seq: feedSeq,
    })),
  );
}

const CHANGING = [
  'version',
  'state',
  'nik',
  'name',
  'passport_number',
  'appointment_date',
  'deadline_on',
  'closed_at',
  'snapshot',
  'feed_seq',
];

const APPLICATION: Bulk = {
  table: 'application',
  columns: {
    id: 'text',
    office_id: 'text',
    number: 'text',
    version: 'integer',
    state: 'text',
    nik: 'text',
    name: 'text',
    passport_number: 'text',
    appointment_date: 'text',
    deadline_on: 'text',
    closed_at: 'text',
    snapshot: 'json',
    opened_seq: 'bigint',
    feed_seq: 'bigint',
  },
  suffix: `on conflict (id) do update set ${CHANGING.map((name) => `${name} = excluded.${name}`).join(', ')}`,
};

export type ChangedFile = {
  file: Application;
  deadlineOn: PlainDate | null;
  openedSeq: number;
  feedSeq: number;
};

export async function saveFiles(trx: Knex, officeId: string, changed: readonly ChangedFile[]): Promise<void> {
  await insertAll(
    trx,
    APPLICATION,
    changed.map(({ file, deadlineOn, openedSeq, feedSeq }) => ({
      id: file.id,
      office_id: officeId,
      number: file.number,
      version: file.version,
      state: file.state,
      nik: file.applicant.nik,
      name: file.applicant.fullName,
      passport_number: file.book?.passportNumber ?? null,
      appointment_date: file.appointment?.date ?? null,
      deadline_on: deadlineOn,
      closed_at: isFinal(file.state) ? file.stateSince : null,
      snapshot: file,
      opened_seq: openedSeq,
      feed_seq: feedSeq,
    })),
  );
}

export type MovedBlank = {
  serial: string;
  state: BlankState;
  applicationId: ApplicationId | null;
  at: Instant;
  feedSeq: number;
};

export async function moveBlanks(trx: Knex, officeId: string, moved: readonly MovedBlank[]): Promise<void> {
  if (moved.length === 0) return;
  await trx.raw(
    `update blank b set state = r.state, application_id = r.application_id, changed_at = r.at, feed_seq = r.feed_seq
     from json_to_recordset(?::json) as r (serial text, state text, application_id text, at text, feed_seq bigint)
     where b.office_id = ? and b.serial = r.serial`,
    [
      JSON.stringify(
        moved.map(({ applicationId, feedSeq, ...blank }) => ({
          ...blank,
          application_id: applicationId,
          feed_seq: feedSeq,
        })),
      ),
      officeId,
    ],
  );
}

const REVIEW: Bulk = {
  table: 'duplicate_review',
  columns: {
    id: 'text',
    office_id: 'text',
    nik: 'text',
    application_ids: 'jsonb',
    since: 'text',
    closed_at: 'text',
    closed_by: 'text',
    note: 'text',
  },
  suffix: `on conflict (id) do update set application_ids = excluded.application_ids,
    closed_at = excluded.closed_at, closed_by = excluded.closed_by, note = excluded.note`,
};

export async function saveReviews(trx: Knex, officeId: string, reviews: readonly Review[]): Promise<void> {
  const rows = reviews.map(({ id, nik, applicationIds, since, closed }) => ({
    id,
    office_id: officeId,
    nik,
    application_ids: applicationIds,
    since,
    closed_at: closed?.at ?? null,
    closed_by: closed?.by ?? null,
    note: closed?.note ?? null,
  }));
  await insertAll(trx, REVIEW, rows);
}

/** The office's row moves on and whoever listens is woken when the transaction commits. */
export async function savePlace(
  trx: Knex,
  officeId: string,
  { feedSeq, auditSeq, auditHash }: Pick<OfficePlace, 'feedSeq' | 'auditSeq' | 'auditHash'>,
): Promise<void> {
  await trx.raw(
    `with moved as (update office set feed_seq = ?, audit_seq = ?, audit_hash = ? where id = ? returning id)
     select pg_notify('feed', id) from moved`,
    [feedSeq, auditSeq, auditHash, officeId],
  );
}
