import { setTimeout } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import type { Claim } from '#common/domain/applications/application.ts';
import { permittedActions } from '#common/domain/applications/permitted-actions.ts';
import type { AppState, Stage } from '#common/domain/applications/vocabulary.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { QueuePart } from '#common/domain/queue/office-queue.ts';
import type { LeftBy } from '#common/contract/ipc/applications.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { nextFree } from '#main/records/repositories/queue.ts';
import { resolveRefused } from '#main/records/repositories/refused-actions.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { factsFor, recordActions } from './record.ts';

/** States whose files somebody at the stage can take up; the others in the same list wait for the applicant. */
const CLAIMABLE: Readonly<Record<Stage, readonly AppState[]>> = {
  arrival: [],
  documents: ['CHECKED_IN', 'DOC_REVIEW'],
  capture: ['IN_SERVICE'],
  interview: ['IN_SERVICE', 'UNDER_EXAMINATION', 'SUSPENDED'],
  decision: ['VERIFICATION', 'ADJUDICATION'],
  production: ['APPROVED', 'BLANK_ALLOCATED', 'PRINTED'],
  handover: ['QC_PASSED', 'READY_FOR_PICKUP'],
};

const CLAIMS: readonly ActionKind[] = ['queue.callTicket/1', 'queue.claim/1'];
const TRIED_AT_ONCE = 50;
/** How long a person waits for the hub's word before the desk goes on without it. */
const HUB_PATIENCE_MS = 1_500;
const RACES = 5;

/** The next file of a stage, or of one of the office's queues in it, into this person's hands. Throws NOTHING_TO_CLAIM, DESK_PAUSED. */
export async function claimNext(
  desk: Desk,
  stage: Stage,
  part?: QueuePart,
): Promise<{ applicationId: ApplicationId; leftBy: LeftBy | null }> {
  if (desk.session.isDeskPaused) throw new CodedError('DESK_PAUSED');
  for (let race = 0; race < RACES; race += 1) {
    const claim = await claimOne(desk, stage, part);
    if (!claim) break;
    desk.emit('files.changed', { applicationIds: [claim.applicationId] });
    const { applicationId, leftBy } = claim;
    if (!(await wasTakenElsewhere(desk, claim))) return { applicationId, leftBy };
  }
  throw new CodedError('NOTHING_TO_CLAIM');
}

type ClaimMade = { applicationId: ApplicationId; id: ActionId; leftBy: LeftBy | null };

async function claimOne(desk: Desk, stage: Stage, part?: QueuePart): Promise<ClaimMade | null> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  return db.transaction(async (trx) => {
    const candidates = await nextFree(trx, {
      stage,
      states: CLAIMABLE[stage],
      desk: author.desk,
      viewer: author.userId,
      lapsedBefore: addMinutes(clock.now(), -office.deskPolicy().claimLeaseHours * 60),
      limit: TRIED_AT_ONCE,
      part,
      except: office.carriedAway,
    });
    const facts = await factsFor(trx, null, author);
    for (const applicationId of candidates) {
      const file = await findApplication(trx, applicationId);
      if (!file) continue;
      const now = clock.now();
      const context = { policy: office.policy(file.sopId), facts, now };
      const claim = permittedActions(file, author, context).find(({ kind }) => CLAIMS.includes(kind));
      if (!claim) continue;
      const id = v7() as ActionId;
      const actions = [{ id, kind: claim.kind, payload: {} }];
      const request = { applicationId, actions, basedOn: file.version, author, now };
      await recordActions(trx, office, request);
      return { applicationId, id, leftBy: await leftByOf(trx, file.claim) };
    }
    return null;
  });
}

async function leftByOf(trx: DeskDatabase, claim: Claim | null): Promise<LeftBy | null> {
  if (!claim) return null;
  const people = await displayNames(trx);
  return { name: people[claim.by] ?? '', desk: claim.desk };
}

/**
 * Two desks may reach for one file at the same moment; the hub gives it to the first. Losing that race is nothing that a
 * person must decide about, so it leaves the tray again.
 */
async function wasTakenElsewhere({ db, hub, clock, session }: Desk, claim: ClaimMade): Promise<boolean> {
  if (!hub) return false;
  await Promise.race([hub.wake(), setTimeout(HUB_PATIENCE_MS, undefined, { ref: false })]);
  const userId = session.user?.id;
  if (!userId) return false;
  const lost = await resolveRefused(db, claim.id, {
    resolution: 'DISCARDED',
    at: clock.now(),
    userId,
    note: 'taken at another desk',
  });
  return lost > 0;
}
