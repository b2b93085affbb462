import type { Knex } from 'knex';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { FileFlag } from '#common/contract/ipc/applications.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import { insertEach, runEach, takeOver, type Row } from '#main/records/run-each.ts';
import { saveBills } from './bills.ts';
import { dropReplacedFaces } from './face-templates.ts';
import { markFamilies } from './families.ts';
import { saveLikeness } from './likeness.ts';
import { saveSearchEntries } from './search.ts';

/** What the lists know of a file beside the file itself; all of it is derived and can be rebuilt. */
export type Projection = {
  file: Application;
  dueOn: PlainDate | null;
  deadlineOn: PlainDate | null;
  flags: readonly FileFlag[];
  stages: readonly Stage[];
  laneRank: number;
  place: string;
  forApprover: boolean;
};

/** `before`: the file as this desk showed it, null for one that is new here. */
export type ProjectedFile = { projection: Projection; before: Application | null };

/** Sorts after every real date: a file with no due day stands behind those that have one. */
const NO_DUE = '9999-12-31';

/** Writes what the lists show, each file once. Called in the transaction of the actions that changed the files. */
export async function saveProjections(trx: Knex, files: readonly ProjectedFile[]): Promise<void> {
  const rows = files.map(({ projection }) => toRow(projection));
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id');
  await insertEach(trx, 'application', rows, takeOver('id', columns));
  // A file that is new here stands in no queue yet.
  const known = files.flatMap(({ before }) => (before ? [[before.id]] : []));
  await runEach(trx, 'delete from queue_entry where application_id = ?', known);
  const entries = files.flatMap(({ projection }) => queueEntries(projection));
  await insertEach(trx, 'queue_entry', entries);
  const indexed = files.map(({ projection, before }) => ({ file: projection.file, before }));
  await saveSearchEntries(trx, indexed);
  await saveLikeness(trx, indexed);
  await saveBills(trx, indexed);
  await markFamilies(trx, indexed);
  await dropReplacedFaces(
    trx,
    indexed.map(({ file }) => file),
  );
}

function toRow({ file, dueOn, deadlineOn, flags }: Projection): Row {
  return {
    id: file.id,
    number: file.number,
    version: file.version,
    state: file.state,
    type: file.type,
    lane: file.lane,
    name: file.applicant.fullName,
    nik: file.applicant.nik,
    passport_number: file.book?.passportNumber ?? null,
    appointment_date: file.appointment?.date ?? null,
    appointment_time: file.appointment?.time ?? null,
    ticket: file.ticket?.number ?? null,
    arrived_at: file.arrivedAt,
    state_since: file.stateSince,
    due_on: dueOn,
    deadline_on: deadlineOn,
    claim_by: file.claim?.by ?? null,
    claim_desk: file.claim?.desk ?? null,
    flags: JSON.stringify(flags),
    snapshot: JSON.stringify(file),
  };
}

function queueEntries({ file, stages, laneRank, dueOn, place, flags, forApprover }: Projection): Row[] {
  return stages.map((stage) => ({
    stage,
    application_id: file.id,
    state: file.state,
    lane: file.lane,
    lane_rank: laneRank,
    due_on: dueOn ?? NO_DUE,
    place,
    is_late: flags.includes('LATE') ? 1 : 0,
    parked: file.ticket?.status === 'PARKED' ? 1 : 0,
    claim_by: file.claim?.by ?? null,
    for_desk: file.ticket?.forDesk ?? null,
    for_approver: forApprover && stage === 'decision' ? 1 : 0,
  }));
}
