import { setTimeout } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import type { Application, Claim } from '#common/domain/applications/application.ts';
import { permittedActions } from '#common/domain/applications/permitted-actions.ts';
import type { AppState, Stage } from '#common/domain/applications/vocabulary.ts';
import type { TakeUp } from '#common/domain/queue/actions.ts';
import type { QueuePart } from '#common/domain/queue/office-queue.ts';
import type { LeftBy } from '#common/contract/ipc/applications.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { countAhead, nextFree } from '#main/records/repositories/queue.ts';
import { resolveRefused } from '#main/records/repositories/refused-actions.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { CLAIMS, moveTogether } from './family/move-together.ts';
import { nextOfFamily } from './family/next-member.ts';
import { drawFor, isDrawnFor, orderOfFamily, type Draw } from './claim-order.ts';
import { factsAbout } from './facts-about.ts';
import { factsFor, recordActions, type Author } from './record.ts';

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

const TRIED_AT_ONCE = 50;
/** How long a person waits for the hub's word before the desk goes on without it. */
const HUB_PATIENCE_MS = 1_500;
const RACES = 5;

type Wanted = {
  stage: Stage;
  /** One of the office's own queues in the stage. */
  part?: QueuePart | undefined;
  /** The file that was just done. */
  after?: ApplicationId | undefined;
};

/**
 * The next file of a stage into this person's hands: the family of the one before comes first, it is served at one desk. Throws
 * NOTHING_TO_CLAIM, DESK_PAUSED.
 */
export async function claimNext(
  desk: Desk,
  wanted: Wanted,
): Promise<{ applicationId: ApplicationId; leftBy: LeftBy | null }> {
  if (desk.session.isDeskPaused) throw new CodedError('DESK_PAUSED');
  for (let race = 0; race < RACES; race += 1) {
    const claim = await claimOne(desk, wanted);
    if (!claim) break;
    const { applicationId, leftBy } = claim;
    if (claim.actionIds.length === 0) return { applicationId, leftBy };
    desk.emit('files.changed', { applicationIds: claim.ids });
    if (!(await wasTakenElsewhere(desk, claim))) return { applicationId, leftBy };
  }
  throw new CodedError('NOTHING_TO_CLAIM');
}

type ClaimMade = {
  applicationId: ApplicationId;
  leftBy: LeftBy | null;
  /** What was taken, the file itself first, and by which actions; none for one that is in hand already. */
  ids: readonly ApplicationId[];
  actionIds: readonly ActionId[];
};

async function claimOne(desk: Desk, { stage, part, after }: Wanted): Promise<ClaimMade | null> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  return db.transaction(async (trx) => {
    const family = after ? await nextOfFamily(trx, office, { after, stage, viewer: author.userId }) : null;
    const [inHand] = family?.inHand ?? [];
    if (inHand) return { applicationId: inHand, leftBy: null, ids: [], actionIds: [] };
    const queued = await nextFree(trx, {
      stage,
      states: CLAIMABLE[stage],
      desk: author.desk,
      viewer: author.userId,
      lapsedBefore: addMinutes(clock.now(), -office.deskPolicy().claimLeaseHours * 60),
      limit: TRIED_AT_ONCE,
      part,
      except: office.carriedAway,
    });
    const now = clock.now();
    const draw = await drawFor(trx, office, { stage, author, now });
    const mine = draw ? queued.filter((id) => isDrawnFor(office, draw, id, author.userId)) : [];
    const candidates = new Set([...(family?.free ?? []), ...mine, ...queued]);
    const common = await factsFor(trx, null, author, now);
    for (const applicationId of candidates) {
      const file = await findApplication(trx, applicationId);
      if (!file) continue;
      const facts = {
        ...common,
        ...(await factsAbout(trx, office, { author, file, kind: 'queue.claim/1' })),
      };
      const context = { policy: office.policy(file.sopId), facts, now };
      const claim = permittedActions(file, author, context).find(({ kind }) => CLAIMS.includes(kind));
      if (!claim) continue;
      const id = v7() as ActionId;
      const order = await orderOfNext(trx, office, {
        file,
        author,
        draw,
        isOfFamily: family?.free.includes(applicationId) ?? false,
        isMine: mine.includes(applicationId),
      });
      const actions = [{ id, kind: claim.kind, payload: order }];
      const request = { applicationId, actions, basedOn: file.version, author, now };
      await recordActions(trx, office, request);
      const move = { office, author, now, kind: claim.kind, payload: {} };
      const beside = await moveTogether(trx, file, move);
      return {
        applicationId,
        leftBy: await leftByOf(trx, file.claim),
        ids: [applicationId, ...beside.ids],
        actionIds: [id, ...beside.actionIds],
      };
    }
    return null;
  });
}

type Next = {
  file: Application;
  author: Author;
  draw: Draw | null;
  isOfFamily: boolean;
  isMine: boolean;
};

/** What is written beside a claim that was not simply the first that the rules let this person have. */
async function orderOfNext(
  trx: DeskDatabase,
  office: Desk['office'],
  { file, author, draw, isOfFamily, isMine }: Next,
): Promise<TakeUp> {
  if (!isOfFamily && !isMine) return {};
  if (isOfFamily) return orderOfFamily(trx, office, { file, author });
  const asked = { applicationId: file.id, desk: author.desk, except: office.carriedAway };
  const ahead = await countAhead(trx, asked);
  return draw ? { order: { ahead, why: 'DRAWN', draw: { ...draw, present: [...draw.present] } } } : {};
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
  const lost = new Set<ActionId>();
  for (const id of claim.actionIds) {
    const resolved = await resolveRefused(db, id, {
      resolution: 'DISCARDED',
      at: clock.now(),
      userId,
      note: 'taken at another desk',
    });
    if (resolved > 0) lost.add(id);
  }
  // Members that were lost stay with the other officer; the file itself is tried anew.
  const [own] = claim.actionIds;
  return own !== undefined && lost.has(own);
}
