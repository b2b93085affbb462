import { v7 } from 'uuid';
import { addMinutes } from '#common/kernel/instant.ts';
import type { CodeKind, NewCodeReply } from '#common/contract/hub/station.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { z } from 'zod';
import type { HubContext } from '#hub/hub-context.ts';
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

export async function storeCode(
  hub: HubContext,
  doer: Doer,
  { deskName, kind, forDesk }: { deskName: string; kind: CodeKind; forDesk: string | null },
): Promise<z.infer<typeof NewCodeReply>> {
  const code = newCode();
  const createdAt = hub.clock.now();
  const expiresAt = addMinutes(createdAt, LASTS_MINUTES);
  const id = v7();
  await hub.store.transaction(async (trx) => {
    if (kind === 'TAKE_OVER') await assertEmpty(trx, doer.officeId);
    await insertEnrolment(trx, {
      id,
      officeId: doer.officeId,
      deskName,
      kind,
      forDesk,
      selector: selectorOf(code),
      codeHash: digestOf(code, hub.keys),
      tries: TRIES,
      createdAt,
      createdBy: doer.actor,
      expiresAt,
    });
    await appendNote(hub, trx, doer, {
      event: 'DESK',
      subject: forDesk ?? id,
      detail: NOTES[kind],
    });
  });
  return { code: spoken(code), expiresAt };
}
