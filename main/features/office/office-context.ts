import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { z } from 'zod';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { OfficeInfo } from '#common/contract/ipc/session.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { Stage, StagePolicy } from '#common/domain/applications/vocabulary.ts';
import { calendarConcern, type CalendarConcern } from '#common/domain/office/calendar.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import type { Clock } from '#runtime/clock.ts';
import { SopLibrary, ZONE_MINUTES, type OfficePolicies } from '#runtime/sop/sop-library.ts';
import { readMeta, writeMeta } from '#main/records/repositories/small-tables.ts';
import { readSyncState, type SyncState } from '#main/records/repositories/sync-state.ts';

export { CURRENT_SOP } from '#runtime/sop/sop-library.ts';

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
  readonly #library: SopLibrary;
  readonly #clock: Clock;
  #settings: OfficeSettings | null = null;
  #outages: Policy['outages'] = [];
  #hub: SyncState | null = null;
  #policies: OfficePolicies;

  /** Throws SOP_INVALID with file and path, or CALENDAR_MISSING: half a procedure opens no desk. */
  constructor(resources: string, clock: Clock) {
    this.#library = new SopLibrary(resources);
    this.#clock = clock;
    this.#policies = this.#newPolicies();
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
    this.#policies = this.#newPolicies();
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

  sop(id?: string): Sop {
    return this.#library.sop(id);
  }

  policy(sopId?: string): Policy {
    return this.#policies.policy(sopId);
  }

  now(): Instant {
    return this.#clock.now();
  }

  today(): PlainDate {
    return localDate(this.#clock.now(), this.policy().utcOffsetMinutes);
  }

  /** Names of the regions in which a NIK may have been first registered, by their two digits. */
  get provinces(): ReadonlyMap<string, string> {
    return this.#library.provinces;
  }

  /** Without the decree of a year due days are too early, and the screen says so. */
  calendarConcern(): CalendarConcern | null {
    return calendarConcern(this.#library.years, this.today());
  }

  #newPolicies(): OfficePolicies {
    return this.#library.policies({
      utcOffsetMinutes: this.info()?.utcOffsetMinutes ?? ZONE_MINUTES.WIB,
      outages: this.#outages,
      stagePolicy: this.#settings?.stagePolicy ?? {},
    });
  }
}
