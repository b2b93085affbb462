import type { Knex } from 'knex';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { FileRow, StageCounts } from '#common/contract/ipc/applications.ts';
import { Stage, type AppState, type ServiceLane } from '#common/domain/applications/vocabulary.ts';
import type { QueuePart } from '#common/domain/queue/office-queue.ts';
import { QUEUE_ORDER } from '#common/domain/queue/order.ts';
import { FILE_ROW_COLUMNS, toFileRow, type FileRowSource, type RowContext } from './file-row.ts';

export type QueueQuery = {
  stage: Stage;
  lanes: readonly ServiceLane[];
  states: readonly AppState[];
  only: 'ALL' | 'MINE' | 'FREE' | 'LATE';
  /** What a queue of the office takes of its stage. */
  part?: QueuePart | undefined;
  /** Only what waits for an approver. */
  forApprover?: true;
  offset: number;
  /** All of it with `ALL_ROWS`. */
  limit: number;
};

/** SQLite's word for no limit. */
export const ALL_ROWS = -1;

/** The order that the hall can see and check. */
const ORDER = QUEUE_ORDER.map((column) => `q.${column}`).join(', ');

/** The SQL of one page. Text depends only on which filters are set, so it stays one prepared statement per shape. */
export function queueSql(
  query: QueueQuery,
  context: RowContext,
): { sql: string; bindings: (string | number)[] } {
  const { where, bindings } = conditions(query, context);
  // The page is cut inside the narrow index; only its rows are joined.
  const sql = `
    select ${FILE_ROW_COLUMNS}
    from (select q.application_id, q.parked, q.lane_rank, q.place from queue_entry q
          where ${where} order by ${ORDER} limit ? offset ?) q
    join application a on a.id = q.application_id
    left join account c on c.id = a.claim_by
    order by ${ORDER}`;
  return { sql, bindings: [...bindings, query.limit, query.offset] };
}

export async function queuePage(db: Knex, query: QueueQuery, context: RowContext): Promise<FileRow[]> {
  const { sql, bindings } = queueSql(query, context);
  const rows: FileRowSource[] = await db.raw(sql, bindings);
  return rows.map((row) => toFileRow(row, context));
}

export async function queueTotal(db: Knex, query: QueueQuery, context: RowContext): Promise<number> {
  const { where, bindings } = conditions(query, context);
  const rows: { n: number }[] = await db.raw(
    `select count(*) as n from queue_entry q where ${where}`,
    bindings,
  );
  return rows[0]?.n ?? 0;
}

/**
 * The first files of a stage that this person may take at this desk: free ones, and those that somebody else took and left
 * lying since before `lapsedBefore`. The caller asks the rules which of them it is.
 */
export async function nextFree(
  db: Knex,
  query: {
    stage: Stage;
    states: readonly AppState[];
    desk: string;
    viewer: UserId;
    lapsedBefore: Instant;
    limit: number;
    part?: QueuePart | undefined;
    /** Out of the office with somebody else. */
    except: readonly ApplicationId[];
  },
): Promise<ApplicationId[]> {
  const { stage, states, desk, viewer, lapsedBefore, limit, part, except } = query;
  const own = partConditions(part);
  const rows: { application_id: string }[] = await db('queue_entry as q')
    .where({ stage, parked: 0 })
    .whereRaw(own.parts.join(' and ') || 'true', own.bindings)
    .whereRaw(
      `(q.claim_by is null or q.claim_by <> ? and exists (
          select 1 from application a
          where a.id = q.application_id and a.snapshot ->> '$.claim.at' < ?))`,
      [viewer, lapsedBefore],
    )
    .whereIn('state', states)
    .whereRaw('q.application_id not in (select value from json_each(?))', [JSON.stringify(except)])
    .andWhere((builder) => void builder.whereNull('for_desk').orWhere('for_desk', desk))
    .orderByRaw(ORDER)
    .limit(limit)
    .select('q.application_id');
  return rows.map((row) => row.application_id as ApplicationId);
}

export const AHEAD_SQL = `
  select min(n) as n from (
    select (
      select count(*) from queue_entry q
      where q.stage = own.stage and q.parked = 0 and q.claim_by is null and q.state in (own.state)
        and (q.for_desk is null or q.for_desk = ?)
        and (q.lane_rank, q.place, q.application_id) < (own.lane_rank, own.place, own.application_id)
        and q.application_id not in (select value from json_each(?))
    ) as n
    from queue_entry own where own.application_id = ?
  )`;

