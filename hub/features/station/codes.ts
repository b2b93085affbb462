import { v7 } from 'uuid';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { CodeKind, NewCodeReply } from '#common/contract/hub/station.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { z } from 'zod';
import type { HubContext } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import { findDesk, insertEnrolment } from '#hub/store/desks.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import { assertEmpty } from './take-over-guard.ts';
import { digestOf, newCode, selectorOf, spoken } from './enrolment-code.ts';

const LASTS_MINUTES = 24 * 60;
const TRIES = 5;

/** A code with which a desk of the office, shut out or not, takes another key. Throws NOT_FOUND. */
export async function makeNewKeyCode(
  hub: HubContext,
  doer: Doer,
  deskId: string,
): Promise<z.infer<typeof NewCodeReply>> {
  const desk = await findDesk(hub.store, deskId);
  if (desk?.officeId !== doer.officeId) throw new CodedError('NOT_FOUND');
  return storeCode(hub, doer, { deskName: desk.name, kind: 'NEW_KEY', forDesk: deskId });
}

const NOTES: Readonly<Record<CodeKind, string>> = {
  DESK: 'code',
  TAKE_OVER: 'code for a move',
  NEW_KEY: 'code for a new key',
};

type Wanted = { deskName: string; kind: CodeKind; forDesk: string | null };

export async function storeCode(
  hub: HubContext,
  doer: Doer,
  wanted: Wanted,
): Promise<z.infer<typeof NewCodeReply>> {
  const expiresAt = addMinutes(hub.clock.now(), LASTS_MINUTES);
  const code = await hub.store.transaction(async (trx) => {
    if (wanted.kind === 'TAKE_OVER') await assertEmpty(trx, doer.officeId);
    return insertCode(hub, trx, doer, { ...wanted, expiresAt });
  });
  return { code: spoken(code), expiresAt };
}

/** A code that is told to the caller alone: here stays what it is recognised by. */
export async function insertCode(
  hub: HubContext,
  trx: Store,
  doer: Doer,
  { deskName, kind, forDesk, expiresAt }: Wanted & { expiresAt: Instant },
): Promise<string> {
  const code = newCode();
  const id = v7();
  await insertEnrolment(trx, {
    id,
    officeId: doer.officeId,
    deskName,
    kind,
    forDesk,
    selector: selectorOf(code),
    codeHash: digestOf(code, hub.keys),
    tries: TRIES,
    createdAt: hub.clock.now(),
    createdBy: doer.actor,
    expiresAt,
  });
  await appendNote(hub, trx, doer, { event: 'DESK', subject: forDesk ?? id, detail: NOTES[kind] });
  return code;
}
