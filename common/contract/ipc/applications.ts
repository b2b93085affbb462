import { z } from 'zod';
import { ActionId, ApplicationId, type UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type {
  Application,
  ClaimOrder,
  FieldCheck,
  Interview,
  ProposableDecision,
} from '#common/domain/applications/application.ts';
import {
  LinkFamily,
  UnlinkFamily,
  type FamilyHold,
  type FamilyStatus,
} from '#common/domain/applications/family.ts';
import type { PermittedAction } from '#common/domain/applications/permitted-actions.ts';
import type { Finding } from '#common/domain/approval/findings.ts';
import type { SinceCapture } from '#common/domain/approval/since-capture.ts';
import type { Refusal } from '#common/domain/applications/refusal.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import {
  AppState,
  ServiceLane,
  Stage,
  type ActorRole,
  type AppType,
  type Sex,
  type StagePolicy,
} from '#common/domain/applications/vocabulary.ts';
import type { ContactKind } from '#common/domain/identity/likeness.ts';
import type { KkIssueCode } from '#common/domain/identity/kk-number.ts';
import type { MissingDocument, Requirement } from '#common/domain/documents/requirement-matrix.ts';
import { FileFlag } from '#common/domain/queue/file-flag.ts';
import { OfficeQueue } from '#common/domain/queue/office-queue.ts';
import { channel } from './channel.ts';
import { Credentials } from './session.ts';

export { FileFlag };

/** One line of a queue or a search result. The NIK is masked: a list reveals nobody. */
export type FileRow = {
  id: ApplicationId;
  number: string;
  ticket: string | null;
  lane: ServiceLane;
  name: string;
  maskedNik: string;
  type: AppType;
  state: AppState;
  arrivedAt: Instant | null;
  stateSince: Instant;
  appointment: { date: PlainDate; time: string } | null;
  /** Day that the office or the applicant owes something, whichever the state asks for. */
  dueOn: PlainDate | null;
  flags: readonly FileFlag[];
  claim: {
    by: UserId;
    name: string;
    desk: string;
    isMine: boolean;
    /** It was not simply the next one. */
    order: ClaimOrder | null;
  } | null;
  passportNumber: string | null;
  /** How many files are linked with this one, itself included; null for one that stands alone. */
  familySize: number | null;
};

export type QueuePage = { rows: readonly FileRow[]; total: number; nextOffset: number | null };

/** One sentence of the history: who did what, when, where, and the entry's own data for the words. */
export type TimelineEntry = {
  id: ActionId;
  kind: ActionKind;
  at: Instant;
  actor: UserId;
  actorName: string;
  role: ActorRole;
  desk: string;
  payload: unknown;
};

/** Another file under the same NIK, as far as two files are compared by it. */
export type OtherFile = {
  id: ApplicationId;
  number: string;
  state: AppState;
  type: AppType;
  createdAt: Instant;
  appointmentOn: PlainDate | null;
  hasPhoto: boolean;
  applicant: Pick<Application['applicant'], 'fullName' | 'birthDate' | 'birthPlace' | 'address' | 'nik'>;
};

/** An earlier or other file of the same person, as an interviewer reads it. */
export type EarlierFile = Pick<Application, 'id' | 'number' | 'type' | 'state' | 'createdAt'> & {
  interview: Pick<Interview, 'outcome' | 'purpose' | 'destination'> | null;
  reasonCodes: readonly string[];
};

/** `isWhole`: the whole office was asked, not this PC alone. */
export type EarlierFiles = { files: readonly EarlierFile[]; isWhole: boolean };

