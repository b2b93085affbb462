import type { Knex } from 'knex';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Deed } from '#common/domain/queue/draw.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type {
  AppState,
  AppType,
  BlankState,
  PassportKind,
  Role,
} from '#common/domain/applications/vocabulary.ts';
import type { ActingRole } from '#common/domain/session/acting.ts';
import type { Read } from './read-together.ts';

/** What deciding a page of actions must know, each kind of thing with one query for the whole page. Sent together. */

export type StoredFile = { officeId: string; file: Application; openedSeq: number };

type FileRow = { id: ApplicationId; office_id: string; snapshot: Application; opened_seq: number };

export function findFiles(trx: Knex, ids: readonly ApplicationId[]): Read<Map<ApplicationId, StoredFile>> {
  return {
    query: unlessEmpty(ids, () =>
      trx('application')
        .whereRaw('id = any(?)', [[...ids]])
        .select('id', 'office_id', 'snapshot', 'opened_seq'),
    ),
    toResult: (rows: FileRow[]) =>
      new Map(
        rows.map((row) => [
          row.id,
          { officeId: row.office_id, file: row.snapshot, openedSeq: row.opened_seq },
        ]),
      ),
  };
}

export type KnownAction = {
  applicationId: ApplicationId;
  officeId: string;
  kind: string;
  actor: UserId;
  version: number;
};

export function findActions(trx: Knex, ids: readonly ActionId[]): Read<Map<ActionId, KnownAction>> {
  return {
    query: trx('action')
      .whereRaw('id = any(?)', [[...ids]])
      .select('id', 'kind', 'actor', 'version', {
        applicationId: 'application_id',
        officeId: 'office_id',
      }),
    toResult: (rows: (KnownAction & { id: ActionId })[]) =>
      new Map(rows.map(({ id, ...known }) => [id, known])),
  };
}

export type Actor = {
  roles: readonly Role[];
  acting: readonly ActingRole[];
  nik: string | null;
  kkTie: string | null;
  addressTie: string | null;
  active: boolean;
  signIns: readonly { deskId: string; at: Instant; until: Instant }[];
};

type ActorRow = Actor & { id: UserId };

/** People of the office with the windows in which the hub let them act at these desks. */
export function findActors(
  trx: Knex,
  ids: readonly UserId[],
  { officeId, deskIds, since }: { officeId: string; deskIds: readonly string[]; since: Instant },
): Read<Map<UserId, Actor>> {
  const signIns = trx('sign_in')
    .whereRaw('desk_id = any(?) and account_id = account.id', [[...deskIds]])
    .where('until', '>=', since)
    .select(
      trx.raw(
        `coalesce(json_agg(json_build_object('deskId', desk_id, 'at', at, 'until', until)), '[]'::json)`,
      ),
    );
  return {
    query: trx('account')
      .where({ office_id: officeId })
      .whereRaw('id = any(?)', [[...ids]])
      .select('id', 'roles', 'acting', 'nik', 'active', {
        kkTie: 'kk_tie',
        addressTie: 'address_tie',
        signIns,
      }),
    toResult: (rows: ActorRow[]) => new Map(rows.map(({ id, ...person }) => [id, person])),
  };
}

export type BlankRow = {
  serial: string;
  kind: PassportKind;
  pages: 24 | 48;
  state: BlankState;
  applicationId: ApplicationId | null;
  holder: UserId | null;
};

export function findBlanks(
  trx: Knex,
  officeId: string,
  serials: readonly string[],
): Read<Map<string, BlankRow>> {
  return {
    query: unlessEmpty(serials, () =>
      trx('blank')
        .where({ office_id: officeId })
        .whereRaw('serial = any(?)', [[...serials]])
        .select('serial', 'kind', 'pages', 'state', 'holder', { applicationId: 'application_id' }),
    ),
    toResult: (rows: BlankRow[]) => new Map(rows.map((row) => [row.serial, row])),
  };
}

/** Blanks in stock by kind; asked only where blanks are named at all. */
export function countStock(
  trx: Knex,
  officeId: string,
  serials: readonly string[],
): Read<Map<PassportKind, number>> {
  return {
    query: unlessEmpty(serials, () =>
      trx('blank')
        .where({ office_id: officeId, state: 'IN_STOCK' })
        .groupBy('kind')
        .select('kind')
        .count({ n: '*' }),
    ),
    toResult: (rows: { kind: PassportKind; n: number }[]) => new Map(rows.map(({ kind, n }) => [kind, n])),
  };
}

/** Who holds a number that is given out once: application numbers in the office, passport numbers anywhere. */
export function findHolders(
  trx: Knex,
  column: 'number' | 'passport_number',
  { officeId, values }: { officeId: string; values: readonly string[] },
): Read<Map<string, ApplicationId>> {
  return {
    query: unlessEmpty(values, () => {
      const query = trx('application').whereRaw('?? = any(?)', [column, [...values]]);
      if (column === 'number') void query.where({ office_id: officeId });
      return query.select('id', { value: column });
    }),
    toResult: byValue<ApplicationId>,
  };
}

export function findRegisterNos(
  trx: Knex,
  officeId: string,
  values: readonly string[],
): Read<Map<string, ActionId>> {
  return {
    query: unlessEmpty(values, () =>
      trx('action')
        .where({ office_id: officeId, kind: 'production.handOver/1' })
        .whereRaw(`(payload ->> 'registerNo') = any(?)`, [[...values]])
        .select('id', { value: trx.raw(`payload ->> 'registerNo'`) }),
    ),
    toResult: byValue<ActionId>,
  };
}

