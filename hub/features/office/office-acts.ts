import { v7 } from 'uuid';
import type { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import type { DeclareOutage, SetStagePolicy } from '#common/contract/hub/office.ts';
import type { AuditEvent } from '#common/domain/office/audit-entry.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { appendAudit } from '#hub/features/audit/append.ts';
import type { Store } from '#hub/store/database.ts';
import { publishDocument } from '#hub/store/documents.ts';
import { lockOffice, nextFeedSeq } from '#hub/store/feed.ts';
import { getOffice, setStagePolicy as storeStagePolicy } from '#hub/store/office.ts';
import { closeOutage, insertOutage, listOutages } from '#hub/store/outages.ts';

/** Who does something for the whole office, at which desk. */
export type OfficeDoer = { officeId: string; actor: string; desk: string };

type Note = { event: AuditEvent; subject: string; detail: string };

/** From now on the rules count the centre as out of reach, here and on every desk that hears of it. Throws OUTAGE_DECLARED. */
export async function declareOutage(
  hub: HubContext,
  doer: OfficeDoer,
  { reason }: z.infer<typeof DeclareOutage>,
): Promise<void> {
  await changed(hub, doer, { event: 'OUTAGE', subject: 'office', detail: 'declared' }, async (trx) => {
    const outage = { id: v7(), at: hub.clock.now(), reason, by: doer.actor };
    if (!(await insertOutage(trx, doer.officeId, outage))) throw new CodedError('OUTAGE_DECLARED');
    await publishOutages(hub, trx, doer);
  });
}

export async function endOutage(hub: HubContext, doer: OfficeDoer): Promise<void> {
  await changed(hub, doer, { event: 'OUTAGE', subject: 'office', detail: 'ended' }, async (trx) => {
    await closeOutage(trx, doer.officeId, hub.clock.now());
    await publishOutages(hub, trx, doer);
  });
}

/** Whether a stage is worked here or only recorded from SIMKIM. */
export async function setStagePolicy(
  hub: HubContext,
  doer: OfficeDoer,
  { stage, policy }: z.infer<typeof SetStagePolicy>,
): Promise<void> {
  await changed(hub, doer, { event: 'SETTING', subject: stage, detail: policy }, async (trx) => {
    const office = await getOffice(trx, doer.officeId);
    const stagePolicy = { ...office.stagePolicy, [stage]: policy };
    await storeStagePolicy(trx, doer.officeId, stagePolicy);
    await publish(hub, trx, doer, { name: 'office', body: { ...office, stagePolicy } });
  });
}

/** The change, what every desk is told of it and the audit entry, or nothing; under the office's lock from the beginning. */
async function changed(
  hub: HubContext,
  { officeId, actor, desk }: OfficeDoer,
  note: Note,
  work: (trx: Store) => Promise<void>,
): Promise<void> {
  await hub.store.transaction(async (trx) => {
    await lockOffice(trx, officeId);
    await work(trx);
    await appendAudit(trx, officeId, [{ at: hub.clock.now(), actor, desk, ...note }]);
  });
}

async function publishOutages(hub: HubContext, trx: Store, doer: OfficeDoer): Promise<void> {
  await publish(hub, trx, doer, { name: 'outages', body: await listOutages(trx, doer.officeId) });
}

async function publish(
  hub: HubContext,
  trx: Store,
  { officeId, actor }: OfficeDoer,
  document: { name: string; body: unknown },
): Promise<void> {
  const feedSeq = await nextFeedSeq(trx, officeId);
  await publishDocument(trx, officeId, { ...document, feedSeq, at: hub.clock.now(), by: actor });
}