/** Everything that one file's screen needs, in one reply. */
export type FileView = {
  file: Application;
  stages: readonly Stage[];
  /** A child, for whom parents or a guardian sign. */
  isMinor: boolean;
  timeline: readonly TimelineEntry[];
  permitted: readonly PermittedAction[];
  /** Why the kinds that belong to this state are switched off for this person. */
  blocked: Readonly<Partial<Record<ActionKind, Refusal>>>;
  /** What this person may not do here and a head could: asked of one at this desk, under the head's own login. */
  confirmable: readonly ActionKind[];
  proposable: readonly ProposableDecision[];
  requirements: readonly Requirement[];
  missing: readonly MissingDocument[];
  /** Open differences between form and papers, told here because masked values cannot be compared. */
  differences: readonly FieldCheck[];
  /** What is another than at the capture, and when that was. */
  sinceCapture: SinceCapture;
  /** What stands out for a decision, gravest first. */
  findings: readonly Finding[];
  /** A decision waits for this person's own opinion: until then nothing of the first person's is told. */
  opinion: { possible: readonly ProposableDecision[]; since: Instant } | null;
  /** What the approver's lot says: opened one by one although nothing may speak against it. */
  isSampled: boolean;
  deadlineOn: PlainDate | null;
  dueOn: PlainDate | null;
  /** Until when a refused applicant is to be told; null in every other case. */
  refusalNoticeOn: PlainDate | null;
  flags: readonly FileFlag[];
  people: Readonly<Record<string, string>>;
  /** Out of the office with a laptop; `isHere` when it is this one. */
  inField: { place: string; deskName: string; isHere: boolean } | null;
  /** Other files under this number that no head has judged yet. */
  samePerson: readonly OtherFile[];
  stagePolicy: Readonly<Record<Stage, StagePolicy>>;
  /** Pictures from files may stand for prints here. */
  fingerFiles: boolean;
  /** False while NIK, KK and contact data are masked; a claim or an audited reveal opens them. */
  isRevealed: boolean;
  /** Where, when and as what the number was first registered; null while it is masked or has no valid form. */
  nikOrigin: { provinceName: string | null; isCity: boolean; dayMonthYear: string; sex: Sex } | null;
  kkIssues: readonly KkIssueCode[];
  nikIssues: readonly { code: string; severity: 'block' | 'warn' }[];
  /** What the state asks and what has been paid of it. */
  fee: { items: readonly { code: string; amount: number }[]; total: number; paid: number } | null;
};

/** A file that resembles the open one, and the rule that says so; for a person to read. */
export type AlikeFile = {
  id: ApplicationId;
  number: string;
  name: string;
  maskedNik: string;
  state: AppState;
  openedAt: Instant;
};
export type LikenessRule = 'SAME_NIK' | 'SAME_PASSPORT' | 'SIMILAR_NAME_AND_BIRTH';
export type Alike = {
  duplicates: readonly { rule: LikenessRule; file: AlikeFile }[];
  /** The same contact on other files of the last `days` days. */
  shared: readonly { kind: ContactKind; value: string; files: readonly AlikeFile[] }[];
  days: number;
};

/** One file of a family, as far as the others must know it. */
export type FamilyMember = {
  id: ApplicationId;
  number: string;
  name: string;
  state: AppState;
  ticket: string | null;
  appointment: { date: PlainDate; time: string } | null;
  /** Why the others wait for it; the heaviest first. */
  holds: readonly FamilyHold[];
  claim: { name: string; desk: string; isMine: boolean } | null;
};
export type Family = { members: readonly FamilyMember[]; status: FamilyStatus };

export const FAMILY_GROUNDS = ['SAME_KK', 'SAME_SLOT_AND_PHONE', 'SAME_SLOT_AND_ADDRESS'] as const;
/** A file that may belong to the family, and why; for a person to read. */
export type FamilySuggestion = {
  id: ApplicationId;
  number: string;
  name: string;
  state: AppState;
  appointment: { date: PlainDate; time: string } | null;
  grounds: readonly (typeof FAMILY_GROUNDS)[number][];
};

/** Linked files that a move took along, and those that stayed where they are in somebody else's hands. */
export type MovedTogether = {
  moved: readonly string[];
  stayed: readonly { number: string; name: string }[];
};

export type ActResult = { version: number; state: AppState; family: MovedTogether };

