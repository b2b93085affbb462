import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import { blindFile, formerDecision, type FormerDecision } from '#common/domain/approval/former-decision.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import { isInSample } from '#common/domain/queue/lot.ts';
import {
  EXAMINERS,
  RECHECK_HEADS,
  RECHECKS,
  type Recheck,
  type RecheckOutcome,
} from '#common/domain/registers/rechecks.ts';
import { foldEntries, type Kept } from '#common/domain/registers/register.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { localDate } from '#common/kernel/instant.ts';
import { commitmentTo, lotsOf } from '#runtime/office/day-seed.ts';
import type { ActionLists } from '#runtime/reports/run-report.ts';
import { addRuleLine, type RuleDoing, type RuleLines } from './rule-line.ts';

/** The book of re-examinations inside one transaction that nobody else writes in. */
export type RecheckStore = RuleLines & {
  actionsOf(applicationId: ApplicationId): Promise<readonly Action[]>;
};

export type RecheckDoing = RuleDoing & {
  /** The seed of a month's draw, from the office's key: nobody chooses it. */
  seedOf: (month: string) => string;
};

export type DecidedFile = Pick<FormerDecision, 'applicationId' | 'number'>;
export type BlindFile = { subject: string; applicationId: ApplicationId; file: Application };

/** Files about which a person decided in a month. */
export async function decidedIn(
  lists: ActionLists,
  month: string,
  utcOffsetMinutes: number,
): Promise<DecidedFile[]> {
  const decided: DecidedFile[] = [];
  for await (const portion of lists) {
    for (const list of portion) {
      const former = formerDecision(list);
      if (former && localDate(former.at, utcOffsetMinutes).startsWith(month)) {
        decided.push({ applicationId: former.applicationId, number: former.number });
      }
    }
  }
  return decided;
}

/**
 * Before the month is over: binds the office to the seed and the share by which its files will be drawn. Said once, by the calendar; by a
 * head where that has not come round yet.
 */
export async function promiseMonth(store: RuleLines, doing: RecheckDoing, percent: number): Promise<void> {
  assertRole(doing, [...RECHECK_HEADS, 'SYS']);
  const month = monthOf(doing);
  const known = await read(store);
  if (known.some(({ item }) => item.month === month)) return;
  const payload = { month, promise: commitmentTo(doing.seedOf(month)), percent };
  await addRuleLine(store, doing, { register: 'rechecks', subject: v7(), kind: 'promise/2', payload });
}

/**
 * Draws a month that is over, by the seed and the share that were promised while it ran; and promises the one that runs. At least one file is drawn where any
 * was decided. Throws RECHECK_NOT_PROMISED, RECHECK_TOO_EARLY, RECHECK_DRAWN.
 */
export async function drawMonth(
  store: RecheckStore,
  doing: RecheckDoing,
  { month, percent, decided }: { month: string; percent: number; decided: readonly DecidedFile[] },
): Promise<void> {
  assertRole(doing, RECHECK_HEADS);
  if (month >= monthOf(doing)) throw new CodedError('RECHECK_TOO_EARLY');
  const known = (await read(store)).find(({ item }) => item.month === month);
  const seed = doing.seedOf(month);
  if (!known || known.item.promise !== commitmentTo(seed)) throw new CodedError('RECHECK_NOT_PROMISED');
  if (known.item.drawn) throw new CodedError('RECHECK_DRAWN');
  const share = known.item.percent ?? percent;
  const files = drawnFrom(decided, seed, share);
  const payload = { seed, percent: share, of: decided.length, files };
  await addRuleLine(store, doing, { register: 'rechecks', subject: known.subject, kind: 'draw/1', payload });
  await promiseMonth(store, doing, percent);
}

/** By the seed alone, so that anybody who has it can draw again. */
export function drawnFrom(decided: readonly DecidedFile[], seed: string, percent: number): DecidedFile[] {
  const lots = lotsOf(seed);
  const inOrder = decided
    .map((file) => ({ file, lot: lots('recheck', file.applicationId) }))
    .toSorted((one, other) => one.lot - other.lot);
  const drawn = inOrder.filter(({ lot }) => isInSample(lot, percent));
  return (drawn.length > 0 ? drawn : inOrder.slice(0, 1)).map(({ file }) => file);
}

/** The next drawn file that this person never touched, as it stood before its decision; null where none is left for them. */
export async function nextBlind(store: RecheckStore, doing: RecheckDoing): Promise<BlindFile | null> {
  assertRole(doing, EXAMINERS);
  for (const { subject, item } of await read(store)) {
    const open = item.drawn?.files.filter(({ applicationId }) => !item.judged[applicationId]) ?? [];
    for (const { applicationId } of open) {
      const former = formerDecision(await store.actionsOf(applicationId));
      if (!former || former.touchedBy.has(doing.userId)) continue;
      return { subject, applicationId, file: blindFile(former) };
    }
  }
  return null;
}

export type RecheckJudgement = {
  subject: string;
  applicationId: ApplicationId;
  outcome: RecheckOutcome;
  codes: readonly string[];
  note: string;
};

/** Throws RECHECK_NOT_OPEN for what was not drawn or is judged already, RECHECK_TOUCHED for whoever worked on the file. */
export async function judgeBlind(
  store: RecheckStore,
  doing: RecheckDoing,
  { subject, applicationId, outcome, codes, note }: RecheckJudgement,
): Promise<void> {
  assertRole(doing, EXAMINERS);
  const known = (await read(store)).find((one) => one.subject === subject);
  const isDrawn = known?.item.drawn?.files.some((file) => file.applicationId === applicationId) ?? false;
  if (!known || !isDrawn || known.item.judged[applicationId]) throw new CodedError('RECHECK_NOT_OPEN');
  const former = formerDecision(await store.actionsOf(applicationId));
  if (!former) throw new CodedError('RECHECK_NOT_OPEN');
  if (former.touchedBy.has(doing.userId)) throw new CodedError('RECHECK_TOUCHED');
  const then = { outcome: former.outcome, codes: [...former.codes] };
  const payload = { applicationId, outcome, codes: [...codes], note, former: then };
  await addRuleLine(store, doing, { register: 'rechecks', subject, kind: 'judge/1', payload });
}

async function read(store: RuleLines): Promise<Kept<Recheck>[]> {
  return foldEntries(RECHECKS, await store.lines());
}

function assertRole({ roles }: RecheckDoing, allowed: readonly ActorRole[]): void {
  if (!roles.some((role) => allowed.includes(role))) throw new CodedError('FORBIDDEN');
}

function monthOf({ now, utcOffsetMinutes }: RecheckDoing): string {
  return localDate(now, utcOffsetMinutes).slice(0, 7);
}
