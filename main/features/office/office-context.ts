import { join, relative, sep } from 'node:path';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { z } from 'zod';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { OfficeInfo } from '#common/contract/ipc/session.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { Stage, StagePolicy } from '#common/domain/applications/vocabulary.ts';
import {
  calendarConcern,
  makeOfficeCalendar,
  type CalendarConcern,
  type OfficeCalendar,
} from '#common/domain/office/calendar.ts';
import { policyFrom } from '#common/domain/sop/policy-from-sop.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import type { Clock } from '#runtime/clock.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { readMeta, writeMeta } from '#main/records/repositories/small-tables.ts';
import { readSyncState, type SyncState } from '#main/records/repositories/sync-state.ts';
import { SopFileError } from '#common/domain/sop/sop-files.ts';
import { loadCalendarYears, loadSop } from '#runtime/sop/load-sop.ts';

export const SOP_VERSIONS = ['2026-1'] as const;
/** The version under which new files begin. */
export const CURRENT_SOP = '2026-1';

const ZONE_MINUTES = { WIB: 420, WITA: 480, WIT: 540 } as const;

const Settings = z.object({
  name: z.string(),
  code: z.string(),
  city: z.string(),
  zone: z.enum(['WIB', 'WITA', 'WIT']),
  stagePolicy: z.partialRecord(Stage, StagePolicy),
});
export type OfficeSettings = z.infer<typeof Settings>;

const KEY = 'office';

/**
 * The office as the rules see it: its SOP versions, calendar, zone and declared outages. A file's policy is that of the
 * SOP version it began under.
 */
export class OfficeContext {
  readonly #sops: ReadonlyMap<string, Sop>;
  readonly #years: ReturnType<typeof loadCalendarYears>;
  readonly #clock: Clock;
  #settings: OfficeSettings | null = null;
  #outages: Policy['outages'] = [];
  #hub: SyncState | null = null;
  #policies = new Map<string, Policy>();

  /** Throws SOP_INVALID with file and path, or CALENDAR_MISSING: half a procedure opens no desk. */
  constructor(resources: string, clock: Clock) {
    const folder = join(resources, 'sop');
    this.#sops = new Map(SOP_VERSIONS.map((id) => [id, told(folder, () => loadSop(join(folder, id)))]));
    this.#years = told(folder, () => loadCalendarYears(join(folder, 'calendar')));
    if (this.#years.length === 0) throw new CodedError('CALENDAR_MISSING');
    this.#clock = clock;
  }

  /** Reads what the database says of the office. Called at start and after every change of it. */
  async refresh(db: DeskDatabase): Promise<void> {
    const stored = await readMeta(db, KEY);
    this.#settings = stored ? Settings.parse(JSON.parse(stored)) : null;
    const rows: { started_at: Instant; ended_at: Instant | null }[] = await db('outage').select(
      'started_at',
      'ended_at',
    );
    this.#outages = rows.map((row) => ({ from: row.started_at, to: row.ended_at }));
    this.#hub = await readSyncState(db);
    this.#policies.clear();
  }

  async save(db: DeskDatabase, settings: OfficeSettings): Promise<void> {
    await writeMeta(db, KEY, JSON.stringify(settings));
    await this.refresh(db);
  }

  get settings(): OfficeSettings | null {
    return this.#settings;
  }

  /** After the desk's place at its hub moved on; cheaper than a whole refresh. */
  async refreshHub(db: DeskDatabase): Promise<void> {
    this.#hub = await readSyncState(db);
  }

  /** The hub that decides for this desk; null where the desk decides itself. */
  get hub(): SyncState | null {
    return this.#hub;
  }

  info(): OfficeInfo | null {
    if (!this.#settings) return null;
    const { name, code, city, zone } = this.#settings;
    return { name, code, city, zone, utcOffsetMinutes: ZONE_MINUTES[zone] };
  }

  sop(id: string = CURRENT_SOP): Sop {
    const sop = this.#sops.get(id);
    if (!sop) throw new CodedError('SOP_UNKNOWN', { sop: id });
    return sop;
  }

  policy(sopId: string = CURRENT_SOP): Policy {
    const known = this.#policies.get(sopId);
    if (known) return known;
    const sop = this.sop(sopId);
    const policy = policyFrom(sop, {
      calendar: this.#calendarFor(sop),
      utcOffsetMinutes: this.info()?.utcOffsetMinutes ?? ZONE_MINUTES.WIB,
      outages: this.#outages,
      stagePolicy: this.#settings?.stagePolicy ?? {},
    });
    this.#policies.set(sopId, policy);
    return policy;
  }

  now(): Instant {
    return this.#clock.now();
  }

  today(): PlainDate {
    return localDate(this.#clock.now(), this.policy().utcOffsetMinutes);
  }

  /** Without the decree of a year due days are too early, and the screen says so. */
  calendarConcern(): CalendarConcern | null {
    return calendarConcern(this.#years, this.today());
  }

  #calendarFor(sop: Sop): OfficeCalendar {
    return makeOfficeCalendar({
      years: this.#years,
      cutiBersamaClosed: sop.settings.cutiBersamaClosed.value,
    });
  }
}

/** The file is named from the procedure's folder on: where the program lies is nobody's business. */
function told<T>(folder: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof SopFileError)) throw error;
    const file = relative(folder, error.file).split(sep).join('/');
    throw new CodedError('SOP_INVALID', { file, path: error.path || '–' });
  }
}
