import { z } from 'zod';
import type { ApplicationId, AttachmentId, UserId } from '#common/kernel/ids.ts';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { dueOnOf } from '#common/domain/applications/deadlines.ts';
import type { Facts, Policy } from '#common/domain/applications/policy.ts';
import {
  doubtfulPrints,
  printsWithoutDevice,
  type FingerPosition,
} from '#common/domain/biometrics/finger.ts';
import { isPhotoWaiting } from '#common/domain/biometrics/photo.ts';
import { openDifferences } from '#common/domain/documents/field-check.ts';
import { checkNik, type NikIssueCode } from '#common/domain/identity/nik.ts';
import type { PastUsual } from './sections.ts';

/** Stable codes of what an approver must weigh. They stand in the record: never rename one. */
export const RiskFlag = z.enum([
  'DUPLICATE',
  'WATCHLIST',
  'WATCHLIST_MISSING',
  'WATCHLIST_OLD',
  'PENDING_CENTRAL',
  'OVERRIDE',
  'DUTY_CONFLICT',
  'NIK_WARNING',
  'LOST_PASSPORTS',
  'FACE_DOUBT',
  'FACE_NOT_COMPARED',
  'PRINT_DOUBT',
  'PRINT_NO_DEVICE',
  'SIGNATURE_NO_PAD',
  'PHOTO_WAITING',
  'CAPTURE_EXCEPTION',
  'INDICATORS',
  'DIFFERENCES',
  'AMENDED',
  'CHANGED',
  'PAYMENT',
  'LATE',
  'CORRECTION',
  'FAMILY_HOLD',
  'PROPOSAL',
  'RETURNED',
  'ENDORSEMENT',
]);
export type RiskFlag = z.infer<typeof RiskFlag>;

/** Worth a word beside the decision, and nothing that a decision must wait for. */
const NOTES: ReadonlySet<RiskFlag> = new Set<RiskFlag>(['RETURNED', 'ENDORSEMENT']);

const GRAVE: ReadonlySet<RiskFlag> = new Set<RiskFlag>([
  'DUPLICATE',
  'WATCHLIST',
  'DUTY_CONFLICT',
  'LOST_PASSPORTS',
  'LATE',
]);

export type FindingWeight = 'GRAVE' | 'LOOK' | 'NOTE';

/** So many lost passports of one person are looked into. */
export const MANY_LOST = 3;

/** One thing that stands out, with what the words about it need. */
export type Finding =
  | { flag: 'DUPLICATE'; ground: 'ADJUDICATION'; reference: string; at: Instant }
  | { flag: 'DUPLICATE'; ground: 'SAME_NIK'; others: readonly ApplicationId[] }
  | { flag: 'WATCHLIST'; result: 'POSSIBLE_MATCH' | 'CONFIRMED_MATCH'; reference: string; at: Instant }
  | { flag: 'WATCHLIST_OLD'; at: Instant }
  | {
      flag:
        'WATCHLIST_MISSING' | 'PENDING_CENTRAL' | 'PHOTO_WAITING' | 'PAYMENT' | 'ENDORSEMENT' | 'PROPOSAL';
    }
  | ({ flag: 'OVERRIDE' } & (PastUsual | { id: string; ground: 'PHOTO'; by: UserId; at: Instant }))
  | { flag: 'AMENDED'; id: string; by: UserId; at: Instant }
  | { flag: 'DUTY_CONFLICT'; ground: 'DECLARED' | 'S1' | 'S2' | 'S6'; people: readonly UserId[] }
  | { flag: 'NIK_WARNING'; issues: readonly NikIssueCode[] }
  | { flag: 'LOST_PASSPORTS'; count: number }
  | {
      flag: 'FACE_DOUBT';
      ground: 'NOT_SURE' | 'OTHER_PERSON';
      with: 'OLD_PASSPORT' | 'EARLIER_FILE';
      attachmentId: AttachmentId;
      note: string;
    }
  | { flag: 'FACE_DOUBT'; ground: 'GALLERY'; count: number }
  | {
      flag: 'FACE_NOT_COMPARED';
      with: 'OLD_PASSPORT' | 'EARLIER_FILE';
      attachmentId: AttachmentId;
      note: string;
    }
  | { flag: 'PRINT_DOUBT'; fingers: readonly FingerPosition[] }
  | { flag: 'PRINT_NO_DEVICE'; fingers: readonly FingerPosition[]; note: string }
  | { flag: 'SIGNATURE_NO_PAD' }
  | { flag: 'CAPTURE_EXCEPTION'; fingers: number; signature: string | null }
  | { flag: 'INDICATORS'; count: number }
  | { flag: 'DIFFERENCES'; count: number }
  | { flag: 'CHANGED'; sections: readonly string[] }
  | { flag: 'LATE'; dueOn: PlainDate }
  | { flag: 'CORRECTION'; step: NonNullable<Application['correction']>['step']; note: string }
  | { flag: 'FAMILY_HOLD'; numbers: readonly string[] }
  | { flag: 'RETURNED'; count: number; at: Instant; note: string };

