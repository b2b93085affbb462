import type { Application } from '#common/domain/applications/application.ts';
import type { Policy, SeparationRule, SlaNorm } from '#common/domain/applications/policy.ts';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import {
  AppState,
  isRecordable,
  ServiceLane,
  Stage,
  type AppType,
  type StagePolicy,
} from '#common/domain/applications/vocabulary.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { needsRescan, unclearPages } from '#common/domain/documents/page.ts';
import {
  missingDocuments,
  requirementsFor,
  type MissingDocument,
} from '#common/domain/documents/requirement-matrix.ts';
import type { RequirementFacts } from '#common/domain/documents/requirement-facts.ts';
import { generateMrz } from '#common/domain/identity/mrz.ts';
import { PROVINCE_CODES } from '#common/domain/identity/provinces.ts';
import { blockingNikIssues } from '#common/domain/identity/nik.ts';
import { addWorkingDays, isWorkingDay, type OfficeCalendar } from '#common/domain/office/calendar.ts';
import { getNorm, slaDue } from '#common/domain/office/time-norms.ts';
import { feeDue } from '#common/domain/office/fee-due.ts';
import type { TimeNorm } from '#common/domain/office/time-norm-schema.ts';
import { maxExpiry } from '#common/domain/office/validity.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { fingerPolicyFrom } from './finger-policy.ts';
import { withLaterReasons } from './later-reasons.ts';
import { photoPolicyOf } from './photo-policy.ts';
import { requirementPolicy } from './settings.ts';
import type { Sop } from './sop.ts';

export type OfficeSituation = {
  calendar: OfficeCalendar;
  utcOffsetMinutes: number;
  outages: Policy['outages'];
  /** Stages that this office only records from SIMKIM, over the SOP's own setting. */
  stagePolicy: Readonly<Partial<Record<Stage, StagePolicy>>>;
  /** How long a file stays in the hands of who took it; eight hours where the office says nothing. */
  claimLeaseMinutes?: number;
  /** An office for training, whose desks have no scanner, takes pictures from files whatever the SOP says. */
  fingerFiles?: boolean;
  /** Codes of `resources/sop/regions`; those that this build knows where none were loaded. */
  provinces?: ReadonlySet<string>;
};

const DAY_OF_WORK_MINUTES = 8 * 60;

