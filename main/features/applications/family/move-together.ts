import { v7 } from 'uuid';
import type { MovedTogether } from '#common/contract/ipc/applications.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { permittedActions } from '#common/domain/applications/permitted-actions.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { queueStages } from '#common/domain/queue/queue-stages.ts';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { findFamily } from '#main/records/repositories/families.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { orderOfFamily } from '../claim-order.ts';
import { factsAbout } from '../facts-about.ts';
import { factsFor, recordActions, type Author } from '../record.ts';

/** Taking a file up; which of them it is depends on where it lies. */
export const CLAIMS: readonly ActionKind[] = ['queue.callTicket/1', 'queue.claim/1'];
/** Giving it out of one's hands again. */
const LEAVES: readonly ActionKind[] = ['queue.release/1', 'queue.transfer/1', 'queue.noAnswer/1'];
/** Taking it out of another's hands. */
const TAKES_OVER: readonly ActionKind[] = ['queue.takeOver/1'];

type Move = { office: OfficeContext; author: Author; now: Instant; kind: string; payload: unknown };
type Taken = MovedTogether & { ids: readonly ApplicationId[]; actionIds: readonly ActionId[] };

const NOBODY: Taken = { moved: [], stayed: [], ids: [], actionIds: [] };

/**
 * A family is served at one desk: whoever takes a member up, or gives it out of hand, does it with the free ones that stand in the
 * same stage. `before`: that member as it stood. What somebody else holds stays and is named.
 */
export async function moveTogether(trx: DeskDatabase, before: Application, move: Move): Promise<Taken> {
  const kinds = [CLAIMS, LEAVES, TAKES_OVER].find((some) => some.some((kind) => kind === move.kind));
  if (!kinds || !before.family) return NOBODY;
  const beside = await besides(trx, before, move.office);
  const isTaking = kinds !== LEAVES;
  /** In whose hands the members are that come along. */
  const holder = kinds === CLAIMS ? null : kinds === LEAVES ? move.author.userId : (before.claim?.by ?? null);
  const wanted = beside.filter(({ claim }) => (claim?.by ?? null) === holder);
  const taken = await recordOnEach(trx, wanted, { ...move, kinds: kinds === CLAIMS ? CLAIMS : [move.kind] });
  const came = new Set(taken.map(({ id }) => id));
  const isElsewhere = ({ id, claim }: Application) =>
    claim !== null && claim.by !== move.author.userId && !came.has(id);
  const people = isTaking ? await displayNames(trx) : {};
  return {
    moved: taken.map(({ number }) => number),
    stayed: isTaking
      ? beside
          .filter(isElsewhere)
          .map(({ number, claim }) => ({ number, name: claim ? (people[claim.by] ?? '') : '' }))
      : [],
    ids: taken.map(({ id }) => id),
    actionIds: taken.map(({ actionId }) => actionId),
  };
}

/** Members in the same stage's queue that lie in this office. */
async function besides(
  trx: DeskDatabase,
  file: Application,
  office: OfficeContext,
): Promise<readonly Application[]> {
  if (!file.family) return [];
  const stages = queueStages(file, office.policy(file.sopId));
  const away = new Set([file.id, ...office.carriedAway]);
  return (await findFamily(trx, file.family.id)).filter(
    (other) =>
      !away.has(other.id) &&
      !office.isKept(other.id) &&
      queueStages(other, office.policy(other.sopId)).some((stage) => stages.includes(stage)),
  );
}

type Each = Move & { kinds: readonly string[] };
type Done = { id: ApplicationId; number: string; actionId: ActionId };

/** What the rules do not let this person do with a member leaves that one where it is. */
async function recordOnEach(
  trx: DeskDatabase,
  files: readonly Application[],
  { office, author, now, kinds, payload }: Each,
): Promise<Done[]> {
  const done: Done[] = [];
  const common = await factsFor(trx, null, author, now);
  for (const file of files) {
    const facts = { ...common, ...(await factsAbout(trx, office, { author, file, kind: 'queue.claim/1' })) };
    const context = { policy: office.policy(file.sopId), facts, now };
    const permitted = permittedActions(file, author, context).find(({ kind }) => kinds.includes(kind));
    if (!permitted) continue;
    const actionId = v7() as ActionId;
    await recordActions(trx, office, {
      applicationId: file.id,
      actions: [
        {
          id: actionId,
          kind: permitted.kind,
          // Whoever comes along is taken before others, too, and that is written.
          payload: kinds === CLAIMS ? await orderOfFamily(trx, office, { file, author }) : payload,
        },
      ],
      basedOn: file.version,
      author,
      now,
    });
    done.push({ id: file.id, number: file.number, actionId });
  }
  return done;
}
