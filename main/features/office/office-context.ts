import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { z } from 'zod';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import { HubFieldDays } from '#common/contract/hub/field.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { DocumentName } from '#common/contract/hub/publication.ts';
import { fieldDayOf, type FieldDay } from '#common/domain/field/field-day.ts';
import { inForce } from '#common/domain/office/in-force.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { OfficeInfo } from '#common/contract/ipc/session.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { Stage, StagePolicy } from '#common/domain/applications/vocabulary.ts';
import { calendarConcern, type CalendarConcern, type CalendarYear } from '#common/domain/office/calendar.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import type { Clock } from '#runtime/clock.ts';
import {
  ownVersions,
  readVersion,
  versionsOf,
  type PublishedVersion,
  type VersionOf,
} from '#runtime/sop/own-versions.ts';
import type { Lots } from '#common/domain/queue/lot.ts';
import { OfficeSecret } from '#runtime/office/office-secret.ts';
import { ShippedProcedure, SopLibrary, ZONE_MINUTES, type OfficePolicies } from '#runtime/sop/sop-library.ts';
import { listDocuments } from '#main/records/repositories/office-documents.ts';
import { readMove, type MoveState } from '#main/records/repositories/move-state.ts';
import { readMeta, writeMeta } from '#main/records/repositories/small-tables.ts';
import { readSyncState, type SyncState } from '#main/records/repositories/sync-state.ts';

const Settings = z.object({
  name: z.string(),
  code: z.string(),
  city: z.string(),
  zone: z.enum(['WIB', 'WITA', 'WIT']),
  stagePolicy: z.partialRecord(Stage, StagePolicy),
  /** Of the sample office alone: pictures from files may stand for prints. */
  fingerFiles: z.boolean().optional(),
});
export type OfficeSettings = z.infer<typeof Settings>;

const KEY = 'office';

/**
 * The office as the rules see it: its SOP versions, calendar, zone and declared outages. A file's policy is that of the
 * SOP version it began under.
 */
export class OfficeContext {
  readonly #shipped: ShippedProcedure;
  readonly #clock: Clock;
  /** A whole procedure is read once, not after every change. */
  readonly #read = new Map<string, PublishedVersion | null>();
  #library: SopLibrary;
  #published: readonly PublishedVersion[] = [];
  #settings: OfficeSettings | null = null;
  #outages: Policy['outages'] = [];
  #fieldDays: readonly FieldDay[] = [];
  #hub: SyncState | null = null;
  #held: HeldAs | null = null;
  #kept: ReadonlySet<ApplicationId> = new Set();
  #policies: OfficePolicies;
  #secret: OfficeSecret | null = null;

  /** Throws SOP_INVALID with file and path, or CALENDAR_MISSING: half a procedure opens no desk. */
  constructor(resources: string, clock: Clock) {
    this.#shipped = new ShippedProcedure(resources);
    this.#library = new SopLibrary(this.#shipped);
    this.#clock = clock;
    this.#policies = this.#newPolicies();
  }

  /** The office's key, which stands beside the database: seeds and ties are worked out from it. */
  useKey(officeKey: Buffer): void {
    this.#secret = new OfficeSecret(officeKey);
  }

  get secret(): OfficeSecret | null {
    return this.#secret;
  }

  /** The office's seed of a day, for the record. */
  seed(day: PlainDate): string | null {
    return this.#secret?.seed(this.info()?.code ?? '', day) ?? null;
  }

