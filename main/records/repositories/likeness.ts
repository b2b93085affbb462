import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import {
  LIKENESS_KINDS,
  likenessKeys,
  type LikenessKey,
  type LikenessKind,
} from '#common/domain/identity/likeness.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { fileHeads } from './applications.ts';
import { readMeta, writeMeta } from './small-tables.ts';
import { insertEach, runEach } from '#main/records/run-each.ts';

type IndexedFile = { file: Application; before: Application | null };

/** Keeps the values that files may share in step with them; most actions change none. */
export async function saveLikeness(trx: Knex, files: readonly IndexedFile[]): Promise<void> {
  const changed = files.filter(({ file, before }) => !before || entryOf(before) !== entryOf(file));
  const known = changed.flatMap(({ before }) => (before ? [[before.id]] : []));
  await runEach(trx, 'delete from likeness where application_id = ?', known);
  const rows = changed.flatMap(({ file }) =>
    keysOf(file).map(({ kind, key }) => ({
      kind,
      key,
      application_id: file.id,
      opened_at: file.createdAt,
    })),
  );
  await insertEach(trx, 'likeness', rows);
}

const PAGE = 500;

const FILLED = 'likenessKinds';

/** Records that are older than a kind of this index get it once, when they are opened; later every write keeps it. */
export async function fillLikeness(db: Knex): Promise<void> {
  const kinds = LIKENESS_KINDS.join(' ');
  if ((await readMeta(db, FILLED)) === kinds) return;
  // From the beginning: a walk that was cut short has left a part of it.
  await db('likeness').delete();
  await fillAll(db);
  await writeMeta(db, FILLED, kinds);
}

async function fillAll(db: Knex): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await fileHeads(db, after, PAGE);
    const files = rows.map(({ snapshot }) => JSON.parse(snapshot) as Application);
    await db.transaction((trx) =>
      saveLikeness(
        trx,
        files.map((file) => ({ file, before: null })),
      ),
    );
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return;
  }
}

/** Other files with one of these values, newest first, a birth date (many share one) after all others; `since` leaves out what was opened before. */
export async function findAlike(
  db: Knex,
  { except, keys, since }: { except: ApplicationId; keys: readonly LikenessKey[]; since: Instant | null },
): Promise<{ kind: LikenessKind; file: Application }[]> {
  if (keys.length === 0) return [];
  const rows: { kind: LikenessKind; snapshot: string }[] = await db.raw(ALIKE_SQL, [
    JSON.stringify(keys.map(({ kind, key }) => [kind, key])),
    except,
    since ?? '',
  ]);
  return rows.map(({ kind, snapshot }) => ({ kind, file: JSON.parse(snapshot) as Application }));
}

const MOST = 200;

export const ALIKE_SQL = `
  select l.kind, a.snapshot
  from json_each(?) wanted
  join likeness l on l.kind = wanted.value ->> 0 and l.key = wanted.value ->> 1
  join application a on a.id = l.application_id
  where l.application_id <> ? and l.opened_at >= ?
  order by l.kind = 'BIRTH', l.opened_at desc, l.application_id
  limit ${MOST}`;

function keysOf({ applicant, book, family }: Application): LikenessKey[] {
  const keys = likenessKeys(applicant, book?.passportNumber ?? null);
  return family ? [...keys, { kind: 'FAMILY', key: family.id }] : keys;
}

function entryOf(file: Application): string {
  return JSON.stringify(keysOf(file));
}
