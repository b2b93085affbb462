import type { Knex } from 'knex';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import type { PaperRef, PrintJob } from '#common/contract/ipc/printing.ts';
import type { PaperKind, PaperSize } from '#common/domain/printing/paper.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

/** A paper and the decision that it is about. */
export type PaperKey = { subject: string; paper: PaperKind; occasion: string };

export type NewPrintJob = {
  id: string;
  ref: PaperRef;
  key: PaperKey;
  size: PaperSize;
  copy: number;
  addedAt: Instant;
  addedBy: UserId;
};

export async function papersMade(db: Knex, { subject, paper, occasion }: PaperKey): Promise<number> {
  const row: { made: number } | undefined = await db('paper_made')
    .where({ subject, paper, occasion })
    .first('made');
  return row?.made ?? 0;
}

/** One more of it was made. */
export async function countPaper(trx: Knex, { subject, paper, occasion }: PaperKey): Promise<void> {
  await trx.raw(
    `insert into paper_made (subject, paper, occasion, made) values (?, ?, ?, 1)
     on conflict (subject, paper, occasion) do update set made = made + 1`,
    [subject, paper, occasion],
  );
}

/** One that never came out is not counted, as long as none was made after it. */
export async function uncountPaper(trx: Knex, { subject, paper, occasion }: PaperKey, copy: number) {
  await trx('paper_made')
    .where({ subject, paper, occasion, made: copy + 1 })
    .update({ made: copy });
}

export async function addPrintJob(trx: Knex, job: NewPrintJob): Promise<void> {
  const { id, ref, key, size, copy, addedAt, addedBy } = job;
  const days = 'from' in ref ? ref : null;
  const applicationId = 'applicationId' in ref ? ref.applicationId : null;
  await trx('print_job').insert({
    id,
    paper: ref.paper,
    application_id: applicationId,
    subject: key.subject,
    occasion: key.occasion,
    first_day: days?.from ?? null,
    last_day: days?.to ?? null,
    size,
    copy,
    added_at: addedAt,
    added_by: addedBy,
  });
}

type Row = {
  id: string;
  paper: string;
  application_id: ApplicationId | null;
  subject: string;
  occasion: string;
  first_day: PlainDate | null;
  last_day: PlainDate | null;
  size: PaperSize;
  copy: number;
  added_at: Instant;
  tries: number;
  tried_at: Instant | null;
  problem: ErrorCode | null;
  number: string | null;
};

/** With the moment of the last try and the key under which it was counted. */
export type StoredPrintJob = PrintJob & { triedAt: Instant | null; key: PaperKey };

const COLUMNS = [
  'p.id',
  'p.paper',
  'p.application_id',
  'p.subject',
  'p.occasion',
  'p.first_day',
  'p.last_day',
  'p.size',
  'p.copy',
  'p.added_at',
  'p.tries',
  'p.tried_at',
  'p.problem',
  'a.number',
] as const;

export async function listPrintJobs(db: Knex): Promise<StoredPrintJob[]> {
  const rows: Row[] = await db('print_job as p')
    .leftJoin('application as a', 'a.id', 'p.application_id')
    .orderBy(['p.added_at', 'p.id'])
    .select(...COLUMNS);
  return rows.map(toJob);
}

export async function findPrintJob(db: Knex, id: string): Promise<StoredPrintJob | null> {
  const row: Row | undefined = await db('print_job as p')
    .leftJoin('application as a', 'a.id', 'p.application_id')
    .where('p.id', id)
    .first(...COLUMNS);
  return row ? toJob(row) : null;
}

export async function notePrintFailed(
  db: Knex,
  id: string,
  { problem, at }: { problem: ErrorCode; at: Instant },
): Promise<void> {
  await db('print_job')
    .where({ id })
    .update({ problem, tried_at: at, tries: db.raw('tries + 1') });
}

/** Somebody wants it now: it is tried again at once. */
export async function wakePrintJobs(db: Knex, id: string | undefined): Promise<void> {
  const jobs = db('print_job');
  if (id !== undefined) void jobs.where({ id });
  await jobs.update({ tried_at: null });
}

export async function dropPrintJob(db: Knex, id: string): Promise<void> {
  await db('print_job').where({ id }).delete();
}

function toJob(row: Row): StoredPrintJob {
  const { application_id: applicationId, first_day: from, last_day: to } = row;
  // Each row was written from a PaperRef: a paper of a file with its id, one of some days with these, one of a book with its subject.
  const of =
    applicationId === null ? (from === null ? { subject: row.subject } : { from, to }) : { applicationId };
  const ref = { paper: row.paper, ...of } as PaperRef;
  return {
    id: row.id,
    ref,
    number: row.number,
    size: row.size,
    copy: row.copy,
    addedAt: row.added_at,
    tries: row.tries,
    triedAt: row.tried_at,
    problem: row.problem,
    key: { subject: row.subject, paper: ref.paper, occasion: row.occasion },
  };
}
