import { CodedError } from '#common/contract/coded-error.ts';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findApplications } from '#main/records/repositories/applications.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { recordActions } from './record.ts';
import { auditRefusal } from './refusals.ts';

/** One action of a batch, made on the version that its author saw. */
type OneOfMany = {
  applicationId: ApplicationId;
  actionId: ActionId;
  basedOn: number;
  kind: string;
  payload: unknown;
};

type Batch = {
  files: readonly OneOfMany[];
  /** The refusal that names every file that stood in the way. */
  refusedAs: ErrorCode;
  /** What the rules of one file do not know: why it does not belong into this batch any more. */
  refuses?: (file: Application | undefined, one: OneOfMany) => CodedError | null;
  /** Written with the batch or not at all. */
  beside?: (trx: DeskDatabase) => Promise<void>;
};

/**
 * One decision about many files: each by its own action with its own entry, in one transaction and, at the hub, as one group. One refusal takes
 * all of it back; every file that stood in the way is named, so that the others can be chosen again. Throws the batch's refusal with their
 * numbers, ids and codes, in the same order.
 */
export async function recordMany(desk: Desk, { files, refusedAs, refuses, beside }: Batch): Promise<void> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  const ids = files.map(({ applicationId }) => applicationId);
  const [first] = files;
  if (!first || new Set(ids).size !== ids.length) throw new CodedError('INPUT_INVALID');
  const refused: Refused[] = [];
  await db
    .transaction(async (trx) => {
      const known = await findApplications(trx, ids);
      for (const one of files) {
        const { applicationId, actionId, basedOn, kind, payload } = one;
        const error = refuses?.(known.get(applicationId), one);
        if (error) {
          refused.push({ applicationId, error });
          continue;
        }
        const request = {
          applicationId,
          actions: [{ id: actionId, kind, payload }],
          basedOn,
          author,
          now: clock.now(),
          group: first.actionId,
        };
        // The rest is asked too: whatever was written meanwhile is taken back below.
        await recordActions(trx, office, request).catch((error: unknown) => {
          if (!(error instanceof CodedError)) throw error;
          refused.push({ applicationId, error });
        });
      }
      if (refused.length > 0) throw await refusalOf(trx, refused, refusedAs);
      await beside?.(trx);
    })
    .catch(async (error: unknown) => {
      for (const one of refused) await auditRefusal(desk, one.applicationId, one.error);
      throw error;
    });
  desk.emit('files.changed', { applicationIds: ids });
}

type Refused = { applicationId: ApplicationId; error: CodedError };

async function refusalOf(
  trx: DeskDatabase,
  refused: readonly Refused[],
  code: ErrorCode,
): Promise<CodedError> {
  const ids = refused.map(({ applicationId }) => applicationId);
  const known = await findApplications(trx, ids);
  return new CodedError(code, {
    count: refused.length,
    numbers: ids.map((id) => known.get(id)?.number ?? ''),
    ids,
    codes: refused.map(({ error }) => error.code),
  });
}