function byValue<Id>(rows: readonly { id: Id; value: string }[]): Map<string, Id> {
  return new Map(rows.map(({ id, value }) => [value, id]));
}

export type FileOfPerson = {
  id: ApplicationId;
  state: AppState;
  type: AppType;
  createdAt: Instant;
  /** Last day of a timed suspension, also when it is over. */
  barredUntil: PlainDate | null;
  /** Files beside which a head let this one go on. */
  distinctFrom: readonly ApplicationId[];
};

/** All files of these people in the office, the finished ones too. */
export function findFilesByNik(
  trx: Knex,
  officeId: string,
  niks: readonly string[],
): Read<Map<string, readonly FileOfPerson[]>> {
  return {
    query: unlessEmpty(niks, () =>
      trx('application')
        .where({ office_id: officeId })
        .whereRaw('nik = any(?)', [[...niks]])
        .select('id', 'nik', 'state', {
          type: trx.raw(`snapshot ->> 'type'`),
          createdAt: trx.raw(`snapshot ->> 'createdAt'`),
          barredUntil: trx.raw(`snapshot ->> 'barredUntil'`),
          distinctFrom: trx.raw(`coalesce(snapshot -> 'distinctFrom', '[]'::json)`),
        }),
    ),
    toResult: (rows: (FileOfPerson & { nik: string })[]) => Map.groupBy(rows, ({ nik }) => nik),
  };
}

/** All files of these families in the office, whole: what each waits for is asked of the rules. */
export function findFamilies(
  trx: Knex,
  officeId: string,
  families: readonly string[],
): Read<Map<string, readonly Application[]>> {
  return {
    query: unlessEmpty(families, () =>
      trx('application')
        .where({ office_id: officeId })
        .whereRaw('family_id = any(?)', [[...families]])
        .select('snapshot', { family: 'family_id' }),
    ),
    toResult: (rows: { family: string; snapshot: Application }[]) => {
      const byFamily = Map.groupBy(rows, ({ family }) => family);
      return new Map([...byFamily].map(([id, members]) => [id, members.map(({ snapshot }) => snapshot)]));
    },
  };
}

/** First deeds of each person in each role and hour, since the earliest of these moments; none are read where nothing is drawn. */
export function findDeeds(trx: Knex, officeId: string, since: readonly Instant[]): Read<Deed[]> {
  const earliest = since.toSorted()[0] ?? '';
  return {
    query: unlessEmpty(since, () =>
      trx('action')
        .where({ office_id: officeId })
        .where('occurred_at', '>=', earliest)
        .groupByRaw('actor, role, left(occurred_at, 13)')
        .select('actor', 'role', { at: trx.raw('min(occurred_at)') }),
    ),
    toResult: (rows: Deed[]) => rows,
  };
}

/** Who did something with these files. */
export function findHands(
  trx: Knex,
  ids: readonly ApplicationId[],
): Read<{ applicationId: ApplicationId; actor: UserId }[]> {
  return {
    query: unlessEmpty(ids, () =>
      trx('action')
        .whereRaw('application_id = any(?)', [[...ids]])
        .distinct({ applicationId: 'application_id' }, 'actor'),
    ),
    toResult: (rows: { applicationId: ApplicationId; actor: UserId }[]) => rows,
  };
}

export type Review = {
  id: string;
  nik: string;
  applicationIds: readonly ApplicationId[];
  since: Instant;
  /** A head has looked: nothing stands in the way any more. */
  closed?: { at: Instant; by: UserId; note: string };
};

/** The whole lists of files that are to be approved, oldest first. */
export function findLists(
  trx: Knex,
  officeId: string,
  ids: readonly ApplicationId[],
): Read<Map<ApplicationId, readonly Action[]>> {
  return {
    query: unlessEmpty(ids, () =>
      trx('action')
        .where({ office_id: officeId })
        .whereRaw('application_id = any(?)', [[...ids]])
        .orderBy('version')
        .select('id', 'kind', 'payload', 'actor', 'role', 'desk', {
          applicationId: 'application_id',
          occurredAt: 'occurred_at',
          basedOn: 'based_on',
        }),
    ),
    // Written by this hub from actions that it accepted.
    toResult: (rows: Omit<Action, 'office'>[]) =>
      Map.groupBy(
        rows.map((row) => ({ ...row, office: '' }) as Action),
        ({ applicationId }) => applicationId,
      ),
  };
}

/** Who began each file. */
export function findOpeners(trx: Knex, ids: readonly ApplicationId[]): Read<Map<ApplicationId, UserId>> {
  return {
    query: unlessEmpty(ids, () =>
      trx('action')
        .where({ version: 1 })
        .whereRaw('application_id = any(?)', [[...ids]])
        .select('actor', { id: 'application_id' }),
    ),
    toResult: (rows: { id: ApplicationId; actor: UserId }[]) =>
      new Map(rows.map(({ id, actor }) => [id, actor])),
  };
}

export function findOpenReviews(
  trx: Knex,
  officeId: string,
  niks: readonly string[],
): Read<Map<string, Review>> {
  return {
    query: unlessEmpty(niks, () =>
      trx('duplicate_review')
        .where({ office_id: officeId })
        .whereNull('closed_at')
        .whereRaw('nik = any(?)', [[...niks]])
        .select('id', 'nik', 'since', { applicationIds: 'application_ids' }),
    ),
    toResult: (rows: Review[]) => new Map(rows.map((review) => [review.nik, review])),
  };
}

function unlessEmpty(values: readonly unknown[], query: () => Knex.QueryBuilder): Knex.QueryBuilder | null {
  return values.length === 0 ? null : query();
}
