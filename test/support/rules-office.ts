import { join } from 'node:path';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { ActorRole, PassportKind } from '#common/domain/applications/vocabulary.ts';
import { makeOfficeCalendar } from '#common/domain/office/calendar.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { policyFrom, type OfficeSituation } from '#common/domain/sop/policy-from-sop.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { loadCalendarYears, loadSop } from '#runtime/sop/load-sop.ts';

const RESOURCES = join(import.meta.dirname, '..', '..', 'resources', 'sop');
const sop = loadSop(join(RESOURCES, '2026-1'));
const calendar = makeOfficeCalendar({
  years: loadCalendarYears(join(RESOURCES, 'calendar')),
  cutiBersamaClosed: sop.settings.cutiBersamaClosed.value,
});

/** Western Indonesian time: no summer time, seven hours ahead. */
export const WIB = 420;

/** The shipped procedure with something decided otherwise by the office. */
export function editedPolicy(edit: (sop: Sop) => void, situation: Partial<OfficeSituation> = {}): Policy {
  const edited = structuredClone(sop);
  edit(edited);
  return policyFrom(edited, { calendar, utcOffsetMinutes: WIB, outages: [], stagePolicy: {}, ...situation });
}

/** The shipped procedure of 2026 as the rules see it, in an office on western time. */
export function officePolicy(situation: Partial<OfficeSituation> = {}): Policy {
  return policyFrom(sop, { calendar, utcOffsetMinutes: WIB, outages: [], stagePolicy: {}, ...situation });
}

export const POLICY = officePolicy();

export function userId(number: number): UserId {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as UserId;
}

/** One person per role. Each holds this role alone. */
export const STAFF: Readonly<Record<ActorRole, UserId>> = {
  SYS: userId(0),
  COUNTER: userId(1),
  BIOMETRIC: userId(2),
  INTERVIEWER: userId(3),
  ADJUDICATOR: userId(4),
  SUBSECTION_HEAD: userId(5),
  SECTION_HEAD: userId(6),
  OFFICE_HEAD: userId(7),
  BAP_EXAMINER: userId(8),
  PRINT: userId(9),
  QC: userId(10),
  HANDOVER: userId(11),
  COMPLAINT: userId(12),
  IT_ADMIN: userId(13),
  AUDITOR: userId(14),
};

/** Somebody else of the same role, for the second hand. */
export const COLLEAGUE = userId(50);

export type LedgerBlank = {
  serial: string;
  kind: PassportKind;
  pages: 24 | 48;
  inStock: boolean;
  inHand: boolean;
};

/** The blanks of the office: ten of each kind and size. */
export function fullSafe(): LedgerBlank[] {
  const shelves: [PassportKind, 24 | 48, string][] = [
    ['ELECTRONIC', 48, 'E48'],
    ['ELECTRONIC', 24, 'E24'],
    ['NON_ELECTRONIC', 48, 'N48'],
    ['NON_ELECTRONIC', 24, 'N24'],
  ];
  return shelves.flatMap(([kind, pages, prefix]) =>
    Array.from({ length: 10 }, (_, index) => ({
      serial: `${prefix}${String(index + 1).padStart(5, '0')}`,
      kind,
      pages,
      inStock: true,
      inHand: true,
    })),
  );
}
