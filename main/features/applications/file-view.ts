import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { amountPaid } from '#common/domain/applications/guards.ts';
import { deadlineOf, dueOnOf, refusalNoticeDueOn } from '#common/domain/applications/deadlines.ts';
import {
  permittedActions,
  whyNot,
  type Actor,
  type PermittedAction,
} from '#common/domain/applications/permitted-actions.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import type { Refusal } from '#common/domain/applications/refusal.ts';
import { ACTION_KINDS, RULES, type ActionKind } from '#common/domain/applications/rules.ts';
import { proposableDecisions } from '#common/domain/approval/proposal-rules.ts';
import { checkKkNumber } from '#common/domain/identity/kk-number.ts';
import { isMinor } from '#common/domain/identity/minor.ts';
import { checkNik, explainNik } from '#common/domain/identity/nik.ts';
import { isDecider, permissionsOf } from '#common/domain/session/permission.ts';
import { queueStages } from '#common/domain/queue/queue-stages.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { familyFlags, findFamily } from '#main/records/repositories/families.ts';
import { dueFlags } from '#main/records/repositories/file-row.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { flagsOf, todayOf } from './project.ts';
import { factsOfPerson, filesOfSamePerson } from './same-person.ts';
import { openDifferences } from '#common/domain/documents/field-check.ts';
import { masked, maskedApplicant, maskedChanges, maskedChecks, maskedFindings, toEntry } from './masking.ts';
import { findingsOf } from '#common/domain/approval/findings.ts';
import { changesSinceCapture, historyOf } from '#common/domain/approval/since-capture.ts';
import { isInSample } from '#common/domain/queue/lot.ts';
import { hidesFirst, opinionAsked, withoutFirst } from './blind-opinion.ts';
import { factsAbout } from './facts-about.ts';
import { factsFor } from './record.ts';

/** Nobody in particular: no duty, no claim and no conflict is his. */
const SOME_HEAD = '00000000-0000-7000-8000-000000000001' as UserId;

/** One file for one person: what it is, what happened, what that person may do, and why not the rest. */
export async function viewFile(desk: Desk, applicationId: ApplicationId): Promise<FileView> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  const file = await findApplication(db, applicationId);
  if (!file) throw new CodedError('NOT_FOUND');
  const policy = office.policy(file.sopId);
  const actor: Actor = { userId: author.userId, roles: author.roles };
  const others = await filesOfSamePerson(db, file);
  const facts = {
    ...(await factsFor(db, null, author, clock.now())),
    ...(await factsOfPerson(db, file)),
    ...(await factsAbout(db, office, { author, file, kind: null })),
  };
  const context = { policy, facts, now: clock.now() };
  const people = await displayNames(db);
  const today = todayOf(context.now, policy);
  const inField = fieldNotice(office, applicationId);
  // What another laptop took along is worked on there.
  const isAway = inField !== null && !inField.isHere;
  const permitted = isAway ? [] : permittedActions(file, actor, context);
  const isRevealed = seesWhole(desk, file, permitted);
  const actions = await listActions(db, applicationId);
  const since = changesSinceCapture(actions);
  const seen = { file, actor: author.userId, now: context.now, policy };
  const findings = findingsOf({ ...seen, facts: { ...facts, history: historyOf(actions, since) } });
  const opinion = opinionAsked(file, author.userId, policy);
  const shown = opinion ? withoutFirst(file) : file;
  const { nik, kkNumber, birthDate, sex } = file.applicant;
  const nikCheck = checkNik(nik, { birthDate, sex }, undefined, policy.provinces);
  const dueOn = dueOnOf(file, policy, today);
  return {
    file: isRevealed ? shown : masked(shown),
    stages: stagesFor(file, policy, permitted),
    isMinor: isMinor(file.applicant, today, policy.adultAge),
    timeline: actions.map((action) =>
      hidesFirst(file, opinion, action)
        ? { ...toEntry(action, people, false), payload: {} }
        : toEntry(action, people, isRevealed),
    ),
    sinceCapture: isRevealed ? since : maskedChanges(since),
    findings: isRevealed ? findings : maskedFindings(findings),
    opinion,
    isSampled: isInSample(facts.lot, policy.samplePercent),
    permitted,
    blocked: isAway ? {} : blockedKinds(file, actor, context, new Set(permitted.map(({ kind }) => kind))),
    confirmable:
      !isAway && permissionsOf(author.roles).has('case.act') ? confirmableBy(file, context, permitted) : [],
    proposable: permitted.some(({ kind }) => kind === 'approval.proposeDecision/1')
      ? proposableDecisions(file, author.roles)
      : [],
    requirements: policy.requirements(file, today),
    missing: policy.missingDocuments(file, today),
    differences: differencesOf(file, isRevealed),
    deadlineOn: deadlineOf(file, policy),
    dueOn,
    refusalNoticeOn: refusalNoticeDueOn(file, policy),
    flags: [...dueFlags(dueOn, today), ...flagsOf(file, policy), ...(await familyFlagsOf(db, file))],
    people,
    inField,
    samePerson: others.map((other) => summaryOf(other, isRevealed)),
    stagePolicy: policy.stagePolicy,
    fingerFiles: policy.fingers.fileInput,
    isRevealed,
    nikIssues: nikCheck.issues,
    nikOrigin: isRevealed && nikCheck.parts ? explainNik(nikCheck.parts, office.provinces) : null,
    kkIssues: kkNumber ? checkKkNumber(kkNumber, policy.provinces) : [],
    fee: feeOf(file, policy),
  };
}

