import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import { localDate } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { spanOf } from '#runtime/reports/run-report.ts';
import {
  decidedIn,
  drawMonth,
  judgeBlind,
  nextBlind,
  promiseMonth,
  type BlindFile,
  type DecidedFile,
  type RecheckDoing,
  type RecheckJudgement,
  type RecheckStore,
} from '#runtime/registers/recheck-acts.ts';
import { OfficeSecret } from '#runtime/office/office-secret.ts';
import { endOfMonth, seedOfMonth } from '#runtime/registers/recheck-month.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { appendNote } from '#hub/features/session/office-change.ts';
import type { Store } from '#hub/store/database.ts';
import { isMoving, lockOffice, readPlace } from '#hub/store/feed.ts';
import { getOffice, listOfficeIds } from '#hub/store/office.ts';
import { actionsOf, readCut } from '#hub/store/pull-reads.ts';
import { insertEntry, readEntries } from '#hub/store/registers.ts';
import { reportLists } from '#hub/store/report-lists.ts';
import type { RegisterDoer } from './registers-at-hub.ts';

export async function promiseAtHub(hub: HubContext, doer: RegisterDoer): Promise<void> {
  await inside(hub, doer, ({ store, doing, percent }) => promiseMonth(store, doing, percent));
}

/**
 * By the calendar: the draw does not wait for somebody to think of it. `done`: the month up to which each office is known to be promised, so
 * that its book is read once a month.
 */
export async function promiseByItself(hub: HubContext, done: Map<string, string>): Promise<void> {
  for (const officeId of await listOfficeIds(hub.store)) {
    // While it moves here its books are not the hub's yet.
    if (isMoving(await readPlace(hub.store, officeId))) continue;
    const { utcOffsetMinutes } = await rulesAt(hub, hub.store, officeId);
    const month = localDate(hub.clock.now(), utcOffsetMinutes).slice(0, 7);
    if (done.get(officeId) === month) continue;
    await promiseAtHub(hub, { officeId, userId: SYSTEM_ACTOR, roles: ['SYS'], desk: 'HUB' });
    done.set(officeId, month);
  }
}

/** The month is read over a cut of the record, without the office's lock: it takes seconds. */
export async function drawAtHub(hub: HubContext, doer: RegisterDoer, month: string): Promise<void> {
  const decided = await decidedAtHub(hub, doer.officeId, month);
  await inside(hub, doer, ({ store, doing, percent }) =>
    drawMonth(store, doing, { month, percent, decided }),
  );
}

export async function nextAtHub(hub: HubContext, doer: RegisterDoer): Promise<BlindFile | null> {
  return inside(hub, doer, ({ store, doing }) => nextBlind(store, doing));
}

export async function judgeAtHub(
  hub: HubContext,
  doer: RegisterDoer,
  judgement: RecheckJudgement,
): Promise<void> {
  await inside(hub, doer, ({ store, doing }) => judgeBlind(store, doing, judgement));
}

async function decidedAtHub(hub: HubContext, officeId: string, month: string): Promise<DecidedFile[]> {
  return readCut(hub.store, async (trx) => {
    const { code, utcOffsetMinutes } = await rulesAt(hub, trx, officeId);
    const period = { from: plainDate(`${month}-01`), to: endOfMonth(month) };
    const span = spanOf(period, { utcOffsetMinutes, now: hub.clock.now() });
    return decidedIn(reportLists(trx, { officeId, code, ...span }), month, utcOffsetMinutes);
  });
}

type Inside = { store: RecheckStore; doing: RecheckDoing; percent: number };

async function inside<T>(
  hub: HubContext,
  { officeId, userId, roles, desk }: RegisterDoer,
  work: (inside: Inside) => Promise<T>,
): Promise<T> {
  return hub.store.transaction(async (trx) => {
    await lockOffice(trx, officeId);
    const { code, utcOffsetMinutes, percent } = await rulesAt(hub, trx, officeId);
    const secret = new OfficeSecret(hub.keys.attachmentKey);
    const store: RecheckStore = {
      lines: () => readEntries(trx, officeId, { register: 'rechecks', subject: null, since: null }),
      addLine: (entry) => insertEntry(trx, officeId, entry),
      note: ({ subject, kind }) =>
        appendNote(
          hub,
          trx,
          { officeId, actor: userId, desk },
          { event: 'REGISTER', subject, detail: `rechecks ${kind}` },
        ),
      async actionsOf(applicationId) {
        const lists = await actionsOf(trx, code, [applicationId]);
        // Each was parsed by the rule of its kind when it was accepted.
        return (lists.get(applicationId) ?? []) as unknown as Action[];
      },
    };
    const seedOf = (month: string) => seedOfMonth(secret, code, month);
    const doing = { userId, roles, desk, now: hub.clock.now(), utcOffsetMinutes, seedOf };
    return work({ store, doing, percent });
  });
}

async function rulesAt(hub: HubContext, db: Store, officeId: string) {
  const { rulesSeq } = await readPlace(db, officeId);
  const rules = await hub.office.rules(db, officeId, rulesSeq, hub.clock.now());
  const { code } = await getOffice(db, officeId);
  const { utcOffsetMinutes } = rules.policy();
  return { code, utcOffsetMinutes, percent: rules.deskPolicy.recheckPercent };
}
