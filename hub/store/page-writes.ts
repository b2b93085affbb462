import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { billsOf } from '#common/domain/gateway/differences.ts';
import { isFinal, type BlankState } from '#common/domain/applications/vocabulary.ts';
import { insertOf, type Bulk } from './bulk.ts';
import type { OfficePlace } from './feed.ts';
import type { Review } from './page-reads.ts';
import { writeTogether, type Write } from './write-together.ts';

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

export function actionsWrite(officeId: string, rows: readonly AcceptedRow[]): Write {
  return insertOf(
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
  'issued_on',
  'billing_codes',
  'family_id',
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
    issued_on: 'text',
    billing_codes: 'text[]',
    family_id: 'text',
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

export function filesWrite(officeId: string, changed: readonly ChangedFile[]): Write {
  return insertOf(
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
      issued_on: file.issuedOn ?? null,
      billing_codes: billingCodesOf(file),
      family_id: file.family?.id ?? null,
      snapshot: file,
      opened_seq: openedSeq,
      feed_seq: feedSeq,
    })),
  );
}

/** Null for a file without a bill: only the others stand in the index. */
function billingCodesOf(file: Application): string[] | null {
  const codes = billsOf(file).map(({ billingCode }) => billingCode);
  return codes.length > 0 ? codes : null;
}

export type MovedBlank = {
  serial: string;
  state: BlankState;
  applicationId: ApplicationId | null;
  at: Instant;
  feedSeq: number;
};

export function blanksWrite(officeId: string, moved: readonly MovedBlank[]): Write {
  if (moved.length === 0) return null;
  return {
    sql: `update blank b set state = r.state, application_id = r.application_id, changed_at = r.at, feed_seq = r.feed_seq
     from json_to_recordset(?::json) as r (serial text, state text, application_id text, at text, feed_seq bigint)
     where b.office_id = ? and b.serial = r.serial`,
    bindings: [
      JSON.stringify(
        moved.map(({ applicationId, feedSeq, ...blank }) => ({
          ...blank,
          application_id: applicationId,
          feed_seq: feedSeq,
        })),
      ),
      officeId,
    ],
  };
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

export function reviewsWrite(officeId: string, reviews: readonly Review[]): Write {
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
  return insertOf(REVIEW, rows);
}

/** The office's row moves on and whoever listens is woken when the transaction commits. */
export function placeWrite(
  officeId: string,
  { feedSeq, auditSeq, auditHash }: Pick<OfficePlace, 'feedSeq' | 'auditSeq' | 'auditHash'>,
): Write {
  return {
    sql: `update office set feed_seq = ?, audit_seq = ?, audit_hash = ? where id = ? returning pg_notify('feed', id)`,
    bindings: [feedSeq, auditSeq, auditHash, officeId],
  };
}

export async function savePlace(
  trx: Knex,
  officeId: string,
  place: Parameters<typeof placeWrite>[1],
): Promise<void> {
  await writeTogether(trx, [placeWrite(officeId, place)]);
}
