import { groupsOf } from '#common/contract/hub/groups.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { decide } from '#common/domain/applications/decide.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { blankMoves } from '#common/domain/production/blank-moves.ts';
import { findBlank, giveBackBlank, setBlankState } from '#main/records/repositories/blanks.ts';
import { placePending } from '#main/records/repositories/hub-rows.ts';
import { dropFile, saveProjection } from '#main/records/repositories/applications.ts';
import { expectRefusal, type Pending } from '#main/records/repositories/outbox.ts';
import { setBase, type Base } from '#main/records/repositories/sync-state.ts';
import { factsFor } from '#main/features/applications/record.ts';
import { factsOfPerson } from '#main/features/applications/same-person.ts';
import { project, todayOf } from '#main/features/applications/project.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';

type Rebasing = { trx: DeskDatabase; office: OfficeContext; officeCode: string };

/**
 * Works a file out anew: the hub's state, and on top of it whatever this desk did that the hub has not brought back, each
 * decided again. What the rules no longer allow stays in the outbox, is not shown in the file, and goes to the hub all the
 * same: the hub judges.
 */
export async function rebase(
  { trx, office, officeCode }: Rebasing,
  applicationId: ApplicationId,
  state: { base: Base; shown: Application | null; pending: readonly Pending[] },
): Promise<void> {
  const { base, shown, pending } = state;
  let file = base.file;
  for (const group of groupsOf(pending)) {
    const outcome = await decideGroup({ trx, office, officeCode }, file, group);
    for (const { id, expectedRefusal } of group) {
      if (expectedRefusal !== outcome.refusal) await expectRefusal(trx, id, outcome.refusal);
    }
    for (const [index, action] of outcome.actions.entries()) {
      await placePending(trx, action.id, (file?.version ?? 0) + index + 1);
    }
    file = outcome.file;
  }
  await moveBlanks({ trx, office, officeCode }, applicationId, { base: base.file, shown, now: file });
  await setBase(trx, applicationId, pending.length > 0 ? base : null);
  if (!file) {
    if (shown) await dropFile(trx, applicationId);
    return;
  }
  const policy = office.policy(file.sopId);
  await saveProjection(trx, project(file, policy, todayOf(office.now(), policy)), shown);
}

/** A file that this desk began stays under the version it began with, whatever has come into force since. */
function sopToBegin(payload: unknown): string | undefined {
  const isNamed = typeof payload === 'object' && payload !== null && 'sopId' in payload;
  return isNamed ? String(payload.sopId) : undefined;
}

/** All or nothing, as the hub will see it. */
async function decideGroup(
  { trx, office, officeCode }: Rebasing,
  before: Application | null,
  group: readonly Pending[],
): Promise<{ file: Application | null; actions: readonly Action[]; refusal: string | null }> {
  let file = before;
  const actions: Action[] = [];
  for (const pending of group) {
    const author = { userId: pending.actor, roles: [pending.role] };
    const context = {
      policy: office.policy(file?.sopId ?? sopToBegin(pending.payload)),
      facts: { ...(await factsBefore(trx, pending, author)), ...(await factsOfPerson(trx, file)) },
      now: pending.occurredAt,
    };
    const decision = decide(file, { ...pending, office: officeCode }, context);
    if (!decision.ok) return { file: before, actions: [], refusal: decision.error.code };
    actions.push(decision.value);
    file = evolve(file, decision.value);
  }
  return { file, actions, refusal: null };
}

/** The ledger shows the blank as taken by this very action; it is judged as it was before. */
async function factsBefore(trx: DeskDatabase, pending: Pending, author: Parameters<typeof factsFor>[2]) {
  const facts = await factsFor(trx, pending.payload, author);
  if (!facts.blank || facts.blank.inStock || pending.kind !== 'production.allocateBlank/1') return facts;
  const row = await findBlank(trx, facts.blank.serial);
  return { ...facts, blank: { ...facts.blank, inStock: row?.applicationId === pending.applicationId } };
}

/** The office's ledger follows what the file holds now: taken again on top of the hub's state, or given back. */
async function moveBlanks(
  { trx, office }: Rebasing,
  applicationId: ApplicationId,
  files: { base: Application | null; shown: Application | null; now: Application | null },
): Promise<void> {
  const { base, shown, now } = files;
  const at = office.now();
  const held = new Set([now?.blank, ...(now?.spentBlanks ?? []), base?.blank].map((blank) => blank?.serial));
  const lost = shown?.blank && !held.has(shown.blank.serial) ? shown.blank.serial : null;
  if (lost) await giveBackBlank(trx, lost, applicationId, at);
  if (!now) return;
  for (const { serial, state } of blankMoves(base, now)) {
    await setBlankState(trx, serial, { state, applicationId, at });
  }
}
