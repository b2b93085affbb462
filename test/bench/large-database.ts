import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { derivedUuid } from '#runtime/derived-uuid.ts';
import { openRaw } from '#main/records/encrypted-sqlite.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { project, todayOf } from '#main/features/applications/project.ts';
import { syntheticNik } from '#test/support/people.ts';
import { runPassportDay } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

export const BENCH_NOW = '2026-11-24T02:00:00.000Z';
/** Every hundredth file carries its whole history, the others their first and last entry: the lists are the same. */
const WHOLE_HISTORY_EVERY = 100;
/** Three in a hundred are open, as in an office that keeps five years. */
const OPEN_SHARE = 0.03;
/** Closed files lie behind each other, one day's work a day: no office has a million appointments on one day. */
const FILES_A_DAY = 400;
const DAY_MINUTES = 24 * 60;

const FIRST = [
  'BUDI',
  'SITI',
  'AGUS',
  'DEWI',
  'ANDI',
  'RINA',
  'JOKO',
  'LINA',
  'HADI',
  'NUR',
  'EKO',
  'TRI',
  'YANI',
  'DONI',
  'MIRA',
  'FAJAR',
];
const MIDDLE = [
  'PUTRA',
  'AYU',
  'RIZKI',
  'SARI',
  'ADI',
  'WULAN',
  'EKA',
  'DWI',
  'FITRI',
  'BAGUS',
  'INDAH',
  'SURYA',
];
const LAST = [
  'SANTOSO',
  'WIJAYA',
  'HASIBUAN',
  'SIREGAR',
  'PRATAMA',
  'SUSANTO',
  'LESTARI',
  'NASUTION',
  'KUSUMA',
  'HARAHAP',
  'SAPUTRA',
  'MAHARANI',
  'TANJUNG',
  'CHANIAGO',
];

export type LargeDatabase = { folder: string; key: Buffer; wholeHistoryIds: readonly ApplicationId[] };

/** Makes, once, a database of `count` files made by the real rules; the next run with the same code finds it again. */
export async function largeDatabase(cache: string, count: number): Promise<LargeDatabase> {
  const folder = join(cache, `files-${count}-${shapeOfCode()}`);
  const marker = join(folder, 'made.json');
  if (!existsSync(marker)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const key = randomBytes(32);
    const wholeHistoryIds = await make(folder, key, count);
    // The key of made-up people's records lies beside them on purpose: this is a measuring aid.
    writeFileSync(marker, JSON.stringify({ key: key.toString('hex'), wholeHistoryIds }));
  }
  const made = JSON.parse(readFileSync(marker, 'utf8')) as { key: string; wholeHistoryIds: ApplicationId[] };
  return { folder, key: Buffer.from(made.key, 'hex'), wholeHistoryIds: made.wholeHistoryIds };
}

async function make(folder: string, key: Buffer, count: number): Promise<ApplicationId[]> {
  const t = await openTestDesk({ folder, key, now: BENCH_NOW });
  const id = await runPassportDay(t, 1);
  const actions = await listActions(t.desk.db, id);
  const prefixes = openPrefixes(actions);
  const writer = new Writer(folder, key, t);
  const wholeHistoryIds: ApplicationId[] = [];
  for (let index = 2; index <= count; index += 1) {
    const isOpen = index % Math.round(1 / OPEN_SHARE) === 0;
    const length = isOpen
      ? (prefixes[((index / 33) % prefixes.length) | 0] ?? actions.length)
      : actions.length;
    const isWhole = index % WHOLE_HISTORY_EVERY === 0;
    const daysBack = isOpen ? 0 : 1 + Math.floor((count - index) / FILES_A_DAY);
    const made = writer.add(index, actions.slice(0, length), { isWhole, daysBack });
    if (isWhole && !isOpen) wholeHistoryIds.push(made);
    if (index % 50_000 === 0) process.stderr.write(`  ${index} files\n`);
  }
  writer.close();
  await t.close();
  return wholeHistoryIds.slice(-2000);
}

/** Lengths of the list at which the file waits in some queue. */
function openPrefixes(actions: readonly Action[]): number[] {
  const lengths = actions.map((_, index) => index + 1);
  return lengths.filter((length) => replay(actions.slice(0, length))?.state !== 'HANDED_OVER');
}

/** Whether the whole list is kept, and how many days before the present one all of it happened. */
type Past = { isWhole: boolean; daysBack: number };

/** Writes rows as the app does, only through one prepared statement a table and without waiting for the disk. */
class Writer {
  readonly #db: Database.Database;
  readonly #t: TestDesk;
  readonly #templates = new Map<number, Application>();
  readonly #statements: Record<'action' | 'application' | 'queue' | 'search', Database.Statement>;

