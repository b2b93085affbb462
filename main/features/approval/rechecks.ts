import { BlindFileReply } from '#common/contract/hub/rechecks.ts';
import { Done } from '#common/contract/hub/office.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { NextRecheck } from '#common/contract/ipc/approval.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { isMinor } from '#common/domain/identity/minor.ts';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { spanOf } from '#runtime/reports/run-report.ts';
import {
  decidedIn,
  drawMonth,
  judgeBlind,
  nextBlind,
  promiseMonth,
  type BlindFile,
  type RecheckDoing,
  type RecheckJudgement,
  type RecheckStore,
} from '#runtime/registers/recheck-acts.ts';
import { endOfMonth, seedOfMonth } from '#runtime/registers/recheck-month.ts';
import type { Author } from '#main/features/applications/author-of-actions.ts';
import { authorOf, systemAuthor } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { readEntries, registerStore } from '#main/records/repositories/registers.ts';
import { reportLists } from '#main/records/repositories/report-lists.ts';

/** The hub reads a whole month for a draw. */
const PATIENCE_MS = 120_000;

/** At the office's hub, or here where the desk is its own authority. */
export async function promiseRecheck(desk: Desk): Promise<void> {
  if (desk.hub) await tell(desk, '/v1/rechecks/promise', {});
  else await inside(desk, (store, doing) => promiseMonth(store, doing, percentOf(desk)));
}

/** By the calendar, where the desk is its own authority: the draw does not wait for somebody to think of it. */
export async function promiseByItself(desk: Desk): Promise<void> {
  await inside(desk, (store, doing) => promiseMonth(store, doing, percentOf(desk)), systemAuthor(desk));
}

export async function drawRecheck(desk: Desk, month: string): Promise<void> {
  if (desk.hub) return tell(desk, '/v1/rechecks/draw', { month });
  const { db, office, clock } = desk;
  const { utcOffsetMinutes } = office.policy();
  const period = { from: plainDate(`${month}-01`), to: endOfMonth(month) };
  const span = spanOf(period, { utcOffsetMinutes, now: clock.now() });
  const decided = await decidedIn(reportLists(db, span), month, utcOffsetMinutes);
  const percent = percentOf(desk);
  await inside(desk, (store, doing) => drawMonth(store, doing, { month, percent, decided }));
}

/** Opens the pages of that file to this person, and nothing else of it. */
export async function nextRecheck(desk: Desk): Promise<NextRecheck> {
  const next = desk.hub
    ? await nextOfHub(desk)
    : await inside(desk, (store, doing) => nextBlind(store, doing));
  desk.session.recheck(next?.applicationId ?? null);
  if (!next) return null;
  await desk.session.audit('VIEW', next.applicationId, 'blind re-examination');
  return { subject: next.subject, applicationId: next.applicationId, view: viewOf(desk, next.file) };
}

export async function judgeRecheck(desk: Desk, judgement: RecheckJudgement): Promise<void> {
  if (desk.hub) await tell(desk, '/v1/rechecks/judge', judgement);
  else await inside(desk, (store, doing) => judgeBlind(store, doing, judgement));
  desk.session.recheck(null);
}

async function nextOfHub(desk: Desk): Promise<BlindFile | null> {
  const hub = must(desk.hub, 'asked only with a hub');
  const request = { method: 'POST', path: '/v1/rechecks/next', body: {} } as const;
  const { next } = await hub.asPerson(BlindFileReply, request);
  // What the hub worked out of its own record, by the same code.
  return next && { ...next, file: next.file as Application };
}

function percentOf({ office }: Desk): number {
  return office.deskPolicy().recheckPercent;
}

async function tell(desk: Desk, path: string, body: object): Promise<void> {
  const hub = must(desk.hub, 'asked only with a hub');
  await hub.asPerson(Done, { method: 'POST', path, body, patienceMs: PATIENCE_MS });
}

async function inside<T>(
  desk: Desk,
  work: (store: RecheckStore, doing: RecheckDoing) => Promise<T>,
  { userId, roles, desk: name }: Author = authorOf(desk),
): Promise<T> {
  const { db, office, clock } = desk;
  const { utcOffsetMinutes } = office.policy();
  const secret = must(office.secret, 'the office has its key');
  const code = office.info()?.code ?? '';
  const seedOf = (month: string) => seedOfMonth(secret, code, month);
  const doing = { userId, roles, desk: name, now: clock.now(), utcOffsetMinutes, seedOf };
  return db.transaction((trx) => {
    const books = registerStore(trx);
    const store: RecheckStore = {
      lines: () => readEntries(trx, { register: 'rechecks', subject: null, since: null }),
      addLine: (entry) => books.add(entry),
      note: (entry) => books.note(entry),
      actionsOf: (applicationId) => listActions(trx, applicationId),
    };
    return work(store, doing);
  });
}

/** Enough to read the file by; nothing can be done with it, and nobody is named. */
function viewOf({ office }: Desk, file: Application): FileView {
  const policy = office.policy(file.sopId);
  const today = office.today();
  return {
    file,
    stages: [],
    isMinor: isMinor(file.applicant, today, policy.adultAge),
    timeline: [],
    fingerFiles: false,
    permitted: [],
    blocked: {},
    confirmable: [],
    proposable: [],
    requirements: policy.requirements(file, today),
    missing: [],
    differences: [],
    sinceCapture: { changes: [], capturedAt: null },
    findings: [],
    opinion: null,
    isSampled: false,
    deadlineOn: null,
    dueOn: null,
    refusalNoticeOn: null,
    flags: [],
    people: {},
    inField: null,
    samePerson: [],
    stagePolicy: policy.stagePolicy,
    isRevealed: true,
    nikOrigin: null,
    kkIssues: [],
    nikIssues: [],
    fee: null,
  };
}