export type FindingContext = {
  file: Application;
  /** Who looks at it: some duties stand between this person and this file. */
  actor: UserId;
  now: Instant;
  policy: Policy;
  facts: Facts;
};

/** Everything that stands out about a file, gravest first. The list, the file and the bulk rule all read this. */
export function findingsOf(context: FindingContext): readonly Finding[] {
  const found = [
    ...checksOfCentre(context),
    ...person(context),
    ...duties(context),
    ...capture(context),
    ...history(context),
    ...office(context),
  ];
  const order: readonly FindingWeight[] = ['GRAVE', 'LOOK', 'NOTE'];
  return found.toSorted((a, b) => order.indexOf(weightOf(a.flag)) - order.indexOf(weightOf(b.flag)));
}

export function weightOf(flag: RiskFlag): FindingWeight {
  if (NOTES.has(flag)) return 'NOTE';
  return GRAVE.has(flag) ? 'GRAVE' : 'LOOK';
}

/** The flags that a decision must weigh; with one of them a file is never approved among others. */
export function riskFlags(context: FindingContext): readonly RiskFlag[] {
  const flags = findingsOf(context).map(({ flag }) => flag);
  return [...new Set(flags)].filter((flag) => weightOf(flag) !== 'NOTE');
}

export function isWatchlistOld(
  { watchlist }: Pick<Application, 'watchlist'>,
  { now, policy }: Pick<FindingContext, 'now' | 'policy'>,
): boolean {
  if (!watchlist) return false;
  const checkedOn = localDate(watchlist.checkedAt, policy.utcOffsetMinutes);
  return addDays(checkedOn, policy.watchlistFreshDays) < localDate(now, policy.utcOffsetMinutes);
}

function checksOfCentre(context: FindingContext): Finding[] {
  const { watchlist, pendingCentral, adjudication } = context.file;
  const found: Finding[] = [];
  if (pendingCentral) found.push({ flag: 'PENDING_CENTRAL' });
  else if (!watchlist || watchlist.result === 'NOT_CHECKED') found.push({ flag: 'WATCHLIST_MISSING' });
  if (watchlist?.result === 'POSSIBLE_MATCH' || watchlist?.result === 'CONFIRMED_MATCH') {
    const { result, reference, checkedAt: at } = watchlist;
    found.push({ flag: 'WATCHLIST', result, reference, at });
  }
  if (watchlist?.result === 'CLEAR' && isWatchlistOld(context.file, context)) {
    found.push({ flag: 'WATCHLIST_OLD', at: watchlist.checkedAt });
  }
  if (adjudication?.result === 'DUPLICATE') {
    const { reference, checkedAt: at } = adjudication;
    found.push({ flag: 'DUPLICATE', ground: 'ADJUDICATION', reference, at });
  }
  return found;
}

function person({ file, policy, facts }: FindingContext): Finding[] {
  const found: Finding[] = [];
  const others = facts.samePerson ?? [];
  if (others.length > 0) found.push({ flag: 'DUPLICATE', ground: 'SAME_NIK', others });
  const count = (facts.lostBefore ?? 0) + (file.type === 'REPLACE_LOST' ? 1 : 0);
  if (count >= MANY_LOST) found.push({ flag: 'LOST_PASSPORTS', count });
  const { nik, birthDate, sex } = file.applicant;
  const { issues } = checkNik(nik, { birthDate, sex }, undefined, policy.provinces);
  const codes = [...new Set(issues.map(({ code }) => code))];
  if (codes.length > 0) found.push({ flag: 'NIK_WARNING', issues: codes });
  const differences = openDifferences(file).length;
  if (differences > 0) found.push({ flag: 'DIFFERENCES', count: differences });
  return found;
}

