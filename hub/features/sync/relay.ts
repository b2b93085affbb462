import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { CodedError } from '#common/contract/coded-error.ts';
import { groupsOf } from '#common/contract/hub/groups.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import type { PushedAction, PushReply } from '#common/contract/hub/push.ts';
import { OutboxNote, type RelayReply } from '#common/contract/hub/relay.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { findDesk, findDeskKey, type DeskRecord } from '#hub/store/desks.ts';
import { getOffice } from '#hub/store/office.ts';
import { pushActions } from './push.ts';

/**
 * A desk's outbox that came by stick, carried by another desk or by the hub's own operator: it counts as that desk's own
 * push, because only its key can have signed it. What the hub knows already is passed over. Throws NOTE_NOT_TRUSTED for any
 * other signature, office or desk, DESK_REVOKED, PUSH_GAP when an earlier part is missing.
 */
export async function relayNote(hub: HubContext, officeId: string, note: string): Promise<RelayReply> {
  const { desk, content } = await openNote(hub, officeId, note);
  const fresh = content.actions.filter(({ seq }) => seq > desk.lastSeq);
  const results: PushReply['results'] = [];
  const caller: CallingDesk = { id: desk.deskId, name: desk.name, officeId };
  for (const page of pages(fresh)) {
    results.push(...(await pushActions(hub, caller, { actions: page })).results);
  }
  return {
    deskId: desk.deskId,
    deskName: desk.name,
    accepted: results.filter(({ status }) => status === 'ACCEPTED').length,
    refused: results.filter(({ status }) => status === 'REFUSED').length,
    known: content.actions.length - fresh.length,
    results,
  };
}

/** Throws NOTE_NOT_TRUSTED, DESK_REVOKED. */
export async function openNote(
  hub: HubContext,
  officeId: string,
  note: string,
): Promise<{ desk: DeskRecord; content: OutboxNote }> {
  const deskId = keyIdOf(note);
  const desk = deskId === null ? null : await findDesk(hub.store, deskId);
  const key = desk && (await findDeskKey(hub.store, desk.deskId));
  if (!desk || !key || desk.officeId !== officeId) throw new CodedError('NOTE_NOT_TRUSTED');
  if (desk.revokedAt !== null) throw new CodedError('DESK_REVOKED');
  const { payload } = await compactVerify(note, await importJWK(key, 'ES256')).catch(() => {
    throw new CodedError('NOTE_NOT_TRUSTED');
  });
  const parsed = OutboxNote.safeParse(JSON.parse(Buffer.from(payload).toString()));
  const { code } = await getOffice(hub.store, officeId);
  if (!parsed.success || parsed.data.deskId !== desk.deskId || parsed.data.office !== code) {
    throw new CodedError('NOTE_NOT_TRUSTED');
  }
  return { desk, content: parsed.data };
}

function keyIdOf(note: string): string | null {
  try {
    return decodeProtectedHeader(note).kid ?? null;
  } catch {
    return null;
  }
}

/** As large as a push may be, cut only between requests. */
function pages(actions: readonly PushedAction[]): PushedAction[][] {
  const result: PushedAction[][] = [];
  for (const group of groupsOf(actions)) {
    const page = result.at(-1);
    if (page && page.length + group.length <= PAGE) page.push(...group);
    else result.push([...group]);
  }
  return result;
}