/** How many free files in the same state stood in front of one, in the queue that serves it best. */
export async function countAhead(
  db: Knex,
  {
    applicationId,
    desk,
    except,
  }: { applicationId: ApplicationId; desk: string; except: readonly ApplicationId[] },
): Promise<number> {
  const rows: { n: number | null }[] = await db.raw(AHEAD_SQL, [desk, JSON.stringify(except), applicationId]);
  return rows[0]?.n ?? 0;
}

/** The files that are late anywhere in the house, the longest overdue first. */
export async function lateRows(db: Knex, limit: number, context: RowContext): Promise<FileRow[]> {
  const rows: FileRowSource[] = await db.raw(
    `select ${FILE_ROW_COLUMNS}
     from (select distinct q.application_id, q.due_on from queue_entry q where q.due_on < ? order by q.due_on limit ?) q
     join application a on a.id = q.application_id
     left join account c on c.id = a.claim_by
     order by q.due_on`,
    [context.today, limit],
  );
  return rows.map((row) => toFileRow(row, context));
}

/** How many wait in one of the office's own queues. */
export async function partCounts(
  db: Knex,
  { stage, part }: { stage: Stage; part: QueuePart },
  { viewer, today }: RowContext,
): Promise<{ waiting: number; late: number; mine: number }> {
  const own = partConditions(part);
  const rows: { waiting: number; late: number; mine: number }[] = await db.raw(
    `select count(*) as waiting,
            coalesce(sum(case when q.due_on < ? then 1 else 0 end), 0) as late,
            coalesce(sum(case when q.claim_by = ? then 1 else 0 end), 0) as mine
     from queue_entry q where ${['q.stage = ?', ...own.parts].join(' and ')}`,
    [today, viewer, stage, ...own.bindings],
  );
  return rows[0] ?? { waiting: 0, late: 0, mine: 0 };
}

export async function stageCounts(db: Knex, { viewer, today }: RowContext): Promise<StageCounts> {
  const rows: { stage: Stage; waiting: number; late: number; mine: number }[] = await db.raw(
    `select stage, count(*) as waiting,
            sum(case when due_on < ? then 1 else 0 end) as late,
            sum(case when claim_by = ? then 1 else 0 end) as mine
     from queue_entry group by stage`,
    [today, viewer],
  );
  const none = { waiting: 0, late: 0, mine: 0 };
  const found = Object.fromEntries(rows.map(({ stage, ...counts }) => [stage, counts]));
  return Object.fromEntries(Stage.options.map((stage) => [stage, found[stage] ?? none])) as StageCounts;
}

function conditions(query: QueueQuery, { viewer, today }: RowContext) {
  const own = partConditions(query.part);
  const parts = ['q.stage = ?', ...own.parts];
  const bindings: (string | number)[] = [query.stage, ...own.bindings];
  addList({ parts, bindings }, 'q.lane', query.lanes);
  addList({ parts, bindings }, 'q.state', query.states);
  if (query.forApprover) parts.push('q.for_approver = 1');
  if (query.only === 'MINE') {
    parts.push('q.claim_by = ?');
    bindings.push(viewer);
  }
  if (query.only === 'FREE') parts.push('q.claim_by is null');
  if (query.only === 'LATE') {
    parts.push('q.due_on < ?');
    bindings.push(today);
  }
  return { where: parts.join(' and '), bindings };
}

type Conditions = { parts: string[]; bindings: (string | number)[] };

/** Lane and state stand in the narrow index; kind and marks are looked up by the file's key. */
function partConditions(part: QueuePart = {}): Conditions {
  const found: Conditions = { parts: [], bindings: [] };
  addList(found, 'q.lane', part.lanes ?? []);
  addList(found, 'q.state', part.states ?? []);
  const { types = [], flags = [] } = part;
  if (types.length > 0) {
    found.parts.push(
      `exists (select 1 from application f where f.id = q.application_id and f.type in (${marks(types)}))`,
    );
    found.bindings.push(...types);
  }
  if (flags.length > 0) {
    found.parts.push(
      `exists (select 1 from application f, json_each(f.flags) e where f.id = q.application_id and e.value in (${marks(flags)}))`,
    );
    found.bindings.push(...flags);
  }
  return found;
}

function addList({ parts, bindings }: Conditions, column: string, values: readonly string[]): void {
  if (values.length === 0) return;
  parts.push(`${column} in (${marks(values)})`);
  bindings.push(...values);
}

function marks(values: readonly string[]): string {
  return values.map(() => '?').join(', ');
}
