import type { Knex } from 'knex';
import type { FamilyId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { familyHolds } from '#common/domain/applications/family.ts';
import type { FileFlag } from '#common/domain/queue/file-flag.ts';

/** More than any family: a mistake must not make each of its files slow to write. */
const MOST = 60;

export const FAMILY_SQL = `
  select a.flags, a.snapshot
  from likeness l
  join application a on a.id = l.application_id
  where l.kind = 'FAMILY' and l.key = ?
  order by l.application_id
  limit ${MOST}`;

/** How many are linked, for a list line of `application a`; null for a file that stands alone. */
export const FAMILY_SIZE_COLUMN = `
  case when instr(a.flags, '"FAMILY"') > 0 then (
    select count(*) from likeness l where l.kind = 'FAMILY' and l.key = a.snapshot ->> '$.family.id'
  ) end as family_size`;

type Row = { flags: string; snapshot: string };

/** Everybody whom an officer linked, in the order of their files. */
export async function findFamily(db: Knex, id: FamilyId): Promise<Application[]> {
  return (await readFamily(db, id)).map(({ file }) => file);
}

async function readFamily(db: Knex, id: FamilyId) {
  const rows: Row[] = await db.raw(FAMILY_SQL, [id]);
  return rows.map(({ flags, snapshot }) => ({
    flags: JSON.parse(flags) as FileFlag[],
    file: JSON.parse(snapshot) as Application,
  }));
}

const FAMILY_FLAGS: ReadonlySet<FileFlag> = new Set<FileFlag>(['FAMILY', 'FAMILY_HOLD']);

/** What a list marks on a member: that it is not alone, and that another one waits. */
export function familyFlags(file: Application, members: readonly Application[]): FileFlag[] {
  const others = members.filter(({ id }) => id !== file.id);
  if (others.length === 0) return [];
  return others.some((other) => familyHolds(other).length > 0) ? ['FAMILY', 'FAMILY_HOLD'] : ['FAMILY'];
}

/**
 * One member's change is seen on all: their marks are worked out anew in the transaction of that change. Called after the files
 * themselves and the index stand written.
 */
export async function markFamilies(
  trx: Knex,
  changed: readonly { file: Application; before: Application | null }[],
): Promise<void> {
  const families = new Set(
    changed.flatMap(({ file, before }) => [file.family?.id ?? [], before?.family?.id ?? []].flat()),
  );
  for (const id of families) {
    const rows = await readFamily(trx, id);
    const members = rows.map(({ file }) => file);
    for (const { file, flags } of rows) {
      const marked = [...flags.filter((flag) => !FAMILY_FLAGS.has(flag)), ...familyFlags(file, members)];
      if (marked.join() === flags.join()) continue;
      await trx('application')
        .where({ id: file.id })
        .update({ flags: JSON.stringify(marked) });
    }
  }
}
