import type { Knex } from 'knex';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { AppState, BlankState, PassportKind, Role } from '#common/domain/applications/vocabulary.ts';
import type { ActingRole } from '#common/domain/session/acting.ts';

/** What deciding a page of actions must know, each kind of thing with one query for the whole page. */

export type StoredFile = { officeId: string; file: Application; openedSeq: number };

export async function findFiles(
  trx: Knex,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, StoredFile>> {
  if (ids.length === 0) return new Map();
  const rows: { id: ApplicationId; office_id: string; snapshot: Application; opened_seq: number }[] =
    await trx('application')
      .whereRaw('id = any(?)', [[...ids]])
      .select('id', 'office_id', 'snapshot', 'opened_seq');
  return new Map(
    rows.map((row) => [row.id, { officeId: row.office_id, file: row.snapshot, openedSeq: row.opened_seq }]),
  );
}

export type KnownAction = {
  applicationId: ApplicationId;
  officeId: string;
  kind: string;
  actor: UserId;
  version: number;
};

export async function findActions(trx: Knex, ids: readonly ActionId[]): Promise<Map<ActionId, KnownAction>> {
  const rows: (KnownAction & { id: ActionId })[] = await trx('action')
    .whereRaw('id = any(?)', [[...ids]])
    .select('id', 'kind', 'actor', 'version', {
      applicationId: 'application_id',
      officeId: 'office_id',
    });
  return new Map(rows.map(({ id, ...known }) => [id, known]));
}

export type Actor = {
  roles: readonly Role[];
  acting: readonly ActingRole[];
  nik: string | null;
  active: boolean;
  signIns: readonly { at: Instant; until: Instant }[];
};

/** People of the office with the windows in which the hub let them act at this desk. */
export async function findActors(
  trx: Knex,
  ids: readonly UserId[],
  { officeId, deskId, since }: { officeId: string; deskId: string; since: Instant },
): Promise<Map<UserId, Actor>> {
  const people: (Omit<Actor, 'signIns'> & { id: UserId })[] = await trx('account')
    .where({ office_id: officeId })
    .whereRaw('id = any(?)', [[...ids]])
    .select('id', 'roles', 'acting', 'nik', 'active');
  const windows: { account_id: UserId; at: Instant; until: Instant }[] = await trx('sign_in')
    .where({ desk_id: deskId })
    .whereRaw('account_id = any(?)', [[...ids]])
    .where('until', '>=', since)
    .select('account_id', 'at', 'until');
  return new Map(
    people.map(({ id, ...person }) => [
      id,
      { ...person, signIns: windows.filter(({ account_id }) => account_id === id) },
    ]),
  );
}

export type BlankRow = {
  serial: string;
  kind: PassportKind;
  pages: 24 | 48;
  state: BlankState;
  applicationId: ApplicationId | null;
};

export async function findBlanks(
  trx: Knex,
  officeId: string,
  serials: readonly string[],
): Promise<Map<string, BlankRow>> {
  if (serials.length === 0) return new Map();
  const rows: BlankRow[] = await trx('blank')
    .where({ office_id: officeId })
    .whereRaw('serial = any(?)', [[...serials]])
    .select('serial', 'kind', 'pages', 'state', { applicationId: 'application_id' });
  return new Map(rows.map((row) => [row.serial, row]));
}

export async function countStock(trx: Knex, officeId: string): Promise<Map<PassportKind, number>> {
  const rows: { kind: PassportKind; n: number }[] = await trx('blank')
    .where({ office_id: officeId, state: 'IN_STOCK' })
    .groupBy('kind')
    .select('kind')
    .count({ n: '*' });
  return new Map(rows.map(({ kind, n }) => [kind, n]));
}

/** Who holds a number that is given out once: application numbers in the office, passport numbers anywhere. */
export async function findHolders(
  trx: Knex,
  column: 'number' | 'passport_number',
  { officeId, values }: { officeId: string; values: readonly string[] },
): Promise<Map<string, ApplicationId>> {
  if (values.length === 0) return new Map();
  const query = trx('application').whereRaw('?? = any(?)', [column, [...values]]);
  if (column === 'number') void query.where({ office_id: officeId });
  const rows: { id: ApplicationId; value: string }[] = await query.select('id', { value: column });
  return new Map(rows.map(({ id, value }) => [value, id]));
}

export async function findRegisterNos(
  trx: Knex,
  officeId: string,
  values: readonly string[],
): Promise<Map<string, ActionId>> {
  if (values.length === 0) return new Map();
  const rows: { id: ActionId; value: string }[] = await trx('action')
    .where({ office_id: officeId, kind: 'production.handOver/1' })
    .whereRaw(`(payload ->> 'registerNo') = any(?)`, [[...values]])
    .select('id', { value: trx.raw(`payload ->> 'registerNo'`) });
  return new Map(rows.map(({ id, value }) => [value, id]));
}

export type FileOfPerson = {
  id: ApplicationId;
  state: AppState;
  /** Last day of a timed suspension, also when it is over. */
  barredUntil: PlainDate | null;
  /** Files beside which a head let this one go on. */
  distinctFrom: readonly ApplicationId[];
};

/** All files of these people in the office, the finished ones too. */
export async function findFilesByNik(
  trx: Knex,
  officeId: string,
  niks: readonly string[],
): Promise<Map<string, readonly FileOfPerson[]>> {
  if (niks.length === 0) return new Map();
  const rows: (FileOfPerson & { nik: string })[] = await trx('application')
    .where({ office_id: officeId })
    .whereRaw('nik = any(?)', [[...niks]])
    .select('id', 'nik', 'state', {
      barredUntil: trx.raw(`snapshot ->> 'barredUntil'`),
      distinctFrom: trx.raw(`coalesce(snapshot -> 'distinctFrom', '[]'::json)`),
    });
  return Map.groupBy(rows, ({ nik }) => nik);
}

export type Review = {
  id: string;
  nik: string;
  applicationIds: readonly ApplicationId[];
  since: Instant;
  /** A head has looked: nothing stands in the way any more. */
  closed?: { at: Instant; by: UserId; note: string };
};

/** Who began each file. */
export async function findOpeners(
  trx: Knex,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, UserId>> {
  if (ids.length === 0) return new Map();
  const rows: { id: ApplicationId; actor: UserId }[] = await trx('action')
    .where({ version: 1 })
    .whereRaw('application_id = any(?)', [[...ids]])
    .select('actor', { id: 'application_id' });
  return new Map(rows.map(({ id, actor }) => [id, actor]));
}

export async function findOpenReviews(
  trx: Knex,
  officeId: string,
  niks: readonly string[],
): Promise<Map<string, Review>> {
  if (niks.length === 0) return new Map();
  const rows: Review[] = await trx('duplicate_review')
    .where({ office_id: officeId })
    .whereNull('closed_at')
    .whereRaw('nik = any(?)', [[...niks]])
    .select('id', 'nik', 'since', { applicationIds: 'application_ids' });
  return new Map(rows.map((review) => [review.nik, review]));
}
