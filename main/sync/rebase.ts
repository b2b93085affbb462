import { groupsOf } from '#common/contract/hub/groups.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { decide } from '#common/domain/applications/decide.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findBlank } from '#main/records/repositories/blanks.ts';
import { placePending } from '#main/records/repositories/hub-rows.ts';
import { expectRefusal, type Pending } from '#main/records/repositories/outbox.ts';
import type { Base } from '#main/records/repositories/sync-state.ts';
import { factsAbout } from '#main/features/applications/facts-about.ts';
import { factsFor } from '#main/features/applications/record.ts';
import { factsOfPerson } from '#main/features/applications/same-person.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { writeFiles, type WorkedOut } from './write-files.ts';

type Rebasing = { trx: DeskDatabase; office: OfficeContext; officeCode: string };

/** What the hub decided of a file, what this desk shows of it, and what of this desk's the hub has not brought back. */
export type FileToRebase = {
  applicationId: ApplicationId;
  base: Base;
  shown: Application | null;
  pending: readonly Pending[];
};

/** Works files out anew and writes them, in their order. */
export async function rebaseFiles(
  trx: DeskDatabase,
  office: OfficeContext,
  files: readonly FileToRebase[],
): Promise<void> {
  const rebasing = { trx, office, officeCode: office.info()?.code ?? '' };
  let workedOut: WorkedOut[] = [];
  for (const file of files) {
    if (file.pending.length > 0) {
      // What waits is judged with an eye on other files and on the ledger: those before it must stand there.
      await writeFiles(trx, office, workedOut);
      workedOut = [];
    }
    workedOut.push(await rebase(rebasing, file));
  }
  await writeFiles(trx, office, workedOut);
}

/**
 * The hub's state, and on top of it whatever this desk did that the hub has not brought back, each decided again. What the
 * rules no longer allow stays in the outbox, is not shown in the file, and goes to the hub all the same: the hub judges.
 */
async function rebase(
  { trx, office, officeCode }: Rebasing,
  { applicationId, base, shown, pending }: FileToRebase,
): Promise<WorkedOut> {
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
  return { applicationId, base, shown, now: file, isWaiting: pending.length > 0 };
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
      facts: {
        ...(await factsBefore(trx, pending, author)),
        ...(await factsOfPerson(trx, file)),
        ...(await factsAbout(trx, office, {
          author,
          file,
          kind: pending.kind,
          entered: { payload: pending.payload, at: pending.occurredAt },
          before: pending.id,
        })),
      },
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
  const facts = await factsFor(trx, pending.payload, author, pending.occurredAt);
  if (!facts.blank || facts.blank.inStock || pending.kind !== 'production.allocateBlank/1') return facts;
  const row = await findBlank(trx, facts.blank.serial);
  return { ...facts, blank: { ...facts.blank, inStock: row?.applicationId === pending.applicationId } };
}
