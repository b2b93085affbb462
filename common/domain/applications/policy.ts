import type { NORM_OF_CLASS, SlaClass } from '#common/domain/registers/complaint-words.ts';
import type { ChipPolicy } from '#common/domain/production/chip.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { FingerPolicy } from '#common/domain/biometrics/finger.ts';
import type { PhotoPolicy } from '#common/domain/biometrics/photo-policy.ts';
import type { MissingDocument, Requirement } from '#common/domain/documents/requirement-matrix.ts';
import type { DayZero, SlaPause } from '#common/domain/office/time-norm-schema.ts';
import type { SlaPauseSpan } from '#common/domain/office/time-norms.ts';
import type { Fee } from '#common/domain/office/fees.ts';
import type { ViewingLimits } from '#common/domain/audit/unusual-views.ts';
import type { FileHistory } from '#common/domain/approval/sections.ts';
import type { Kinship } from '#common/domain/queue/kinship.ts';
import type { Application, ProposableDecision } from './application.ts';
import type {
  ActorRole,
  AppState,
  AppType,
  PassportKind,
  ServiceLane,
  Stage,
  StagePolicy,
} from './vocabulary.ts';

export type SeparationRule = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'S10';

/** SUSPENSION is the norm COMPLETE_DOCUMENTS with the office's own length of a suspension. */
type ComplaintNorm = (typeof NORM_OF_CLASS)[SlaClass] | 'COMPLAINT_LEGAL_MAX';
export type SlaNorm =
  | 'RETURN_INCOMPLETE'
  | 'ISSUE'
  | 'SAME_DAY'
  | 'BAP_LOST'
  | 'BAP_DAMAGED'
  | 'HEAD_DECISION_LOST'
  | 'DAMAGED_REPLACEMENT'
  | 'REFUSAL_NOTICE'
  | 'COMPLETE_DOCUMENTS'
  | 'SUSPENSION'
  | 'COLLECT'
  | 'NO_SHOW_EXPIRY'
  | ComplaintNorm;

/** The parts of an SOP that decide about a file, as plain values. Built from the SOP data by `policyFrom`. */
export type Policy = {
  sopId: string;
  stagesOf: Readonly<Record<AppState, readonly Stage[]>>;
  stagePolicy: Readonly<Record<Stage, StagePolicy>>;
  /** Who works at a stage. */
  stageRoles: Readonly<Record<Stage, readonly ActorRole[]>>;
  serviceOrder: 'EITHER' | 'CAPTURE_FIRST' | 'INTERVIEW_FIRST';
  separation: Readonly<Record<SeparationRule, 'BLOCK' | 'WARN' | 'OFF'>>;
  reasons: ReadonlyMap<string, ReasonKind>;
  /** Changes of type that a desk may make to a file that was booked under the wrong one. */
  typeChanges: readonly { from: AppType; to: AppType }[];
  /** Reasons about a page that say too little without words. */
  reasonsWithNote: ReadonlySet<string>;
  minNoteLength: number;
  watchlistFreshDays: number;
  maxReschedules: number;
  rescheduleLeadDays: number;
  timedSuspensionMonths: { min: number; max: number };
  /** After this a claim is nobody's any more unless its holder goes on. */
  claimLeaseMinutes: number;
  noAnswerLimit: number;
  /** Where a ticket goes after the last missed call: behind this many minutes of arrivals. */
  noAnswerBackMinutes: number;
  walkInLanes: readonly ServiceLane[];
  /** Lanes for which M-Paspor gives appointments. */
  bookingLanes: readonly ServiceLane[];
  /** Lanes that are closed unless an outage is declared. */
  outageLanes: readonly ServiceLane[];
  bookPages: readonly number[];
  /** From this day the office issues no other books; null where no day is set. Zero-rate books of 24 pages go on. */
  electronicOnlyFrom: PlainDate | null;
  applicationNumber: RegExp;
  ntpnLength: number;
  /** Minutes after the booked time in which a late applicant still counts as come. */
  lateArrivalGraceMinutes: number;
  approverRoles: readonly ActorRole[];
  directorGeneralApproval: boolean;
  /** Longest suspension for a false statement. */
  falseStatementBarMonths: number;
  provinces: ReadonlySet<string>;
  laneTypes: Readonly<Record<ServiceLane, readonly AppType[]>>;
  /** Lower is called first. */
  laneRank: Readonly<Record<ServiceLane, number>>;
  /** The states, and OUTAGE, that stop the clock of the office. */
  slaPausedBy: ReadonlySet<SlaPause>;
  issueDayZero: DayZero;
  /** `HH:MM`: who comes later for the same-day service may be served on the next working day. */
  acceleratedArriveBefore: string;
  /** Declared outages: their whole days do not count against the office. */
  outages: readonly { from: Instant; to: Instant | null }[];
  adultAge: number;
  elderlyAge: number;
  underFiveAge: number;
  acceptPaymentException: boolean;
  unconfirmedPaymentBlocksPrinting: boolean;
  /** Of a hundred files that nothing speaks against, so many are never approved among others. */
  samplePercent: number;
  /** Decisions whose second person gives an own opinion before reading the first's. */
  blindDecisions: ReadonlySet<ProposableDecision>;
  /** Stages whose files fall to the officers present by lot. */
  randomStages: ReadonlySet<Stage>;
  /** Whether the chip of an electronic book is read at the quality test. */
  chip: ChipPolicy;
  /** Ids of every question of the interview guide, whatever the purpose. */
  interviewQuestions: ReadonlySet<string>;
  /** The applicant reads and signs the data of the book before the interview ends. */
  signsBookData: boolean;
  fingers: FingerPolicy;
  photo: PhotoPolicy;
  utcOffsetMinutes: number;
  /** `HH:MM` on the office's wall. */
  serviceEnd: string;
  /** What counts as unusual viewing here; the auditor's list reads it. */
  viewing: ViewingLimits;
  addWorkingDays(date: PlainDate, days: number): PlainDate;
  /** Last day of a norm by its own clock; every due day and every deadline is asked here. */
  slaDue(asked: {
    norm: SlaNorm;
    start: PlainDate;
    pauses?: readonly SlaPauseSpan[];
    today: PlainDate;
  }): PlainDate;
  requirements(file: Application, today: PlainDate): readonly Requirement[];
  /** Documents still missing, unclear or not found in order; empty when the dossier may be accepted. */
  missingDocuments(file: Application, today: PlainDate): readonly MissingDocument[];
  checkNik(nik: string): readonly string[];
  /** What the state asks for this file, by the tariff of the day on which it was paid. Null where no tariff fits. */
  feeDue(file: Application): Fee | null;
  validityRefused(file: Pick<Application, 'applicant' | 'validityYears'>, on: PlainDate): boolean;
  latestExpiry(file: Pick<Application, 'applicant' | 'validityYears'>, issuedOn: PlainDate): PlainDate;
  /** The two lines that the book must carry; what QC reads back is compared with the printed ones. */
  expectedMrz(
    file: Application,
    book: { passportNumber: string; expiresOn: PlainDate },
  ): readonly [string, string];
};

