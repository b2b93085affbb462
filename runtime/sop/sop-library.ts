import { join, relative, sep } from 'node:path';
import { CodedError } from '#common/contract/coded-error.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { must } from '#common/kernel/must.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { makeOfficeCalendar, type CalendarYear } from '#common/domain/office/calendar.ts';
import { inForce, inOrder, type Dated } from '#common/domain/office/in-force.ts';
import { policyFrom, type OfficeSituation } from '#common/domain/sop/policy-from-sop.ts';
import { SopFileError } from '#common/domain/sop/sop-files.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { loadCalendarYears, loadProvinces, loadSop } from './load-sop.ts';

/** Numbered below FIRST_OWN_NUMBER. */
export const SOP_VERSIONS = ['2026-1'] as const;

export const ZONE_MINUTES = { WIB: 420, WITA: 480, WIT: 540 } as const;

/** What comes with the program. The same on a desk and on the hub. */
export class ShippedProcedure {
  readonly years: readonly CalendarYear[];
  /** Names of the regions in which a NIK was first registered, by code. */
  readonly provinces: ReadonlyMap<string, string>;
  readonly sops: readonly Sop[];

  /** Throws SOP_INVALID with file and path, or CALENDAR_MISSING: half a procedure opens nothing. */
  constructor(resources: string) {
    const folder = join(resources, 'sop');
    this.sops = SOP_VERSIONS.map((id) => told(folder, () => loadSop(join(folder, id))));
    this.years = told(folder, () => loadCalendarYears(join(folder, 'calendar')));
    this.provinces = told(folder, () => loadProvinces(join(folder, 'regions', 'provinces.json')));
    if (this.years.length === 0) throw new CodedError('CALENDAR_MISSING');
  }
}

/** What an office published over it. */
export type OwnVersions = {
  sops: readonly (Dated & { sop: Sop })[];
  years: readonly (Dated & { year: CalendarYear })[];
};

export const NOTHING_OWN: OwnVersions = { sops: [], years: [] };

/** Every version of the procedure that a file of an office may have begun under, and the calendars of a day. */
export class SopLibrary {
  readonly #shipped: ShippedProcedure;
  readonly #own: OwnVersions;
  /** In the order in which they take over from each other. */
  readonly #versions: readonly (Dated & { sop: Sop })[];
  readonly #byId: ReadonlyMap<string, Sop>;

  constructor(shipped: ShippedProcedure, own: OwnVersions = NOTHING_OWN) {
    this.#shipped = shipped;
    this.#own = own;
    const brought = shipped.sops.map((sop) => ({ sop, version: 0, effectiveFrom: sop.effectiveFrom }));
    this.#versions = inOrder([...brought, ...own.sops]);
    this.#byId = new Map(this.#versions.map(({ sop }) => [sop.id, sop]));
  }

  get sopIds(): readonly string[] {
    return [...this.#byId.keys()];
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** Throws SOP_UNKNOWN. */
  sop(id: string): Sop {
    const sop = this.#byId.get(id);
    if (!sop) throw new CodedError('SOP_UNKNOWN', { sop: id });
    return sop;
  }

  /** The version under which new files begin on a day. Before the first of all there is only that one. */
  current(today: PlainDate): Sop {
    const found = inForce(this.#versions, today) ?? this.#versions[0];
    return must(found, 'the program brings a procedure along').sop;
  }

  /** The version that one takes over from. */
  before(id: string): Sop | null {
    const index = this.#versions.findIndex(({ sop }) => sop.id === id);
    return this.#versions[index - 1]?.sop ?? null;
  }

  /** For each year what the office published last, else what came with the program. */
  years(today: PlainDate): readonly CalendarYear[] {
    const own = Map.groupBy(this.#own.years, ({ year }) => year.year);
    const newest = [...own.values()].flatMap((versions) => inForce(versions, today)?.year ?? []);
    const replaced = new Set(newest.map(({ year }) => year));
    return [...this.#shipped.years.filter(({ year }) => !replaced.has(year)), ...newest].toSorted(
      (left, right) => left.year - right.year,
    );
  }

  get provinces(): ReadonlyMap<string, string> {
    return this.#shipped.provinces;
  }

  policies(situation: Omit<OfficeSituation, 'calendar' | 'provinces'>, today: PlainDate): OfficePolicies {
    return new OfficePolicies(this, { ...situation, provinces: new Set(this.provinces.keys()) }, today);
  }
}

/** The policies of an office on a day, one for each version that a file may have begun under. */
export class OfficePolicies {
  readonly today: PlainDate;
  readonly #library: SopLibrary;
  readonly #situation: Omit<OfficeSituation, 'calendar'>;
  readonly #made = new Map<string, Policy>();

  constructor(library: SopLibrary, situation: Omit<OfficeSituation, 'calendar'>, today: PlainDate) {
    this.#library = library;
    this.#situation = situation;
    this.today = today;
  }

  /** Of the version in force where none is named. */
  policy(sopId: string = this.#library.current(this.today).id): Policy {
    const known = this.#made.get(sopId);
    if (known) return known;
    const sop = this.#library.sop(sopId);
    const calendar = makeOfficeCalendar({
      years: this.#library.years(this.today),
      cutiBersamaClosed: sop.settings.cutiBersamaClosed.value,
    });
    const policy = policyFrom(sop, { ...this.#situation, calendar });
    this.#made.set(sopId, policy);
    return policy;
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
