import { CodedError } from '#common/contract/coded-error.ts';
import type { TakeOverBegin } from '#common/contract/hub/take-over.ts';
import { sealKey } from '#runtime/vault/sealed-key.ts';
import { appendNote } from '#hub/features/session/office-change.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import { revokeDesk } from '#hub/store/desks.ts';
import { publishDocument } from '#hub/store/documents.ts';
import { nextFeedSeq } from '#hub/store/feed.ts';
import { getOffice, setStagePolicy } from '#hub/store/office.ts';
import { listOutages } from '#hub/store/outages.ts';
import {
  addNamingKey,
  endTakeOverOf,
  moveOutages,
  noteTakeOver,
  readContents,
} from '#hub/store/take-over.ts';
import { lockTakeOver } from './take-over-guard.ts';

/**
 * What the desk's office decided about itself. Throws OFFICE_DIFFERS for another office's desk, which is let go again, so that
 * the right one can come.
 */
export async function beginTakeOver(hub: HubContext, desk: CallingDesk, begin: TakeOverBegin): Promise<void> {
  const isSame = await hub.store.transaction(async (trx) => {
    const { takeOver } = await lockTakeOver(trx, desk, ['ENROLLED', 'RUNNING', 'DONE']);
    // Also when all is done and only the last answer was lost on the way.
    if (takeOver.state !== 'ENROLLED') return true;
    const { code, zone } = await getOffice(trx, desk.officeId);
    if (code !== begin.office.code || zone !== begin.office.zone) {
      await letGo(hub, trx, desk);
      return false;
    }
    await moveSettings(hub, trx, desk, begin);
    const { people } = await readContents(trx, desk.officeId);
    await noteTakeOver(trx, desk.officeId, { state: 'RUNNING', accounts: people.length });
    await note(hub, trx, desk, 'move begins');
    return true;
  });
  if (!isSame) throw new CodedError('OFFICE_DIFFERS');
}

async function letGo(hub: HubContext, trx: Store, desk: CallingDesk): Promise<void> {
  await revokeDesk(trx, desk.id, hub.clock.now());
  await endTakeOverOf(trx, desk.id);
  await note(hub, trx, desk, 'revoked: of another office');
}

async function moveSettings(
  hub: HubContext,
  trx: Store,
  { officeId }: CallingDesk,
  { office, outages, namingKey }: TakeOverBegin,
): Promise<void> {
  const at = hub.clock.now();
  const { stagePolicy } = office;
  await setStagePolicy(trx, officeId, stagePolicy);
  await moveOutages(trx, officeId, outages);
  await addNamingKey(trx, officeId, sealKey(Buffer.from(namingKey, 'base64'), hub.keys.attachmentKey));
  const bodies = {
    // Name and city stay as the hub was set up: they are the newer words.
    office: { ...(await getOffice(trx, officeId)), stagePolicy },
    outages: await listOutages(trx, officeId),
  };
  for (const [name, body] of Object.entries(bodies)) {
    const feedSeq = await nextFeedSeq(trx, officeId);
    await publishDocument(trx, officeId, { name, body, feedSeq, at, by: '' });
  }
}

async function note(hub: HubContext, trx: Store, desk: CallingDesk, detail: string): Promise<void> {
  const doer = { officeId: desk.officeId, actor: '', desk: desk.name };
  await appendNote(hub, trx, doer, { event: 'DESK', subject: desk.id, detail });
}
