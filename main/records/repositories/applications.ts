import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';

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

/** The same for several persons, by number. */
export async function findFilesOfNiks(
  db: Knex,
  niks: readonly string[],
): Promise<Map<string, Application[]>> {
  const rows: { snapshot: string }[] = await db('application')
    .whereRaw('nik in (select value from json_each(?))', [JSON.stringify(niks)])
    .orderBy('id')
    .select('snapshot');
  const files = rows.map(({ snapshot }) => JSON.parse(snapshot) as Application);
  return Map.groupBy(files, ({ applicant }) => applicant.nik);
}

export async function findApplications(
  db: Knex,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, Application>> {
  const rows: { snapshot: string }[] = await db('application')
    .whereRaw('id in (select value from json_each(?))', [JSON.stringify(ids)])
    .select('snapshot');
  const files = rows.map(({ snapshot }) => JSON.parse(snapshot) as Application);
  return new Map(files.map((file) => [file.id, file]));
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
