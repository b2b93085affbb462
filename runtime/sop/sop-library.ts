import { join, relative, sep } from 'node:path';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { makeOfficeCalendar, type CalendarYear } from '#common/domain/office/calendar.ts';
import { policyFrom, type OfficeSituation } from '#common/domain/sop/policy-from-sop.ts';
import { SopFileError } from '#common/domain/sop/sop-files.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { loadCalendarYears, loadProvinces, loadSop } from './load-sop.ts';

export const SOP_VERSIONS = ['2026-1'] as const;
/** The version under which new files begin. */
export const CURRENT_SOP = '2026-1';

export const ZONE_MINUTES = { WIB: 420, WITA: 480, WIT: 540 } as const;

/** Every version of the procedure that comes with the program, and the calendars. The same on a desk and on the hub. */
export class SopLibrary {
  readonly years: readonly CalendarYear[];
  /** Names of the regions in which a NIK was first registered, by code. */
  readonly provinces: ReadonlyMap<string, string>;
  readonly #sops: ReadonlyMap<string, Sop>;

  /** Throws SOP_INVALID with file and path, or CALENDAR_MISSING: half a procedure opens nothing. */
  constructor(resources: string) {
    const folder = join(resources, 'sop');
    this.#sops = new Map(SOP_VERSIONS.map((id) => [id, told(folder, () => loadSop(join(folder, id)))]));
    this.years = told(folder, () => loadCalendarYears(join(folder, 'calendar')));
    this.provinces = told(folder, () => loadProvinces(join(folder, 'regions', 'provinces.json')));
    if (this.years.length === 0) throw new CodedError('CALENDAR_MISSING');
  }

  /** Throws SOP_UNKNOWN. */
  sop(id: string = CURRENT_SOP): Sop {
    const sop = this.#sops.get(id);
    if (!sop) throw new CodedError('SOP_UNKNOWN', { sop: id });
    return sop;
  }

  policies(situation: Omit<OfficeSituation, 'calendar' | 'provinces'>): OfficePolicies {
    return new OfficePolicies(this, { ...situation, provinces: new Set(this.provinces.keys()) });
  }
}

/** The policies of an office as it stands now, one for each version that a file may have begun under. */
export class OfficePolicies {
  readonly #library: SopLibrary;
  readonly #situation: Omit<OfficeSituation, 'calendar'>;
  readonly #made = new Map<string, Policy>();

  constructor(library: SopLibrary, situation: Omit<OfficeSituation, 'calendar'>) {
    this.#library = library;
    this.#situation = situation;
  }

  policy(sopId: string = CURRENT_SOP): Policy {
    const known = this.#made.get(sopId);
    if (known) return known;
    const sop = this.#library.sop(sopId);
    const calendar = makeOfficeCalendar({
      years: this.#library.years,
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
