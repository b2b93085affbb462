import { z } from 'zod';
import { PROPOSABLE } from '#common/domain/applications/application.ts';
import { AppType, SpecialRescheduleReason, Stage } from '#common/domain/applications/vocabulary.ts';
import { ChipPolicy } from '#common/domain/production/chip.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { BookPages } from '#common/domain/appointments/actions.ts';
import { setting } from './provenance.ts';

/** EXACT divides by nine; ROUNDED_011 multiplies by 0.11 as many sheets do. */
export const IkmWeight = z.enum(['EXACT', 'ROUNDED_011']);
export type IkmWeight = z.infer<typeof IkmWeight>;

const days = z.int().min(0);
const count = z.int().min(0);
const flag = z.boolean();
function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Everything an office may have to decide for itself. Rules read `sop.settings.docsDeadlineDays.value`. */
export const SopSettings = z.strictObject({
  adultAge: setting(z.int().min(1)),
  dualCitizenAgeLimit: setting(z.int().min(1)),
  simplePathIssuedFromYear: setting(z.int().min(1900)),
  /** Sizes of book that the office issues, the usual one first. */
  bookPages: setting(z.array(BookPages).min(1)),
  aboutToExpireMonths: setting(count),
  bothParentsKtp: setting(flag),
  umrahMinWords: setting(count),
  hajjMinWords: setting(count),
  docsDeadlineDays: setting(days),
  suspensionDays: setting(days),
  pickupDays: setting(days),
  pickupReminderDays: setting(z.array(days)),
  noShowExpiryDays: setting(days),
  /** `HH:MM` on the office's wall; whoever has not come by then is a no-show. */
  serviceEnd: setting(wallTime),
  lateArrivalGraceMinutes: setting(count),
  rescheduleLimit: setting(count),
  rescheduleLatestDaysBefore: setting(days),
  specialRescheduleReasons: setting(z.array(SpecialRescheduleReason)),
  noAnswerLimit: setting(count),
  /** A ticket that missed its last call stands behind this many minutes of arrivals. */
  noAnswerBackMinutes: setting(count),
  /** Characters of free text that a decision needs beside its reason code. */
  minNoteLength: setting(count),
  /** Changes of type that a desk may make. A procedure written before there was this setting allows none. */
  typeChanges: setting(z.array(z.strictObject({ from: AppType, to: AppType }))).default({
    value: [],
    status: 'ASSUMED',
    source: '–',
  }),
  /** A procedure written before there was this setting does not ask for it. */
  applicantSignsBookData: setting(flag).default({ value: false, status: 'ASSUMED', source: '–' }),
  watchlistFreshDays: setting(days),
  watchlistClearedByTwo: setting(flag),
  /** Letters and digits of a treasury receipt number. */
  ntpnLength: setting(z.int().min(8).max(32)),
  /** What the application numbers of M-Paspor look like, as a regular expression over capital letters and digits. */
  applicationNumberPattern: setting(z.string().refine(isPattern, 'PATTERN')),
  paymentExceptionAllowed: setting(flag),
  unconfirmedPaymentBlocksPrinting: setting(flag),
  /** Whether the chip of an electronic book is read at the quality test. Absent in procedures of older builds. */
  chipCheck: setting(ChipPolicy).default({
    value: 'IF_READER',
    status: 'ASSUMED',
    source: 'Usulan rancangan aplikasi; mintakan penetapan kantor',
    alternatives: ['REQUIRED', 'OFF'],
  }),
  /** Of a hundred files that nothing speaks against, so many are opened one by one all the same. */
  seededSamplePercent: setting(z.number().min(0).max(100)),
  /** Decisions of two persons that the second gives blind to the first's. A procedure written before knows none. */
  blindSecondDecisions: setting(z.array(z.enum(PROPOSABLE))).default({
    value: [],
    status: 'ASSUMED',
    source: '–',
  }),
  /** Stages whose files fall by lot to the officers who are present, instead of to whoever is free first. */
  randomAssignmentStages: setting(z.array(Stage)).default({ value: [], status: 'ASSUMED', source: '–' }),
  electronicOnlyFrom: setting(PlainDate.nullable()),
  directorGeneralApprovalForDataChange: setting(flag),
  falseStatementBarMonths: setting(count),
  cutiBersamaClosed: setting(flag),
  ikmWeight: setting(IkmWeight),
  mrzLastWordIsPrimary: setting(flag),
  photoMinEyeDistancePixels: setting(count),
  dossierRetentionYears: setting(count),
  fingerprintRetentionDays: setting(days),
  photoRetentionDays: setting(days),
  auditRetentionYears: setting(count),
  /** `HH:MM` on the office's wall; a file that is opened before or after stands on the auditor's list. */
  viewingFrom: setting(wallTime),
  viewingUntil: setting(wallTime),
  /** So many different files in so many minutes, none of them worked on, stand on the auditor's list. */
  viewingManyFiles: setting(z.int().min(2)),
  viewingManyMinutes: setting(z.int().min(1)),
  /** So many looks at one file by somebody without a task on it. */
  viewingRepeats: setting(z.int().min(2)),
});
export type SopSettings = z.infer<typeof SopSettings>;

export type SettingName = keyof SopSettings;

/**
 * Settings that the office may already decide but that no rule reads yet. The screen says so beside each; a rule that
 * begins to read one takes it out of this list.
 */
export const NOT_YET_USED: ReadonlySet<SettingName> = new Set([
  // Two persons always clear a likeness: turning that off would let one officer do it alone.
  'watchlistClearedByTwo',
  'photoMinEyeDistancePixels',
  'auditRetentionYears',
]);

/** Settings whose matter is in force by the office's policy instead (`printDays`, `photoDays`): the screen sends the reader there. */
export const DECIDED_BY_POLICY: ReadonlySet<SettingName> = new Set([
  'fingerprintRetentionDays',
  'photoRetentionDays',
]);

/** The part of the settings that the document list depends on. */
export function requirementPolicy(settings: SopSettings) {
  return {
    adultAge: settings.adultAge.value,
    simplePathIssuedFromYear: settings.simplePathIssuedFromYear.value,
    bothParentsKtp: settings.bothParentsKtp.value,
  };
}

/** The names of the settings that rest on an assumption or on conflicting sources, for the office to confirm. */
export function listUnconfirmedSettings(settings: SopSettings): SettingName[] {
  // Object.keys is typed string[]; strictObject guarantees that the keys are exactly the schema's.
  return (Object.keys(settings) as SettingName[]).filter((name) => settings[name].status !== 'CONFIRMED');
}