function duties({ file, actor, policy }: FindingContext): Finding[] {
  const found: Finding[] = [];
  const { interviewers, capturers, examiners } = file.duties;
  if (file.conflicts.length > 0) {
    found.push({ flag: 'DUTY_CONFLICT', ground: 'DECLARED', people: file.conflicts });
  }
  if (policy.separation.S1 !== 'OFF' && interviewers.includes(actor)) {
    found.push({ flag: 'DUTY_CONFLICT', ground: 'S1', people: [actor] });
  }
  if (policy.separation.S2 !== 'OFF' && capturers.includes(actor)) {
    found.push({ flag: 'DUTY_CONFLICT', ground: 'S2', people: [actor] });
  }
  const both = examiners.filter((one) => interviewers.includes(one));
  if (policy.separation.S6 !== 'OFF' && both.length > 0) {
    found.push({ flag: 'DUTY_CONFLICT', ground: 'S6', people: both });
  }
  return found;
}

function capture({ file, policy }: FindingContext): Finding[] {
  const { photo, fingerprints, signature, interview } = file;
  const found: Finding[] = [];
  if (isPhotoWaiting(file)) found.push({ flag: 'PHOTO_WAITING' });
  if (photo?.ruling?.allowed) {
    const { by, at } = photo.ruling.stamp;
    found.push({ flag: 'OVERRIDE', ground: 'PHOTO', id: 'photo', by, at });
  }
  for (const { decision, with: against, attachmentId, note } of photo?.comparisons ?? []) {
    if (decision === 'SAME_PERSON') continue;
    found.push(
      decision === 'NOT_OPENED'
        ? { flag: 'FACE_NOT_COMPARED', with: against, attachmentId, note }
        : { flag: 'FACE_DOUBT', ground: decision, with: against, attachmentId, note },
    );
  }
  const hits = photo?.gallery?.hits.length ?? 0;
  if (hits > 0) found.push({ flag: 'FACE_DOUBT', ground: 'GALLERY', count: hits });
  const fingers = policy.fingers.flagDoubtful ? doubtfulPrints(fingerprints?.fingers ?? []) : [];
  if (fingers.length > 0) {
    found.push({ flag: 'PRINT_DOUBT', fingers: fingers.map(({ position }) => position) });
  }
  const fromFile = printsWithoutDevice(fingerprints?.fingers ?? []);
  if (fromFile.length > 0) {
    const note = fingerprints?.fileNote ?? '';
    found.push({ flag: 'PRINT_NO_DEVICE', fingers: fromFile.map(({ position }) => position), note });
  }
  // A pad leaves the strokes beside the picture; a picture alone came from a file.
  if (signature?.attachmentId && !signature.strokesAttachmentId) found.push({ flag: 'SIGNATURE_NO_PAD' });
  const excepted = fingerprints?.exceptions.length ?? 0;
  const unsigned = signature?.exception ?? null;
  if (excepted > 0 || unsigned) {
    found.push({ flag: 'CAPTURE_EXCEPTION', fingers: excepted, signature: unsigned });
  }
  const indicators = interview?.indicators.length ?? 0;
  if (indicators > 0) found.push({ flag: 'INDICATORS', count: indicators });
  return found;
}

function history({ file, facts }: FindingContext): Finding[] {
  const { changed = [], pastUsual = [] } = facts.history ?? {};
  const found: Finding[] = pastUsual.map((one) => {
    const { id, by, at } = one;
    return one.ground === 'AMENDED' ? { flag: 'AMENDED', id, by, at } : { flag: 'OVERRIDE', ...one };
  });
  if (changed.length > 0) found.push({ flag: 'CHANGED', sections: changed });
  if (file.correction) {
    const { step, note } = file.correction;
    found.push({ flag: 'CORRECTION', step, note });
  }
  const last = file.returns.at(-1);
  if (last) {
    found.push({ flag: 'RETURNED', count: file.returns.length, at: last.stamp.at, note: last.reasons.note });
  }
  return found;
}

function office({ file, now, policy, facts }: FindingContext): Finding[] {
  const found: Finding[] = [];
  const { status } = file.payment;
  const isDoubted = file.paymentQuestion != null;
  if (isDoubted || (status !== 'SETTLED' && status !== 'WAIVED')) found.push({ flag: 'PAYMENT' });
  const today = localDate(now, policy.utcOffsetMinutes);
  const dueOn = dueOnOf(file, policy, today);
  if (dueOn !== null && dueOn < today) found.push({ flag: 'LATE', dueOn });
  const numbers = facts.familyOnHold ?? [];
  if (numbers.length > 0) found.push({ flag: 'FAMILY_HOLD', numbers });
  if (file.proposal) found.push({ flag: 'PROPOSAL' });
  if (file.endorsement) found.push({ flag: 'ENDORSEMENT' });
  return found;
}