const SEPARATION: readonly SeparationRule[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S10'];

/** The SOP as the rules read it: plain values and the functions that rest on its data. */
export function policyFrom(sop: Sop, office: OfficeSituation): Policy {
  const { settings, lanes } = sop;
  const { provinces = PROVINCE_CODES } = office;
  const reasons = withLaterReasons(sop.reasonCodes.reasons);
  const limits = {
    adultAge: settings.adultAge.value,
    dualCitizenAgeLimit: settings.dualCitizenAgeLimit.value,
  };
  const laneRule = (lane: ServiceLane) => lanes.lanes.find((rule) => rule.lane === lane);
  return {
    sopId: sop.id,
    stagesOf: byKey(
      AppState.options,
      (state) => sop.stages.states.find((row) => row.state === state)?.stages ?? [],
    ),
    stageRoles: byKey(
      Stage.options,
      (stage) => sop.stages.stages.find((row) => row.stage === stage)?.roles ?? [],
    ),
    stagePolicy: byKey(Stage.options, (stage) => stagePolicyOf(stage, sop, office)),
    serviceOrder: sop.stages.captureInterviewOrder.value,
    separation: byKey(SEPARATION, (id) => separationOf(sop, id)),
    reasons: new Map(reasons.map(({ code, kind }) => [code, kind])),
    reasonsWithNote: new Set(reasons.filter(({ noteRequired }) => noteRequired).map(({ code }) => code)),
    typeChanges: settings.typeChanges.value,
    minNoteLength: settings.minNoteLength.value,
    signsBookData: settings.applicantSignsBookData.value,
    watchlistFreshDays: settings.watchlistFreshDays.value,
    maxReschedules: settings.rescheduleLimit.value,
    rescheduleLeadDays: settings.rescheduleLatestDaysBefore.value,
    timedSuspensionMonths: {
      min: getNorm(sop.timeNorms, 'SUSPENSION_LOST_RECKLESS_MIN').amount,
      max: getNorm(sop.timeNorms, 'SUSPENSION_LOST_RECKLESS_MAX').amount,
    },
    claimLeaseMinutes: office.claimLeaseMinutes ?? DAY_OF_WORK_MINUTES,
    noAnswerLimit: settings.noAnswerLimit.value,
    noAnswerBackMinutes: settings.noAnswerBackMinutes.value,
    walkInLanes: lanes.lanes.filter((rule) => rule.walkIn).map((rule) => rule.lane),
    bookingLanes: lanes.lanes.filter((rule) => rule.booking).map((rule) => rule.lane),
    outageLanes: lanes.lanes.filter((rule) => rule.onlyInOutage).map((rule) => rule.lane),
    bookPages: settings.bookPages.value,
    electronicOnlyFrom: settings.electronicOnlyFrom.value,
    applicationNumber: new RegExp(settings.applicationNumberPattern.value, 'u'),
    ntpnLength: settings.ntpnLength.value,
    lateArrivalGraceMinutes: settings.lateArrivalGraceMinutes.value,
    approverRoles: sop.roles.approverRoles.value,
    directorGeneralApproval: settings.directorGeneralApprovalForDataChange.value,
    falseStatementBarMonths: settings.falseStatementBarMonths.value,
    provinces,
    laneTypes: byKey(ServiceLane.options, (lane) => laneRule(lane)?.types ?? []),
    laneRank: byKey(ServiceLane.options, (lane) => laneRule(lane)?.queueRank ?? ServiceLane.options.length),
    slaPausedBy: new Set(sop.timeNorms.slaPausedBy.value),
    issueDayZero: sop.timeNorms.issueDayZero.value,
    acceleratedArriveBefore: lanes.acceleratedArriveBefore.value,
    outages: office.outages,
    adultAge: settings.adultAge.value,
    elderlyAge: lanes.elderlyMinAge.value,
    underFiveAge: lanes.underFiveMaxAge.value,
    acceptPaymentException: settings.paymentExceptionAllowed.value,
    chip: settings.chipCheck.value,
    unconfirmedPaymentBlocksPrinting: settings.unconfirmedPaymentBlocksPrinting.value,
    samplePercent: settings.seededSamplePercent.value,
    blindDecisions: new Set(settings.blindSecondDecisions.value),
    randomStages: new Set(settings.randomAssignmentStages.value),
    interviewQuestions: new Set(
      [...sop.interview.common, ...sop.interview.questionSets.flatMap((set) => set.questions)].map(
        ({ id }) => id,
      ),
    ),
    fingers: fingersOf(sop, office),
    photo: photoPolicyOf(sop.photoPolicy),
    utcOffsetMinutes: office.utcOffsetMinutes,
    serviceEnd: settings.serviceEnd.value,
    viewing: {
      utcOffsetMinutes: office.utcOffsetMinutes,
      opens: settings.viewingFrom.value,
      closes: settings.viewingUntil.value,
      isWorkingDay: (day) => isWorkingDay(day, office.calendar),
      manyFiles: settings.viewingManyFiles.value,
      withinMinutes: settings.viewingManyMinutes.value,
      repeats: settings.viewingRepeats.value,
    },
    addWorkingDays: (date, days) => addWorkingDays(date, days, office.calendar),
    slaDue: ({ norm, ...asked }) => slaDue({ ...asked, norm: slaNorm(norm, sop), calendar: office.calendar }),
    requirements: (file, today) => requirementsOf(file, today, sop),
    missingDocuments: (file, today) =>
      missingDocuments(
        requirementsOf(file, today, sop),
        inOrder(file),
        new Set([...(file.suspension?.requestedDocs ?? []), ...demandedOf(file)]),
      ).map((item) => withRescans(file, item)),
    checkNik: (nik) => blockingNikIssues(nik, provinces),
    feeDue: (file) => feeDue(file, sop.fees, office.utcOffsetMinutes),
    validityRefused: (file, on) => !maxExpiry(validityInput(file, on), limits).ok,
    latestExpiry: (file, issuedOn) => {
      const expiry = maxExpiry(validityInput(file, issuedOn), limits);
      // Refused only when the person outgrew the wish between booking and printing; the issue day then fails the check.
      return expiry.ok ? expiry.value : issuedOn;
    },
    expectedMrz: (file, book) => {
      const { fullName, birthDate, sex, nik } = file.applicant;
      const { passportNumber, expiresOn } = book;
      const lines = generateMrz(
        { fullName, birthDate, sex, nik, passportNumber, expiresOn },
        settings.mrzLastWordIsPrimary.value,
      );
      return lines.ok ? lines.value : ['', ''];
    },
  };
}

function fingersOf({ fingerPolicy }: Sop, { fingerFiles = false }: OfficeSituation) {
  const policy = fingerPolicyFrom(fingerPolicy);
  return { ...policy, fileInput: policy.fileInput || fingerFiles };
}

/** Four lengths are settings as well as norms (`checkReferences` keeps them equal); the clock is always the norm's. */
function slaNorm(id: SlaNorm, { timeNorms, settings }: Sop): Pick<TimeNorm, 'amount' | 'clock'> {
  const { clock, amount } = getNorm(timeNorms, id === 'SUSPENSION' ? 'COMPLETE_DOCUMENTS' : id);
  const own: Partial<Record<SlaNorm, number>> = {
    COMPLETE_DOCUMENTS: settings.docsDeadlineDays.value,
    SUSPENSION: settings.suspensionDays.value,
    COLLECT: settings.pickupDays.value,
    NO_SHOW_EXPIRY: settings.noShowExpiryDays.value,
  };
  return { clock, amount: own[id] ?? amount };
}

/** A stage without a form for it is never only recorded, whatever was once saved. */
function stagePolicyOf(stage: Stage, sop: Sop, office: OfficeSituation): StagePolicy {
  if (!isRecordable(stage)) return 'PERFORMED_HERE';
  const shipped = sop.stages.stages.find((row) => row.stage === stage)?.policy.value;
  return office.stagePolicy[stage] ?? shipped ?? 'PERFORMED_HERE';
}

function validityInput(file: Pick<Application, 'applicant' | 'validityYears'>, issuedOn: PlainDate) {
  const { birthDate, married, isDualCitizen } = file.applicant;
  return { issuedOn, birthDate, married, isDualCitizen, wantedYears: file.validityYears };
}

function requirementsOf(file: Application, today: PlainDate, sop: Sop) {
  return requirementsFor(requirementFacts(file, today), sop.requirements, requirementPolicy(sop.settings));
}

/** What the list of documents depends on, read from the file. A paper that was brought answers the question it raises. */
export function requirementFacts(file: Application, on: PlainDate): RequirementFacts {
  return {
    ...openingFacts(file.type, file.applicant, on),
    ktpStatus: hasDocument(file, 'SKPLN')
      ? 'ABROAD'
      : hasDocument(file, 'SUKET_REKAM')
        ? 'RECORDED_NOT_PRINTED'
        : 'HELD',
    proofLacksFields: isRaised(file, 'SKET_INSTANSI'),
    surchargeWaiverClaimed: isRaised(file, 'KAHAR'),
    parentsHavePassport: isRaised(file, 'PASPOR_ORTU'),
    zeroRateClaimed: isZeroRateClaimed(file),
  };
}

/** The same before there is a file: nothing but what the applicant says. */
export function openingFacts(type: AppType, applicant: Applicant, on: PlainDate): RequirementFacts {
  const old = applicant.oldPassport;
  return {
    type,
    birthDate: applicant.birthDate,
    married: applicant.married,
    on,
    ktpStatus: 'HELD',
    childSituation: applicant.childSituation ?? undefined,
    isDualCitizen: applicant.isDualCitizen,
    nameChanged: applicant.nameChanged,
    naturalised: applicant.naturalised,
    proofLacksFields: false,
    surchargeWaiverClaimed: false,
    parentsHavePassport: false,
    oldPassport: old?.issuedOn
      ? { issuedOn: old.issuedOn, issuedAbroad: old.issuedAbroad, dataEqualsKtp: old.dataEqualsKtp === true }
      : null,
    purpose: applicant.purpose ?? undefined,
  };
}

/** A paper raises its question when it was brought and when an officer asked for it. */
function isRaised(file: Application, code: DocCode): boolean {
  return hasDocument(file, code) || file.documents[code]?.demanded === true;
}

/** Waived, or the book of 24 pages that is only issued at the zero rate (domain reference 7.1). */
function isZeroRateClaimed({ waivers, kind, pages }: Application): boolean {
  return waivers.some((waiver) => waiver.kind === 'ZERO_RATE') || (kind === 'NON_ELECTRONIC' && pages === 24);
}

function hasDocument(file: Application, code: DocCode): boolean {
  const document = file.documents[code];
  return document !== undefined && (document.present || document.attachments.length > 0);
}

/** What an officer asked for beyond the list (domain reference 6.4: supporting documents beyond the list are legal). */
function demandedOf(file: Application): DocCode[] {
  return Object.values(file.documents).flatMap(({ code, demanded }) => (demanded ? [code] : []));
}

/** How many originals of each are here and answered yes on all four questions. */
function inOrder(file: Application): ReadonlyMap<DocCode, number> {
  const found = Object.values(file.documents).filter(
    (document) =>
      document.present && document.genuine && document.valid && document.matches && !needsRescan(document),
  );
  return new Map(found.map(({ code, count = 1 }) => [code, count]));
}

/** Says how many pages of a missing document wait to be scanned anew, so that nobody asks for another original. */
function withRescans(file: Application, item: MissingDocument): MissingDocument {
  if (!('code' in item)) return item;
  const rescan = unclearPages(file.documents[item.code]).length;
  return rescan > 0 ? { ...item, rescan } : item;
}

function separationOf(sop: Sop, id: SeparationRule): 'BLOCK' | 'WARN' | 'OFF' {
  const rule = sop.roles.separationOfDuties.find((row) => row.id === id);
  if (!rule?.enabled) return 'OFF';
  // In a small office one person holds several roles; only the pairs marked for it stay blocked.
  return sop.roles.smallOfficeMode.value && !rule.keptInSmallOffice ? 'WARN' : rule.severity;
}

function byKey<K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
}
