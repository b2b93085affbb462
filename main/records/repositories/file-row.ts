import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { FileFlag, FileRow } from '#common/contract/ipc/applications.ts';
import type { ClaimOrder } from '#common/domain/applications/application.ts';
import type { AppState, AppType, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { maskNik } from '#common/domain/identity/nik.ts';
import { FAMILY_SIZE_COLUMN } from './families.ts';

/** Columns of one list line, in the order in which every list asks for them (`a` application, `c` claiming account). */
export const FILE_ROW_COLUMNS = `
  a.id, a.number, a.ticket, a.lane, a.name, a.nik, a.type, a.state, a.arrived_at, a.state_since,
  a.appointment_date, a.appointment_time, a.due_on, a.deadline_on, a.flags, a.claim_by, a.claim_desk,
  a.passport_number, c.display_name as claim_name,
  case when a.claim_by is not null then a.snapshot -> '$.claim.order' end as claim_order, ${FAMILY_SIZE_COLUMN}`;

export type FileRowSource = {
  id: string;
  number: string;
  ticket: string | null;
  lane: string;
  name: string;
  nik: string;
  type: string;
  state: string;
  arrived_at: string | null;
  state_since: string;
  appointment_date: string | null;
  appointment_time: string | null;
  due_on: string | null;
  deadline_on: string | null;
  flags: string;
  claim_by: string | null;
  claim_desk: string | null;
  passport_number: string | null;
  claim_name: string | null;
  /** JSON; null for one that was simply the next. */
  claim_order: string | null;
  family_size: number | null;
};

/** Whose list it is and what day it is: lateness is a matter of today, so it is never stored. */
export type RowContext = { viewer: UserId; today: PlainDate };

export function toFileRow(row: FileRowSource, { viewer, today }: RowContext): FileRow {
  const dueOn = (row.due_on ?? row.deadline_on) as PlainDate | null;
  const stored: FileFlag[] = row.flags === '[]' ? [] : JSON.parse(row.flags);
  return {
    id: row.id as ApplicationId,
    number: row.number,
    ticket: row.ticket,
    lane: row.lane as ServiceLane,
    name: row.name,
    maskedNik: maskNik(row.nik),
    type: row.type as AppType,
    state: row.state as AppState,
    arrivedAt: row.arrived_at as Instant | null,
    stateSince: row.state_since as Instant,
    appointment: row.appointment_date
      ? { date: row.appointment_date as PlainDate, time: row.appointment_time ?? '' }
      : null,
    dueOn,
    flags: [...dueFlags(dueOn, today), ...stored],
    claim: row.claim_by
      ? {
          by: row.claim_by as UserId,
          name: row.claim_name ?? '',
          desk: row.claim_desk ?? '',
          isMine: row.claim_by === viewer,
          order: row.claim_order === null ? null : (JSON.parse(row.claim_order) as ClaimOrder),
        }
      : null,
    passportNumber: row.passport_number,
    familySize: row.family_size,
  };
}

export function dueFlags(dueOn: PlainDate | null, today: PlainDate): readonly FileFlag[] {
  if (dueOn === null) return [];
  if (dueOn < today) return ['LATE'];
  return dueOn === today ? ['DUE_SOON'] : [];
}
