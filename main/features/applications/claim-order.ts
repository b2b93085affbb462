import type { ApplicationId } from '#common/kernel/ids.ts';
import { instantAt, localDate, type Instant } from '#common/kernel/instant.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import type { ClaimOrderEntry, TakeUp } from '#common/domain/queue/actions.ts';
import { drawnOfficer } from '#common/domain/queue/lot.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { firstDeeds } from '#main/records/repositories/actions.ts';
import { countAhead } from '#main/records/repositories/queue.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { Author } from './author-of-actions.ts';
import { publishSeed } from './publish-seed.ts';

type Taking = { file: Application; author: Author; now: Instant };

/** How a file that somebody opened and took up by hand stood in the queue; nothing when it was the next one. */
export async function orderByHand(
  trx: DeskDatabase,
  office: OfficeContext,
  { file, author }: Taking,
): Promise<TakeUp> {
  const ahead = await countAhead(trx, {
    applicationId: file.id,
    desk: author.desk,
    except: office.carriedAway,
  });
  return ahead === 0 ? {} : { order: { ahead, why: reasonOf(file, author) } };
}

function reasonOf({ ticket, claim }: Application, { desk }: Author): ClaimOrderEntry['why'] {
  if (ticket?.forDesk === desk) return 'FOR_DESK';
  return claim ? 'LAPSED' : 'BY_HAND';
}

/** Of a family that is served at one desk; nothing when it was the next one anyway. */
export async function orderOfFamily(
  trx: DeskDatabase,
  office: OfficeContext,
  { file, author }: Omit<Taking, 'now'>,
): Promise<TakeUp> {
  const asked = { applicationId: file.id, desk: author.desk, except: office.carriedAway };
  const ahead = await countAhead(trx, asked);
  return ahead === 0 ? {} : { order: { ahead, why: 'FAMILY' } };
}

export type Draw = { day: PlainDate; present: readonly UserId[]; stage: Stage };

/** The lot of a stage for now: who is at work there today, and the day's seed; null where the procedure draws none. */
export async function drawFor(
  trx: DeskDatabase,
  office: OfficeContext,
  { stage, author, now }: { stage: Stage; author: Author; now: Instant },
): Promise<Draw | null> {
  const policy = office.policy();
  const day = localDate(now, policy.utcOffsetMinutes);
  if (!policy.randomStages.has(stage) || office.lots(day) === null) return null;
  const roles = policy.stageRoles[stage];
  const since = instantAt(day, '00:00', policy.utcOffsetMinutes);
  const present = (await firstDeeds(trx, { roles, since })).map(({ actor }) => actor);
  await publishSeed(trx, office, { author, now });
  return { day, present: [...new Set([...present, author.userId])].toSorted(), stage };
}

/** Whether the lot gives the file to this officer. */
export function isDrawnFor(office: OfficeContext, draw: Draw, id: ApplicationId, officer: UserId): boolean {
  const lots = office.lots(draw.day);
  return lots !== null && drawnOfficer(lots, id, draw.present) === officer;
}