  /** The lots of a day; null before the office's key is there. */
  lots(day: PlainDate): Lots | null {
    return this.#secret?.lots(this.info()?.code ?? '', day) ?? null;
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
    const fieldDays = await readMeta(db, 'fieldDays');
    this.#fieldDays = fieldDays ? HubFieldDays.parse(JSON.parse(fieldDays)) : [];
    await this.refreshHub(db);
    this.#published = (await listDocuments(db)).flatMap(({ name, version, body, publication }) => {
      const { sha256, effectiveFrom } = publication;
      const key = `${name} ${version} ${sha256}`;
      const known = this.#read.get(key);
      const read = known === undefined ? readVersion(name, body, { version, effectiveFrom }) : known;
      this.#read.set(key, read);
      return read ?? [];
    });
    this.#library = new SopLibrary(this.#shipped, ownVersions(this.#published));
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
    const move = await readMove(db);
    this.#held = heldAs(move);
    this.#kept = new Set(move?.refused.map(({ applicationId }) => applicationId));
  }

  /** The office is on its way to a hub: it can be read, and nothing in it changes. */
  get isMoving(): boolean {
    return this.#held !== null;
  }

  /**
   * Throws TAKE_OVER_RUNNING, OFFICE_MOVED_AWAY where the office is at its hub and this desk is none of it, and DESK_RESTORED until a desk
   * whose records came back from a copy has heard of its hub how far it had come.
   */
  assertNotMoving(): void {
    if (this.#held) throw new CodedError(this.#held);
    if (this.#hub?.restored) throw new CodedError('DESK_RESTORED');
  }

  /** The hub did not take this file when the office moved: it lies on this desk alone. */
  isKept(id: ApplicationId): boolean {
    return this.#kept.has(id);
  }

  get keptFiles(): readonly ApplicationId[] {
    return [...this.#kept];
  }

  /** Days of service outside the office: those that are out and those of the last month. */
  get fieldDays(): readonly FieldDay[] {
    return this.#fieldDays;
  }

  /** The day on which a file is out with a laptop, be it this one; null for one that lies in the office. */
  fieldDayOf(id: ApplicationId): FieldDay | null {
    return fieldDayOf(this.#fieldDays, id);
  }

  /** Files that other desks have taken out of the office. */
  get carriedAway(): readonly ApplicationId[] {
    const here = this.#hub?.deskId;
    return this.#fieldDays.flatMap(({ deskId, ended, files }) =>
      ended === null && deskId !== here ? files : [],
    );
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

  /** Without a name the version under which new files begin today. */
  sop(id?: string): Sop {
    return id === undefined ? this.#library.current(this.today()) : this.#library.sop(id);
  }

  /** The version under which files begin on a day. */
  sopOn(day: PlainDate): Sop {
    return this.#library.current(day);
  }

  calendarOf(year: number, day = this.today()): CalendarYear | null {
    return this.#library.years(day).find((one) => one.year === year) ?? null;
  }

  hasSop(id: string): boolean {
    return this.#library.has(id);
  }

  /** The version that one takes over from. */
  sopBefore(id: string): Sop | null {
    return this.#library.before(id);
  }

  policy(sopId?: string): Policy {
    // Midnight may bring another version into force.
    if (this.#policies.today !== this.today()) this.#policies = this.#newPolicies();
    return this.#policies.policy(sopId);
  }

  /** What the office published under a name and what counts on a day; null where it published nothing. */
  inForce<N extends DocumentName>(name: N, day = this.today()): VersionOf<N> | null {
    return inForce(versionsOf(this.#published, name), day);
  }

  get published(): readonly PublishedVersion[] {
    return this.#published;
  }

  deskPolicy(): HubPolicy {
    return this.inForce('policy')?.body ?? HubPolicy.parse({});
  }

  now(): Instant {
    return this.#clock.now();
  }

  today(): PlainDate {
    return localDate(this.#clock.now(), this.#zoneMinutes());
  }

  /** Names of the regions in which a NIK may have been first registered, by their two digits. */
  get provinces(): ReadonlyMap<string, string> {
    return this.#library.provinces;
  }

  /** Without the decree of a year due days are too early, and the screen says so. */
  calendarConcern(): CalendarConcern | null {
    return calendarConcern(this.#library.years(this.today()), this.today());
  }

  #zoneMinutes(): number {
    return this.info()?.utcOffsetMinutes ?? ZONE_MINUTES.WIB;
  }

  #newPolicies(): OfficePolicies {
    const situation = {
      utcOffsetMinutes: this.#zoneMinutes(),
      outages: this.#outages,
      stagePolicy: this.#settings?.stagePolicy ?? {},
      fingerFiles: this.#settings?.fingerFiles ?? false,
      claimLeaseMinutes: this.deskPolicy().claimLeaseHours * 60,
    };
    return this.#library.policies(situation, this.today());
  }
}

type HeldAs = 'TAKE_OVER_RUNNING' | 'OFFICE_MOVED_AWAY';

function heldAs(move: MoveState | null): HeldAs | null {
  if (!move?.enrolled) return null;
  return move.isShutOut ? 'OFFICE_MOVED_AWAY' : 'TAKE_OVER_RUNNING';
}