  constructor(folder: string, key: Buffer, t: TestDesk) {
    this.#t = t;
    this.#db = openRaw({ filename: join(folder, 'desk.db'), key, cipher: 'aegis' });
    this.#db.pragma('synchronous = OFF');
    this.#db.exec('begin');
    const named = (columns: string) =>
      columns
        .split(', ')
        .map((column) => `@${column}`)
        .join(', ');
    const action =
      'id, application_id, version, kind, payload, actor, role, desk, office, occurred_at, based_on';
    const application =
      'ordinal, id, number, version, state, type, lane, name, nik, passport_number, appointment_date, appointment_time, ticket, arrived_at, state_since, due_on, deadline_on, claim_by, claim_desk, flags, snapshot';
    const queue =
      'stage, application_id, state, lane, lane_rank, due_on, place, is_late, parked, claim_by, for_desk';
    this.#statements = {
      action: this.#db.prepare(`insert into action (${action}) values (${named(action)})`),
      application: this.#db.prepare(
        `insert into application (${application}) values (${named(application)})`,
      ),
      queue: this.#db.prepare(`insert into queue_entry (${queue}) values (${named(queue)})`),
      search: this.#db.prepare(
        'insert into application_search (rowid, name, number, nik, passport_number) values (?, ?, ?, ?, ?)',
      ),
    };
  }

  add(index: number, actions: readonly Action[], { isWhole, daysBack }: Past): ApplicationId {
    const file = this.#fileFor(index, actions, daysBack);
    const kept = isWhole ? actions : [actions[0], actions.at(-1)].filter((action) => action !== undefined);
    const seen = new Set<number>();
    for (const action of kept) {
      const version = actions.indexOf(action) + 1;
      if (seen.has(version)) continue;
      seen.add(version);
      this.#statements.action.run({
        id: derivedUuid(`a|${index}|${version}`),
        application_id: file.id,
        version,
        kind: action.kind,
        payload: JSON.stringify(payloadFor(action, index)),
        actor: action.actor,
        role: action.role,
        desk: action.desk,
        office: action.office,
        occurred_at: addMinutes(action.occurredAt, -daysBack * DAY_MINUTES),
        based_on: action.basedOn,
      });
    }
    this.#writeProjection(index, file);
    if (index % 20_000 === 0) this.#db.exec('commit; begin');
    return file.id;
  }

  close(): void {
    this.#db.exec('commit; analyze');
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
    this.#db.close();
  }

  #fileFor(index: number, actions: readonly Action[], daysBack: number): Application {
    const template = this.#templates.get(actions.length) ?? replay(actions);
    if (!template) throw new Error('The template has no actions');
    this.#templates.set(actions.length, template);
    const birthDate = plainDate(
      `19${60 + (index % 40)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
    );
    const day = plainDate(`2026-11-${String(1 + (index % 28)).padStart(2, '0')}`);
    return {
      ...template,
      id: derivedUuid(`f|${index}`) as ApplicationId,
      number: `BN${String(index).padStart(12, '0')}`,
      appointment:
        template.state === 'BOOKED'
          ? { date: day, time: '09:00' }
          : template.appointment && {
              ...template.appointment,
              date: addDays(template.appointment.date, -daysBack),
            },
      arrivedAt: template.arrivedAt && addMinutes(template.arrivedAt, -daysBack * DAY_MINUTES),
      stateSince: addMinutes(template.stateSince, -daysBack * DAY_MINUTES),
      applicant: {
        ...template.applicant,
        fullName: `${pick(FIRST, index)} ${pick(MIDDLE, Math.floor(index / 16))} ${pick(LAST, Math.floor(index / 192))}`,
        nik: syntheticNik(birthDate, 'MALE', 1 + (index % 9999)),
        birthDate,
      },
      book: template.book && {
        ...template.book,
        passportNumber: `${pick(['A', 'B', 'C', 'E', 'X'], index)}${String(index).padStart(7, '0')}`,
      },
    };
  }

  #writeProjection(ordinal: number, file: Application): void {
    const policy = this.#t.desk.office.policy();
    const projection = project(file, policy, todayOf(this.#t.desk.clock.now(), policy));
    this.#statements.application.run({
      ordinal,
      id: file.id,
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
    });
    for (const stage of projection.stages) {
      this.#statements.queue.run({
        stage,
        application_id: file.id,
        state: file.state,
        lane: file.lane,
        lane_rank: projection.laneRank,
        due_on: projection.dueOn ?? '9999-12-31',
        place: projection.place,
        is_late: 0,
        parked: 0,
        claim_by: null,
        for_desk: null,
      });
    }
    this.#statements.search.run(
      ordinal,
      file.applicant.fullName,
      file.number,
      file.applicant.nik,
      file.book?.passportNumber ?? '',
    );
  }
}

function pick<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T;
}

/** Changes with the schema and the file's shape, so that an old database is never measured with new code. */
function shapeOfCode(): string {
  const root = join(import.meta.dirname, '..', '..');
  const files = [
    'main/records/migrations/0010-initial.ts',
    'common/domain/applications/application.ts',
    'test/bench/large-database.ts',
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 8);
}

/** Each file has a number of its own in the handover register, as the schema demands. */
function payloadFor(action: Action, index: number): unknown {
  if (action.kind !== 'production.handOver/1') return action.payload;
  return { ...action.payload, registerNo: `20260101-${String(index).padStart(7, '0')}` };
}