export const ActRequest = z
  .object({
    applicationId: ApplicationId,
    /** All or none: the actions are one transaction, each decided on the file that the one before left. */
    actions: z
      .array(z.object({ id: ActionId, kind: z.string().max(60), payload: z.unknown() }).strict())
      .min(1)
      .max(12),
    /** Version on the screen when the person decided. */
    basedOn: z.int().min(0),
    /** Linked files to which the same is done, all or none. */
    together: z.array(ApplicationId).max(20).optional(),
  })
  .strict();
export type ActRequest = z.infer<typeof ActRequest>;

export type StageCounts = Readonly<Record<Stage, { waiting: number; late: number; mine: number }>>;

const QueueId = OfficeQueue.shape.id;
const ById = z.object({ applicationId: ApplicationId }).strict();

export type LeftBy = { name: string; desk: string };

export const applicationChannels = {
  'applications.queue': channel<QueuePage>()(
    'case.read',
    z
      .object({
        stage: Stage,
        lanes: z.array(ServiceLane).max(6),
        states: z.array(AppState).max(20),
        only: z.enum(['ALL', 'MINE', 'FREE', 'LATE']),
        /** One of the office's own queues of this stage. */
        queue: QueueId.optional(),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      })
      .strict(),
  ),
  'applications.counts': channel<StageCounts>()('case.read', z.object({}).strict()),
  'applications.open': channel<FileView>()('case.read', ById),
  'applications.reveal': channel<FileView>()(
    'case.read',
    ById.extend({ reason: z.string().trim().min(3).max(200) }).strict(),
  ),
  /** Files that resemble this one: likely duplicates, and contacts that many files share. */
  'applications.alike': channel<Alike>()('case.read', ById),
  /** The files that move with this one, itself included; null for one that stands alone. */
  /** Other files of the same person on this desk; none while the file itself is closed to the asker. */
  'applications.earlier': channel<EarlierFiles>()('case.read', ById),
  'applications.family': channel<Family | null>()('case.read', ById),
  'applications.suggestFamily': channel<readonly FamilySuggestion[]>()('case.act', ById),
  /** Puts files together with this one: one action on each, all or none. */
  'applications.linkFamily': channel<{ linked: number }>()(
    'case.act',
    ById.extend({
      others: z.array(ApplicationId).min(1).max(20),
      note: LinkFamily.shape.note,
    }).strict(),
  ),
  'applications.unlinkFamily': channel<null>()('case.act', ById.extend(UnlinkFamily.shape).strict()),
  'applications.act': channel<ActResult>()('case.act', ActRequest),
  /** One request as somebody else, who proves himself at this desk; whoever sits here stays and keeps what is typed. */
  'applications.confirm': channel<ActResult>()(
    'case.act',
    ActRequest.extend({ credentials: Credentials }).strict(),
  ),
  /** `leftBy`: who had taken it before and left it lying longer than a claim holds. */
  'applications.claimNext': channel<{ applicationId: ApplicationId; leftBy: LeftBy | null }>()(
    'case.act',
    z
      .object({
        stage: Stage,
        queue: QueueId.optional(),
        /** The file that was just done: its family comes before the queue. */
        after: ApplicationId.optional(),
      })
      .strict(),
  ),
  'applications.search': channel<readonly FileRow[]>()(
    'case.read',
    z.object({ text: z.string().trim().min(2).max(120), limit: z.int().min(1).max(100) }).strict(),
  ),
  /** Files of the office that are not on this desk; refused where there is no hub to ask. */
  'applications.searchOffice': channel<readonly FileRow[]>()(
    'case.read',
    z.object({ text: z.string().trim().min(2).max(120) }).strict(),
  ),
  /** Takes such a file onto this desk, where it stays until the next morning's copy. */
  'applications.bring': channel<null>()('case.read', ById),
  // The system may lock the screen within a keystroke; what was typed before is still put away.
  'applications.saveDraft': channel<null>()(
    'case.act',
    ById.extend({ form: z.string().max(40), content: z.string().max(1_500_000) }).strict(),
    { isOpenUnderLock: true },
  ),
  'applications.loadDraft': channel<{ content: string; savedAt: Instant } | null>()(
    'case.read',
    ById.extend({ form: z.string().max(40) }).strict(),
  ),
};