export type ReasonKind =
  | 'RETURN'
  | 'SUSPENSION'
  | 'REFUSAL'
  | 'CANCELLATION'
  | 'VOID'
  | 'QUALITY'
  | 'RESCAN'
  | 'PAGE_REMOVAL'
  | 'PHOTO_ALLOWED';

/** What the rules must know beyond the file itself; the caller looks it up in the same transaction. */
export type Facts = {
  /** A head has declared that the centre cannot be reached. */
  outage: boolean;
  /** The blank named by the payload, or null when the office holds no such number; `inHand`: of the person who acts. */
  blank: { serial: string; kind: PassportKind; pages: 24 | 48; inStock: boolean; inHand: boolean } | null;
  /** Blanks in stock by kind, for what the screen may offer. */
  stock: Readonly<Record<PassportKind, number>>;
  /** A count of the stock differs from the ledger, and no head has settled it. */
  stockStopped?: boolean;
  /** NIK of the acting officer, when the office recorded it, so that nobody handles an own file. */
  actorNik: string | null;
  /** Last day of a timed suspension of the person for whom a file is being opened (invariant 5); null where none runs. */
  barredUntil?: PlainDate | null;
  /** Other files under this NIK that are open, or whose passport was handed over beside this file, and nobody has judged. */
  samePerson?: readonly ApplicationId[];
  /** Numbers of other files of the family that wait for something; asked where a file is approved. */
  familyOnHold?: readonly string[];
  /** Who opened the file; null where the program did. */
  openedBy?: UserId | null;
  /** What the file's own list tells; asked where it is approved. */
  history?: FileHistory;
  /** Earlier files of this person for a lost passport. */
  lostBefore?: number;
  /** The file's lot, 0 to 1, by the office's seed of the day on which it was adjudicated; null before. */
  lot?: number | null;
  /** What ties the acting officer to the applicant; never left out, for every act on a file is barred by it. */
  kinship: Kinship | null;
  /** Whom the lot of the day gives the file, by the record of whoever decides. */
  drawn?: UserId | null;
  /** The acting officer did something for another member of the file's family. */
  familyServed?: boolean;
};
