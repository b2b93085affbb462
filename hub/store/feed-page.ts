import type { Knex } from 'knex';
import type { FeedEntry, HubAccount, HubBlank } from '#common/contract/hub/pull.ts';
import type { Acknowledgement } from '#common/contract/hub/publication.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { ACKNOWLEDGEMENT_COLUMNS } from './acknowledgements.ts';
import { DOCUMENT_COLUMNS, toDocument, type DocumentRow } from './documents.ts';
import { PLACE_COLUMNS, type OfficePlace } from './feed.ts';
import { ACCOUNT_COLUMNS, ACTION_COLUMNS, BLANK_COLUMNS, type ActionRow } from './pull-reads.ts';

export type FeedPage = {
  place: OfficePlace;
  /** The desk's own last number from the same cut. */
  lastSeq: number;
  /** Of a page for every desk: those of the office's desks that may have it, and those whose own actions were left out of it. */
  trusted: readonly string[];
  leftOut: readonly string[];
  /** The next entries of the feed, at most `limit` of each type. */
  parts: FeedEntry[][];
};

export type FeedPart = {
  officeId: string;
  officeCode: string;
  /** Null: for every desk of the office, without what only one of them may have. */
  deskId: string | null;
  after: number;
  limit: number;
  /** Nothing that was closed before belongs on a desk. */
  closedSince: Instant;
};

type Placed<T> = T & { feed_seq: number };
type Row = OfficePlace & {
  desk: { isRevoked: boolean } | null;
  lastSeq: number | null;
  trusted: string[];
  leftOut: string[];
  actions: Placed<ActionRow>[];
  announced: Placed<ActionRow>[];
  blanks: Placed<HubBlank>[];
  accounts: Placed<HubAccount>[];
  documents: Placed<DocumentRow>[];
  acknowledgements: Placed<Acknowledgement>[];
};

/**
 * Everything that one answer says, in one statement: one cut of the database without a transaction, and one way there and
 * back. At 50 desks the ways were most of what a pull cost.
 */
export async function readFeedPage(db: Knex, part: FeedPart): Promise<FeedPage> {
  const { rows }: { rows: Row[] } = await db.raw(part.deskId === null ? PAGE_FOR_ALL : FEED_PAGE, part);
  const [row] = rows;
  if (!row) throw new CodedError('HUB_NOT_SET_UP');
  if (part.deskId !== null) assertTrusted(row);
  const {
    desk: _desk,
    lastSeq,
    trusted,
    leftOut,
    actions,
    announced,
    blanks,
    accounts,
    documents,
    acknowledgements,
    ...place
  } = row;
  const toAction = ({ feed_seq: seq, ...action }: Placed<ActionRow>): FeedEntry => ({
    type: 'action',
    seq,
    action: { ...action, office: part.officeCode },
  });
  return {
    place,
    lastSeq: lastSeq ?? 0,
    trusted,
    leftOut,
    parts: [
      actions.map(toAction),
      announced.map(toAction),
      blanks.map(({ feed_seq: seq, ...blank }) => ({ type: 'blank', seq, blank })),
      accounts.map(({ feed_seq: seq, ...account }) => ({ type: 'account', seq, account })),
      documents.map(({ feed_seq: seq, ...document }) => ({
        type: 'document',
        seq,
        document: toDocument(document),
      })),
      acknowledgements.map(({ feed_seq: seq, ...acknowledgement }) => ({
        type: 'acknowledgement',
        seq,
        acknowledgement,
      })),
    ],
  };
}

/** From the same cut as what is told: a desk that was revoked a moment ago learns nothing any more. */
function assertTrusted({ desk }: Pick<Row, 'desk'>): void {
  if (!desk) throw new CodedError('DESK_UNKNOWN');
  if (desk.isRevoked) throw new CodedError('DESK_REVOKED');
}

/**
 * Left out: files that do not belong on a desk and that this one cannot have, because they began behind its cursor. Files on which it acted
 * itself always come to it, with what others did there before it asked: its own actions are what it waits for, and one that was passed by
 * between them would stay away.
 */
const NEWS = `from action a join application f on f.id = a.application_id
  where a.office_id = o.id and a.feed_seq > :after`;

const FOR_ALL = `(f.opened_seq <= :after or not (
    (f.state = 'BOOKED' and coalesce(f.appointment_date > o.window_until, false))
      or coalesce(f.closed_at < :closedSince, false)))`;

const ITS_OWN = `exists (select 1 from action own where own.application_id = f.id and own.desk_id = :deskId)`;

const ACTIONS = `select ${ACTION_COLUMNS}, a.feed_seq ${NEWS}
  and (a.desk_id = :deskId or ${FOR_ALL} or ${ITS_OWN}) order by a.feed_seq limit :limit`;

/** A file that came near is told by its newest action; a desk that has nothing of it asks for it whole. */
const ANNOUNCED = `select ${ACTION_COLUMNS}, n.feed_seq from announcement n
  join application f on f.id = n.application_id
  join action a on a.application_id = f.id and a.version = f.version
  where n.office_id = o.id and n.feed_seq > :after order by n.feed_seq limit :limit`;

const FEED_PAGE = pageOf({ trusted: `'[]'::json`, leftOut: `'[]'::json` });

const PAGE_FOR_ALL = pageOf({
  trusted: `(select coalesce(json_agg(t.id), '[]'::json) from desk t where t.office_id = o.id and t.revoked_at is null)`,
  leftOut: `(select coalesce(json_agg(distinct a.desk_id), '[]'::json) ${NEWS} and not ${FOR_ALL})`,
});

function pageOf({ trusted, leftOut }: Record<'trusted' | 'leftOut', string>): string {
  return `select ${columnsOf(PLACE_COLUMNS, 'o')}, d.last_seq as "lastSeq",
    case when d.id is not null then json_build_object('isRevoked', d.revoked_at is not null) end as desk,
    ${trusted} as trusted, ${leftOut} as "leftOut",
    ${list(ACTIONS)} as actions,
    ${list(ANNOUNCED)} as announced,
    ${list(moved('blank', BLANK_COLUMNS))} as blanks,
    ${list(moved('account', ACCOUNT_COLUMNS))} as accounts,
    ${list(moved('document', DOCUMENT_COLUMNS))} as documents,
    ${list(moved('acknowledgement', ACKNOWLEDGEMENT_COLUMNS))} as acknowledgements
  from office o left join desk d on d.id = :deskId and d.office_id = o.id where o.id = :officeId`;
}

function moved(table: string, columns: Readonly<Record<string, string>>): string {
  return `select ${columnsOf(columns, 'm')}, m.feed_seq from ${table} m
    where m.office_id = o.id and m.feed_seq > :after order by m.feed_seq limit :limit`;
}

function list(query: string): string {
  return `(select coalesce(json_agg(r order by r.feed_seq), '[]'::json) from (${query}) r)`;
}

function columnsOf(columns: Readonly<Record<string, string>>, table: string): string {
  return Object.entries(columns)
    .map(([name, column]) => `${table}.${column} as "${name}"`)
    .join(', ');
}
