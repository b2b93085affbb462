import { v7 } from 'uuid';
import type { ActRequest, ActResult, MovedTogether } from '#common/contract/ipc/applications.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { dropLesserTries } from '#main/features/biometrics/tidy.ts';
import type { Desk } from '#main/features/desk.ts';
import { ApproveShown } from '#common/domain/approval/actions.ts';
import { orderByHand } from './claim-order.ts';
import { CLAIMS, moveTogether } from './family/move-together.ts';
import { withChipWord } from '#main/features/production/chip/chip-word.ts';
import { auditRefusal } from './refusals.ts';
import { recordActions, type Author } from './record.ts';

/**
 * Their numbers (file, ticket, SOP) are given by the desk, never by a page: only their own channels record them. A day that
 * the applicant changed in M-Paspor comes by the import alone (domain reference 4.2).
 */
const OWN_CHANNEL: ReadonlySet<string> = new Set<ActionKind>([
  'appointments.importBooking/1',
  'appointments.registerWalkIn/1',
  'appointments.checkIn/1',
  'appointments.reschedule/1',
  'applications.linkFamily/1',
  'applications.unlinkFamily/1',
]);

/** The one act that is done to a whole family at once by naming its members. */
const TOGETHER: ReadonlySet<string> = new Set<ActionKind>(['appointments.specialReschedule/1']);

/** A batch has a channel of its own, which asks for a proof first. */
function isOfBatch(kind: string, payload: unknown): boolean {
  if (kind !== 'approval.approve/2') return false;
  return ApproveShown.safeParse(payload).data?.bulk !== null;
}

type Done = { file: Application; family: MovedTogether; ids: readonly ApplicationId[] };

/** Calls `record` with the person in whose name the request is decided. */
type As = (record: (author: Author) => Promise<Done>) => Promise<Done>;

/** One request of a page, all or nothing, whoever does it. */
export async function act(desk: Desk, request: ActRequest, as: As): Promise<ActResult> {
  const { db } = desk;
  const { applicationId } = request;
  const actions = await withChipWord(desk, applicationId, request.actions);
  const asked = { ...request, actions };
  const other = actions.find(({ kind, payload }) => OWN_CHANNEL.has(kind) || isOfBatch(kind, payload));
  if (other) throw new CodedError('ACTION_UNKNOWN', { kind: other.kind });
  const { file, family, ids } = await as((author) =>
    db
      .transaction((trx) => record(trx, desk, { asked, author }))
      .catch(async (error: unknown) => {
        await auditRefusal(desk, applicationId, error);
        throw error;
      }),
  );
  if (actions.some(({ kind }) => kind === 'biometrics.captureFingerprints/1')) {
    await dropLesserTries(desk, applicationId);
  }
  desk.emit('files.changed', { applicationIds: [applicationId, ...ids] });
  return { version: file.version, state: file.state, family };
}

type Recording = { asked: ActRequest; author: Author };

async function record(
  trx: DeskDatabase,
  { office, clock }: Desk,
  { asked, author }: Recording,
): Promise<Done> {
  const { applicationId, actions, basedOn, together = [] } = asked;
  const now = clock.now();
  const before = await findApplication(trx, applicationId);
  const placed = await Promise.all(
    actions.map(async (action) =>
      before && CLAIMS.some((kind) => kind === action.kind)
        ? // How a file was come by is the desk's word, never a page's.
          { ...action, payload: await orderByHand(trx, office, { file: before, author, now }) }
        : action,
    ),
  );
  const file = await recordActions(trx, office, { applicationId, actions: placed, basedOn, author, now });
  if (together.length > 0) {
    const named = await recordOnNamed(trx, office, { file, asked, together, author, now });
    return { file, ids: together, family: { moved: named, stayed: [] } };
  }
  const [only, ...others] = actions;
  if (!before || !only || others.length > 0 || before.version === file.version) {
    return { file, ids: [], family: { moved: [], stayed: [] } };
  }
  const { kind, payload } = only;
  const { ids, moved, stayed } = await moveTogether(trx, before, { office, author, now, kind, payload });
  return { file, ids, family: { moved, stayed } };
}

type Named = Recording & { file: Application; together: readonly ApplicationId[]; now: Instant };

/** The same for members that a person named: each is decided by itself, one refusal takes all of it back. */
async function recordOnNamed(
  trx: DeskDatabase,
  office: Desk['office'],
  { file, asked, together, author, now }: Named,
): Promise<string[]> {
  const other = asked.actions.find(({ kind }) => !TOGETHER.has(kind));
  if (other) throw new CodedError('ACTION_UNKNOWN', { kind: other.kind });
  const moved: string[] = [];
  for (const applicationId of together) {
    const member = await findApplication(trx, applicationId);
    if (!member?.family || member.family.id !== file.family?.id) throw new CodedError('FAMILY_NOT_LINKED');
    const actions = asked.actions.map(({ kind, payload }) => ({ id: v7() as ActionId, kind, payload }));
    await recordActions(trx, office, {
      applicationId,
      actions,
      basedOn: member.version,
      author,
      now,
      ...(asked.actions[0] ? { group: asked.actions[0].id } : {}),
    });
    moved.push(member.number);
  }
  return moved;
}
