import type { Knex } from 'knex';
import type { PrepareFieldDay } from '#common/contract/hub/field.ts';
import type { FieldCount, FieldDay, TakenOut } from '#common/domain/field/field-day.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

type Row = {
  id: string;
  kind: FieldDay['kind'];
  place: string;
  on_day: PlainDate;
  desk_id: string;
  desk_name: string;
  files: ApplicationId[];
  taken_out: TakenOut[];
  prepared_by: UserId;
  prepared_at: Instant;
  ended_at: Instant | null;
  ended_as: 'HOME' | 'CALLED_OFF' | 'LOST' | null;
  note: string;
  expected: FieldCount | null;
  counted: FieldCount | null;
  counted_by: UserId[];
};

/** Those that are out, and those that ended since, oldest first. */
export async function listFieldDays(db: Knex, officeId: string, endedSince: Instant): Promise<FieldDay[]> {
  const rows: Row[] = await days(db)
    .where({ 'f.office_id': officeId })
    .where((open) => void open.whereNull('f.ended_at').orWhere('f.ended_at', '>=', endedSince))
    .orderBy(['f.on_day', 'f.id']);
  return rows.map(toFieldDay);
}

export async function findFieldDay(db: Knex, officeId: string, id: string): Promise<FieldDay | null> {
  const row: Row | undefined = await days(db).where({ 'f.office_id': officeId, 'f.id': id }).first();
  return row ? toFieldDay(row) : null;
}

/** The day on which a desk is out. */
export async function openDayOf(db: Knex, deskId: string): Promise<FieldDay | null> {
  const row: Row | undefined = await days(db).where({ 'f.desk_id': deskId }).whereNull('f.ended_at').first();
  return row ? toFieldDay(row) : null;
}

export async function insertFieldDay(
  trx: Knex,
  officeId: string,
  day: PrepareFieldDay & { by: string; at: Instant; feedSeq: number },
): Promise<void> {
  await trx('field_day').insert({
    id: day.id,
    office_id: officeId,
    kind: day.kind,
    place: day.place,
    on_day: day.on,
    desk_id: day.deskId,
    files: JSON.stringify(day.files),
    prepared_by: day.by,
    prepared_at: day.at,
    feed_seq: day.feedSeq,
  });
}

/** Whoever had counted counted with it: they count anew. */
export async function storeTakenOut(trx: Knex, id: string, taken: TakenOut): Promise<void> {
  await trx('field_day')
    .where({ id })
    .update({
      files: trx.raw('files - ?::text', [taken.file]),
      taken_out: trx.raw('taken_out || ?::jsonb', [JSON.stringify([taken])]),
    });
  await trx('field_count').where({ field_day_id: id }).delete();
}

export async function endFieldDay(
  trx: Knex,
  id: string,
  ended: NonNullable<FieldDay['ended']>,
): Promise<void> {
  const { at, as, note, expected, counted } = ended;
  await trx('field_day')
    .where({ id })
    .whereNull('ended_at')
    .update({
      ended_at: at,
      ended_as: as,
      note,
      expected: expected && JSON.stringify(expected),
      counted: counted && JSON.stringify(counted),
    });
}

export async function isDayIdTaken(trx: Knex, id: string): Promise<boolean> {
  return (await trx('field_day').where({ id }).first('id')) !== undefined;
}

export async function countTries(trx: Knex, id: string): Promise<number> {
  const row: { tries: number } | undefined = await trx('field_day').where({ id }).first('tries');
  return row?.tries ?? 0;
}

/** A second count that differed. */
export async function noteTry(trx: Knex, id: string): Promise<void> {
  await trx('field_day').where({ id }).increment('tries');
}

/** The person's newest count stands. */
export async function storeCount(
  trx: Knex,
  dayId: string,
  { by, at, home, worked }: FieldCount & { by: string; at: Instant },
): Promise<void> {
  await trx('field_count')
    .insert({ field_day_id: dayId, account_id: by, home, worked, at })
    .onConflict(['field_day_id', 'account_id'])
    .merge(['home', 'worked', 'at']);
}

export async function countsOf(trx: Knex, dayId: string): Promise<(FieldCount & { by: UserId })[]> {
  return trx('field_count')
    .where({ field_day_id: dayId })
    .orderBy('at')
    .select('home', 'worked', { by: 'account_id' });
}

/** Files on which the laptop did something that day or later; taking one into the hands and laying it down is nothing. */
export async function countWorked(trx: Knex, dayId: string, since: Instant): Promise<number> {
  const { rows }: { rows: { n: number }[] } = await trx.raw(
    `select count(distinct a.application_id)::int as n from field_day f
     join action a on a.office_id = f.office_id and a.desk_id = f.desk_id and a.feed_seq > f.feed_seq
       and jsonb_exists(f.files, a.application_id) and a.kind not like 'queue.%' and a.occurred_at >= :since
     where f.id = :dayId`,
    { dayId, since },
  );
  return rows[0]?.n ?? 0;
}

/** Who did anything at the laptop with a file that it took along, that day or later. */
export async function listWentOut(trx: Knex, dayId: string, since: Instant): Promise<UserId[]> {
  const { rows }: { rows: { actor: UserId }[] } = await trx.raw(
    `select distinct a.actor from field_day f
     join action a on a.office_id = f.office_id and a.desk_id = f.desk_id and a.feed_seq > f.feed_seq
       and (jsonb_exists(f.files, a.application_id)
         or f.taken_out @> jsonb_build_array(jsonb_build_object('file', a.application_id)))
       and a.occurred_at >= :since
     where f.id = :dayId`,
    { dayId, since },
  );
  return rows.map(({ actor }) => actor);
}

function days(db: Knex): Knex.QueryBuilder {
  return db('field_day as f')
    .join('desk as d', 'd.id', 'f.desk_id')
    .select('f.*', { desk_name: 'd.name' })
    .select({
      counted_by: db.raw(
        `(select coalesce(json_agg(c.account_id order by c.at), '[]'::json) from field_count c where c.field_day_id = f.id)`,
      ),
    });
}

function toFieldDay(row: Row): FieldDay {
  return {
    id: row.id,
    kind: row.kind,
    place: row.place,
    on: row.on_day,
    deskId: row.desk_id,
    deskName: row.desk_name,
    files: row.files,
    takenOut: row.taken_out,
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at,
    countedBy: row.counted_by,
    ended:
      row.ended_at && row.ended_as
        ? { at: row.ended_at, as: row.ended_as, note: row.note, expected: row.expected, counted: row.counted }
        : null,
  };
}
