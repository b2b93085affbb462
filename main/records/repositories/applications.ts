import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { FileFlag } from '#common/contract/ipc/applications.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import { saveSearchEntry } from './search.ts';

/** What the lists know of a file beside the file itself; all of it is derived and can be rebuilt. */
export type Projection = {
  file: Application;
  dueOn: PlainDate | null;
  deadlineOn: PlainDate | null;
  flags: readonly FileFlag[];
  stages: readonly Stage[];
  laneRank: number;
  place: string;
};

/** Sorts after every real date: a file with no due day stands behind those that have one. */
const NO_DUE = '9999-12-31';

export async function findApplication(db: Knex, id: ApplicationId): Promise<Application | null> {
  const row: { snapshot: string } | undefined = await db('application').where({ id }).first('snapshot');
  return row ? (JSON.parse(row.snapshot) as Application) : null;
}

export async function findByNumber(db: Knex, number: string): Promise<Application | null> {
  const row: { snapshot: string } | undefined = await db('application').where({ number }).first('snapshot');
  return row ? (JSON.parse(row.snapshot) as Application) : null;
}

/** Everything that the desk knows of one person, closed files too. */
export async function findFilesOfNik(db: Knex, nik: string): Promise<Application[]> {
  const rows: { snapshot: string }[] = await db('application')
    .where({ nik })
    .orderBy('id')
    .select('snapshot');
  return rows.map(({ snapshot }) => JSON.parse(snapshot) as Application);
}

/** Files in the order of their ids, for a walk through all of them. */
export async function fileHeads(
  db: Knex,
  after: string,
  limit: number,
): Promise<readonly { id: ApplicationId; number: string; snapshot: string }[]> {
  return db('application')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .select('id', 'number', 'snapshot');
}

export async function isPassportNumberUsed(
  db: Knex,
  passportNumber: string,
  except: ApplicationId,
): Promise<boolean> {
  const row = await db('application')
    .where({ passport_number: passportNumber })
    .whereNot({ id: except })
    .first('id');
  return row !== undefined;
}

/** Writes what the lists show. Called in the transaction of the action that changed the file. */
export async function saveProjection(
  trx: Knex,
  projection: Projection,
  before: Application | null,
): Promise<void> {
  const { file } = projection;
  const columns = {
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
    due_on: projection.dueOn,
    deadline_on: projection.deadlineOn,
    claim_by: file.claim?.by ?? null,
    claim_desk: file.claim?.desk ?? null,
    flags: JSON.stringify(projection.flags),
    snapshot: JSON.stringify(file),
  };
  if (before) await trx('application').where({ id: file.id }).update(columns);
  else await trx('application').insert({ id: file.id, ...columns });
  await saveQueueEntries(trx, projection);
  await saveSearchEntry(trx, file, before);
}

/** Which of these files this desk holds. */
export async function knownFiles(
  db: Knex,
  ids: readonly ApplicationId[],
): Promise<ReadonlySet<ApplicationId>> {
  const known: ApplicationId[] = await db('application')
    .whereRaw('id in (select value from json_each(?))', [JSON.stringify(ids)])
    .pluck('id');
  return new Set(known);
}

export async function listFileIds(db: Knex): Promise<ApplicationId[]> {
  return db('application').pluck('id');
}

/** Takes a file off this desk: the list of its actions included, everything that other rows do not need. */
export async function dropFile(trx: Knex, id: ApplicationId): Promise<void> {
  const row: { ordinal: number } | undefined = await trx('application').where({ id }).first('ordinal');
  if (row) await trx.raw('delete from application_search where rowid = ?', [row.ordinal]);
  await trx('queue_entry').where({ application_id: id }).delete();
  await trx('application').where({ id }).delete();
  await trx('action').where({ application_id: id, status: 'ACCEPTED' }).delete();
}

async function saveQueueEntries(trx: Knex, projection: Projection): Promise<void> {
  const { file, stages } = projection;
  await trx('queue_entry').where({ application_id: file.id }).delete();
  if (stages.length === 0) return;
  await trx('queue_entry').insert(
    stages.map((stage) => ({
      stage,
      application_id: file.id,
      state: file.state,
      lane: file.lane,
      lane_rank: projection.laneRank,
      due_on: projection.dueOn ?? NO_DUE,
      place: projection.place,
      is_late: projection.flags.includes('LATE') ? 1 : 0,
      parked: file.ticket?.status === 'PARKED' ? 1 : 0,
      claim_by: file.claim?.by ?? null,
      for_desk: file.ticket?.forDesk ?? null,
    })),
  );
}
