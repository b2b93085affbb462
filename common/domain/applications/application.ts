import type { ActionId, ApplicationId, AttachmentId, FamilyId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { ExceptedFinger, FingerPrint } from '#common/domain/biometrics/finger.ts';
import { isPhotoTaken, isPhotoUsable, type Photo } from '#common/domain/biometrics/photo.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { CheckField } from '#common/domain/documents/field-check-schema.ts';
import type { PageSide, Unclear } from '#common/domain/documents/page.ts';
import type { Guarantor } from '#common/domain/interview/actions.ts';
import type { RecordedConfirmation } from '#common/domain/interview/book-data.ts';
import type { ChipOnFile } from '#common/domain/production/chip.ts';
import type { OldBookOutcome, ReminderDay } from '#common/domain/production/pickup-words.ts';
import type { Applicant } from './applicant.ts';
import type { Capture, Reasons, Stamp } from './stamp.ts';
import type {
  ActorRole,
  AppState,
  AppType,
  InterviewOutcome,
  LostFinding,
  PassportKind,
  PaymentStatus,
  PriorityReason,
  ServiceLane,
  TravelPurpose,
  WatchlistResult,
} from './vocabulary.ts';

export type { Capture, Reasons, Stamp } from './stamp.ts';

export type Ticket = {
  number: string;
  status: 'WAITING' | 'CALLED' | 'PARKED';
  /** Place in the lane: the moment it counts from. Three missed calls move it back. */
  queuedAt: Instant;
  missedCalls: number;
  lastMissedAt: Instant | null;
  calls: number;
  parkedReason: string | null;
  /** Desk that should take it, after a transfer. */
  forDesk: string | null;
};

/** How a file came into somebody's hands when it was not simply the next one. */
export type ClaimOrder = {
  /** Files that stood in front of it and were free for the same officer. */
  ahead: number;
  why: 'DRAWN' | 'FAMILY' | 'FOR_DESK' | 'LAPSED' | 'BY_HAND';
};

export type Claim = Stamp & { order?: ClaimOrder | undefined };

export type DocumentRecord = {
  code: DocCode;
  attachments: readonly DocumentAttachment[];
  present: boolean;
  genuine: boolean;
  valid: boolean;
  matches: boolean;
  unclear: boolean;
  note: string;
  /** Originals that are here; one when it is not said. */
  count?: number | undefined;
  /** Asked for by an officer beyond the list. */
  demanded?: boolean | undefined;
  checked: Stamp | null;
};

/** One value of the form held against one paper. */
export type FieldCheck = CheckField & {
  /** What the form said then: after a correction the check no longer speaks of what stands there. */
  declared: string;
  stamp: Stamp;
  settled: { note: string; stamp: Stamp } | null;
};

export type DocumentAttachment = {
  id: AttachmentId;
  mediaType: string;
  source: 'BOOKING' | 'FILE' | 'SCAN' | 'CAMERA';
  addedAt: Instant;
  side?: PageSide | undefined;
  /** What an officer noted about how the page looks. */
  quality?: string | undefined;
  /** It must be scanned anew before the document counts as in order. */
  unclear?: Unclear | undefined;
};

export type Watchlist = {
  result: WatchlistResult;
  reference: string;
  checkedAt: Instant;
  stamp: Stamp;
  /** Both names when two persons cleared a POSSIBLE_MATCH. */
  clearedBy: readonly UserId[];
};

export type ShelfLook = { found: boolean; stamp: Stamp };
export type ShelfCount = { first: ShelfLook; second: ShelfLook | null };

export type Payment = {
  status: PaymentStatus;
  billingCode: string | null;
  ntpn: string | null;
  /** Rupiah. */
  amount: number;
  paidOn: PlainDate | null;
};

/** What was paid beside the first bill, because that was less than the fee. */
export type AdditionalPayment = Omit<Payment, 'status'> & { stamp: Stamp };

export type Fingerprints = {
  fingers: readonly FingerPrint[];
  exceptions: readonly ExceptedFinger[];
  /** Why prints came as pictures from files. */
  fileNote?: string | undefined;
  reference: string | null;
  recordedAt?: Instant | undefined;
  stamp: Stamp;
};

export type Interview = {
  purpose: TravelPurpose;
  destination: string;
  outcome: InterviewOutcome;
  reasons: Reasons;
  answers: Readonly<Record<string, string>>;
  indicators: readonly string[];
  /** These two are absent on files of older builds, and where there was nothing to say. */
  indicatorNotes?: Readonly<Record<string, string>> | undefined;
  guarantor?: Guarantor | null | undefined;
  originalsSeen: readonly DocCode[];
  requestedDocs: readonly DocCode[];
  nextStepOn: PlainDate | null;
  startedAt: Instant;
  endedAt: Instant;
  reference: string | null;
  applicantConfirmed: boolean;
  stamp: Stamp;
};

export const PROPOSABLE = [
  'SUSPEND',
  'REFUSE_PREVENTION',
  'REJECT',
  'CLEAR_POSSIBLE_MATCH',
  'EXAMINATION_CLEAR',
] as const;
export type ProposableDecision = (typeof PROPOSABLE)[number];

/** First half of a two-person decision. The second person acts by the named event, or by confirmDecision. */
export type Proposal = {
  id: ActionId;
  decision: ProposableDecision;
  reasons: Reasons;
  stamp: Stamp;
  /** As whom it was made; absent on proposals of older builds. */
  role?: ActorRole;
  /** What the second person thought before reading the first's; only where the procedure asks for it. */
  opinion?: Opinion;
};

/** NONE: the file should go on without any such decision. */
export type Opinion = { decision: ProposableDecision | 'NONE'; reasons: Reasons; stamp: Stamp };

export type Suspension = {
  /** The step that was left; it is done again afterwards, nothing is skipped. */
  from: AppState;
  reasons: Reasons;
  /** Last day to continue; null means the office's default from `stamp.at`. */
  until: PlainDate | null;
  timed: boolean;
  requestedDocs: readonly DocCode[];
  stamp: Stamp;
};

export type Examination = {
  from: AppState;
  /** HEAD: a lost, damaged or data-change file that the office head decides. CLEARANCE: a suspicion looked into. */
  path: 'HEAD' | 'CLEARANCE';
  opened: Stamp;
  bap: {
    number: string;
    text: string;
    applicantSigned: boolean;
    finding: LostFinding | null;
    stamp: Stamp;
    /** Absent on records that are one text. */
    record?: ExaminationRecord;
  } | null;
  opinion: {
    number: string;
    text: string;
    stamp: Stamp;
    recommendation?: 'APPROVE' | 'SUSPEND' | 'REFUSE';
  } | null;
};

/** A record of questions and answers; `text` of the examination says the same in one piece. */
export type ExaminationRecord = {
  place: string;
  startedAt: Instant;
  answers: readonly { id: string; question: string; answer: string }[];
  otherExaminers: readonly string[];
  statement: string;
  isSworn: boolean;
  signatureId: AttachmentId | null;
  signedOnPaper: boolean;
  /** The examiner has closed the record: the heads may decide on it. */
  signedOff: Stamp | null;
};

export type Adjudication = {
  result: 'CLEAR' | 'DUPLICATE';
  reference: string;
  checkedAt: Instant;
  stamp: Stamp;
};

export type BlankOnFile = {
  serial: string;
  state: 'ALLOCATED' | 'PRINTED' | 'ISSUED' | 'VOIDED' | 'SPOILED';
  /** Who took it for this file, while it is not printed. Absent on files of older builds. */
  by?: UserId;
};

export type PrintedBook = {
  passportNumber: string;
  issuedOn: PlainDate;
  expiresOn: PlainDate;
  mrz: readonly [string, string];
  stamp: Stamp;
};

export type Handover = {
  collectorName: string;
  collectorIdentity: string;
  relation: string;
  /** Of a child's parent or guardian: the identity card was seen, and whether the file knew the name; null where it names nobody. */
  identitySeen?: boolean;
  isOnFile?: boolean | null;
  relationNote?: string;
  registerNo: string;
  signatureId: AttachmentId;
  stamp: Stamp;
};

export type CorrectionStep = 'DOCUMENTS' | 'PHOTO' | 'FINGERPRINTS' | 'SIGNATURE' | 'INTERVIEW';

export type Closure = {
  reasons: Reasons;
  letterNo: string | null;
  rejectStage: RejectStage | null;
  stamp: Stamp;
};

export const REJECT_STAGES = ['SYSTEM', 'DOCUMENT', 'INTERVIEW', 'ADJUDICATOR', 'CENTRE'] as const;
export type RejectStage = (typeof REJECT_STAGES)[number];

/** Everyone who ever did a duty on this file, so that separation of duties sees past actions too. */
export type Duties = {
  capturers: readonly UserId[];
  interviewers: readonly UserId[];
  printers: readonly UserId[];
  qualityCheckers: readonly UserId[];
  examiners: readonly UserId[];
  correctors: readonly UserId[];
  approvers: readonly UserId[];
};

export type Pause = {
  from: Instant;
  to: Instant | null;
  why: 'SUSPENDED' | 'DOC_INCOMPLETE' | 'UNDER_EXAMINATION';
};

/**
 * An application file ("permohonan") as derived from its actions. Nothing here is stored as truth: the action list is;
 * this is what `evolve` makes of it.
 */
export type Application = {
  id: ApplicationId;
  number: string;
  /** Number of actions so far: what a decision was based on. */
  version: number;
  /** The SOP under which the file began and stays. */
  sopId: string;
  state: AppState;
  origin: 'MPASPOR' | 'WALK_IN';
  type: AppType;
  lane: ServiceLane;
  priorityReason: PriorityReason | null;
  kind: PassportKind;
  validityYears: 5 | 10;
  pages: 24 | 48;
  applicant: Applicant;
  appointment: { date: PlainDate; time: string } | null;
  rescheduleCount: number;
  createdAt: Instant;
  arrivedAt: Instant | null;
  /** When the present state was entered: waiting times count from here. */
  stateSince: Instant;
  payment: Payment;
  /** Absent on files of older builds. */
  additionalPayments?: readonly AdditionalPayment[];
  /** The treasury's file says another amount, or another book's fee, was paid. Gone with the next payment or waiver. */
  paymentQuestion?: {
    verdict: 'WRONG_AMOUNT' | 'WRONG_PRODUCT';
    billingCode: string;
    ntpn: string;
    amount: number;
    stamp: Stamp;
  } | null;
  waivers: readonly { kind: 'SURCHARGE_FORCE_MAJEURE' | 'ZERO_RATE'; letterRef: string; stamp: Stamp }[];
  ticket: Ticket | null;
  claim: Claim | null;
  documents: Readonly<Partial<Record<DocCode, DocumentRecord>>>;
  /** Values of the form held against the papers, one for each field and paper. Absent where nothing was compared. */
  fieldChecks?: readonly FieldCheck[];
  watchlist: Watchlist | null;
  /** With reference and time of SIMKIM where the check was made there. */
  accepted: (Stamp & { reference?: string | undefined; recordedAt?: Instant | undefined }) | null;
  /** The office head's decision to replace a lost or damaged book or to change data. */
  headApproval: Stamp | null;
  returns: readonly { reasons: Reasons; missing: readonly DocCode[]; stamp: Stamp }[];
  photo: Photo | null;
  fingerprints: Fingerprints | null;
  signature: (Capture & { exception: string | null; strokesAttachmentId?: AttachmentId }) | null;
  interview: Interview | null;
  /** The newest data of the book that was read and signed. Absent where nobody was asked to. */
  confirmation?: RecordedConfirmation | undefined;
  proposal: Proposal | null;
  suspension: Suspension | null;
  /** Last day of a timed suspension: until then no other file of this person is opened, whatever becomes of this one. */
  barredUntil?: PlainDate | null;
  examination: Examination | null;
  /** The examination that came to its end, so that its records can be read and printed. Absent on files of older builds. */
  lastExamination?: Examination;
  verification: { reference: string; checkedAt: Instant; stamp: Stamp } | null;
  adjudication: Adjudication | null;
  approval: Stamp | null;
  endorsement: boolean;
  correction: { step: CorrectionStep; note: string; stamp: Stamp } | null;
  blank: BlankOnFile | null;
  spentBlanks: readonly BlankOnFile[];
  book: PrintedBook | null;
  issuedOn: PlainDate | null;
  quality: Stamp | null;
  /** The book fails its test by one person's word; the blank is spoiled when a second person has seen it. */
  failing?: { reasons: Reasons; stamp: Stamp } | null;
  /** What the quality test found on the chip, or why nobody read it. */
  chip?: ChipOnFile;
  readyAt: Instant | null;
  handover: Handover | null;
  /** What became of the book that this one replaces. Absent until somebody recorded it. */
  oldBook?: { outcome: OldBookOutcome; reference: string; stamp: Stamp } | null;
  /** Where the book waits; null once it went out. */
  shelf?: { rack: string; box: string; stamp: Stamp } | null;
  /** The weekly count of the shelf by two: whether each found the book where it should lie. */
  shelfCount?: ShelfCount | null;
  /** A second officer looked at a letter of authority. Absent where nobody came by one. */
  proxyCheck?: { collectorName: string; collectorIdentity: string; stamp: Stamp } | null;
  reminders?: readonly { day: ReminderDay; channel: string; stamp: Stamp }[];
  closure: Closure | null;
  /** Accepted during a declared outage with the watch-list unchecked: everything from verification on waits. */
  pendingCentral: boolean;
  conflicts: readonly UserId[];
  /** Other files of the same number that a head has looked at: both go on. Absent where nobody had to look. */
  distinctFrom?: readonly ApplicationId[];
  /** The files that move together name the same family. Absent where nobody linked any. */
  family?: { id: FamilyId; stamp: Stamp };
  notes: readonly { text: string; stamp: Stamp }[];
  duties: Duties;
  /** Day 0 of the four-working-day norm: the interview that let the file proceed. */
  clockFrom: Instant | null;
  pauses: readonly Pause[];
};

/** All three are there and may go into a passport. */
export function hasBiometrics(file: Application): boolean {
  return isPhotoUsable(file) && file.fingerprints !== null && file.signature !== null;
}

/** Nothing is left to take, though a photo may still wait for a supervisor. */
export function isCaptureTaken(file: Application): boolean {
  return isPhotoTaken(file) && file.fingerprints !== null && file.signature !== null;
}
