import type { FileView, TimelineEntry } from '#common/contract/ipc/applications.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { deadlineOf, dueOnOf } from '#common/domain/applications/deadlines.ts';
import {
  permittedActions,
  whyNot,
  type Actor,
  type PermittedAction,
} from '#common/domain/applications/permitted-actions.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { Refusal } from '#common/domain/applications/refusal.ts';
import { ACTION_KINDS, RULES, type Action, type ActionKind } from '#common/domain/applications/rules.ts';
import { proposableDecisions } from '#common/domain/approval/proposal-rules.ts';
import { checkNik, maskNik } from '#common/domain/identity/nik.ts';
import { queueStages } from '#common/domain/queue/queue-stages.ts';
import { feeFor } from '#common/domain/office/fees.ts';
import { DeskError } from '#main/records/desk-error.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { dueFlags } from '#main/records/repositories/file-row.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { flagsOf, todayOf } from './project.ts';
import { factsFor } from './record.ts';

/** One file for one person: what it is, what happened, what that person may do, and why not the rest. */
export async function viewFile(
  desk: Desk,
  applicationId: ApplicationId,
  isRevealedByReason: boolean,
): Promise<FileView> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  const file = await findApplication(db, applicationId);
  if (!file) throw new DeskError('NOT_FOUND');
  const policy = office.policy(file.sopId);
  const actor: Actor = { userId: author.userId, roles: author.roles };
  const context = { policy, facts: await factsFor(db, null, author), now: clock.now() };
  const people = await displayNames(db);
  const today = todayOf(context.now, policy);
  const isRevealed = isRevealedByReason || file.claim?.by === author.userId;
  const permitted = permittedActions(file, actor, context);
  const { nik, birthDate, sex } = file.applicant;
  const dueOn = dueOnOf(file, policy, today);
  return {
    file: isRevealed ? file : masked(file),
    stages: stagesFor(file, policy, permitted),
    timeline: (await listActions(db, applicationId)).map((action) => toEntry(action, people, isRevealed)),
    permitted,
    blocked: blockedKinds(file, actor, context, new Set(permitted.map(({ kind }) => kind))),
    proposable: permitted.some(({ kind }) => kind === 'approval.proposeDecision/1')
      ? proposableDecisions(file, author.roles)
      : [],
    requirements: policy.requirements(file, today),
    missing: policy.missingDocuments(file, today),
    deadlineOn: deadlineOf(file, policy),
    dueOn,
    flags: [...dueFlags(dueOn, today), ...flagsOf(file)],
    people,
    stagePolicy: policy.stagePolicy,
    isRevealed,
    nikIssues: checkNik(nik, { birthDate, sex }).issues,
    fee: feeOf(desk, file, policy, today),
  };
}

/** The stages of the state; for whoever may answer an open proposal the deciding stage comes first. */
function stagesFor(
  file: Application,
  policy: Policy,
  permitted: readonly PermittedAction[],
): FileView['stages'] {
  const stages = [...policy.stagesOf[file.state], ...queueStages(file, policy)];
  const mayAnswer = permitted.some(({ kind }) => kind === 'approval.declineProposal/1');
  return [...new Set(mayAnswer ? ['decision' as const, ...stages] : stages)];
}

function blockedKinds(
  file: Application,
  actor: Actor,
  context: Parameters<typeof whyNot>[3],
  permitted: ReadonlySet<ActionKind>,
): FileView['blocked'] {
  const blocked: Partial<Record<ActionKind, Refusal>> = {};
  for (const kind of ACTION_KINDS) {
    const rule = RULES[kind];
    if (permitted.has(kind) || 'opens' in rule) continue;
    if (!rule.transitions.some((row) => row.from.includes(file.state))) continue;
    const refusal = whyNot(file, kind, actor, context);
    if (refusal) blocked[kind] = refusal;
  }
  return blocked;
}

function feeOf(
  { office }: Desk,
  file: Application,
  policy: Policy,
  today: ReturnType<typeof todayOf>,
): FileView['fee'] {
  const fee = feeFor(
    {
      on: today,
      type: file.type,
      lane: file.lane,
      kind: file.kind,
      years: file.validityYears,
      forceMajeure: file.waivers.some((waiver) => waiver.kind === 'SURCHARGE_FORCE_MAJEURE'),
      endorsementOnly: file.endorsement,
    },
    office.sop(policy.sopId).fees,
  );
  return fee.ok ? { items: fee.value.items, total: fee.value.total } : null;
}

/** Numbers and contact data stay hidden until the file is claimed or a reveal is recorded. */
function masked(file: Application): Application {
  const { applicant } = file;
  return {
    ...file,
    applicant: {
      ...applicant,
      nik: maskNik(applicant.nik),
      kkNumber: applicant.kkNumber && maskNik(applicant.kkNumber),
      phone: applicant.phone && hide(applicant.phone),
      email: applicant.email && hide(applicant.email),
      address: hide(applicant.address),
    },
    book: file.book && { ...file.book, mrz: [hide(file.book.mrz[0]), hide(file.book.mrz[1])] },
  };
}

function hide(text: string): string {
  return text === '' ? '' : `${text.slice(0, 2)}${'*'.repeat(Math.min(10, Math.max(0, text.length - 2)))}`;
}

function toEntry(action: Action, people: Record<string, string>, isRevealed: boolean): TimelineEntry {
  return {
    id: action.id,
    kind: action.kind,
    at: action.occurredAt,
    actor: action.actor,
    actorName: people[action.actor] ?? '',
    role: action.role,
    desk: action.desk,
    payload: isRevealed ? action.payload : withoutPersonal(action),
  };
}

/** Entries that carry the applicant's own data show, before a reveal, only which fields they touched. */
function withoutPersonal(action: Action): unknown {
  switch (action.kind) {
    case 'appointments.importBooking/1':
    case 'appointments.registerWalkIn/1':
      return { type: action.payload.type, lane: action.payload.lane };
    case 'documents.amendData/1':
      return { fields: Object.keys(action.payload.changes), note: action.payload.note };
    case 'production.print/1':
      return { ...action.payload, mrz: null };
    default:
      return action.payload;
  }
}