async function familyFlagsOf(db: Desk['db'], file: Application) {
  return file.family ? familyFlags(file, await findFamily(db, file.family.id)) : [];
}

/** Found on the whole values; what is shown of them is masked like the rest of the file. */
function differencesOf(file: Application, isRevealed: boolean): FileView['differences'] {
  const open = openDifferences(file);
  return isRevealed ? open : maskedChecks({ applicant: file.applicant, fieldChecks: open });
}

function fieldNotice(office: Desk['office'], id: ApplicationId): FileView['inField'] {
  const day = office.fieldDayOf(id);
  return day && { place: day.place, deskName: day.deskName, isHere: day.deskId === office.hub?.deskId };
}

/** What a head compares; numbers are shown as far as the file itself shows its own. */
function summaryOf(
  { id, number, state, type, applicant, createdAt, appointment, photo }: Application,
  isOpen: boolean,
) {
  const { fullName, birthDate, birthPlace, address, nik } = isOpen ? applicant : maskedApplicant(applicant);
  return {
    id,
    number,
    state,
    type,
    createdAt,
    appointmentOn: appointment?.date ?? null,
    hasPhoto: photo !== null,
    applicant: { fullName, birthDate, birthPlace, address, nik },
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

/** Heads who may stand at an officer's desk for a moment. */
const HEADS: readonly ActorRole[] = ['SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'];

/** What some head who never touched the file could do; who it is and whether that person may is asked when it is done. */
function confirmableBy(
  file: Application,
  context: Parameters<typeof permittedActions>[2],
  permitted: readonly PermittedAction[],
): ActionKind[] {
  const mine = new Set(permitted.map(({ kind }) => kind));
  const someHead: Actor = { userId: SOME_HEAD, roles: HEADS };
  return permittedActions(file, someHead, context)
    .map(({ kind }) => kind)
    .filter((kind) => !mine.has(kind) && !kind.startsWith('queue.'));
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

function feeOf(file: Application, policy: Policy): FileView['fee'] {
  const fee = policy.feeDue(file);
  return fee ? { items: fee.items, total: fee.total, paid: amountPaid(file) } : null;
}

/** May this person look at the pictures and hidden numbers of a file? Being able to list files is not enough. */
export async function mayLookInside(desk: Desk, applicationId: ApplicationId): Promise<boolean> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  const file = await findApplication(db, applicationId);
  if (!file) throw new CodedError('NOT_FOUND');
  const context = {
    policy: office.policy(file.sopId),
    facts: {
      ...(await factsFor(db, null, author, clock.now())),
      ...(await factsAbout(db, office, { author, file, kind: 'queue.claim/1' })),
    },
    now: clock.now(),
  };
  return seesWhole(desk, file, permittedActions(file, author, context));
}

/** A file is whole for whoever has it in hand, opened it with a reason, or has a decider's decision to make about it. */
function seesWhole({ session }: Desk, file: Application, permitted: readonly PermittedAction[]): boolean {
  if (session.isRevealed(file.id) || file.claim?.by === session.user?.id) return true;
  return permitted.some(({ kind, role }) => {
    // Whoever rules on a photo must see it, and the face belongs to the whole file; so does whoever approves.
    if (kind === 'biometrics.allowPhoto/1' || kind === 'approval.approve/2') return true;
    const rule = RULES[kind];
    return isDecider([role]) && 'decision' in rule && rule.decision === true;
  });
}
