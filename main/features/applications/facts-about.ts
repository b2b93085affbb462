import type { ActionId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Facts } from '#common/domain/applications/policy.ts';
import { TakeUp } from '#common/domain/queue/actions.ts';
import { drawnBy } from '#common/domain/queue/draw.ts';
import { instantAt, localDate, type Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { firstDeeds, hasActedOn } from '#main/records/repositories/actions.ts';
import { findFamily } from '#main/records/repositories/families.ts';
import { factsOfApproval } from '#main/features/approval/approval-facts.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { Author } from './author-of-actions.ts';
import { kinshipWith } from './kinship.ts';

type About = {
  author: Pick<Author, 'userId' | 'roles'>;
  file: Application | null;
  /** Null asks for everything that a screen may offer. */
  kind: string | null;
  /** What was entered, and when. */
  entered?: { payload: unknown; at: Instant };
  /** Only what stands in the list before this action: it is decided anew. */
  before?: ActionId;
};

/** What the rules must know about one file and one person beyond the file, read in the caller's transaction. */
export async function factsAbout(
  db: DeskDatabase,
  office: OfficeContext,
  about: About,
): Promise<Partial<Facts> & Pick<Facts, 'kinship'>> {
  const { file, kind } = about;
  const { author, entered } = about;
  const kinship = await kinshipWith(db, office, { author, file, payload: entered?.payload });
  if (!file) return { kinship };
  const isOffered = kind === null;
  return {
    kinship,
    ...(await claimFacts(db, office, about, file)),
    ...(file.state === 'ADJUDICATION' && (isOffered || kind === 'approval.approve/2')
      ? await factsOfApproval(db, office, { file, before: about.before })
      : {}),
  };
}

/** What a claim says about how the file was come by, held to this desk's own record. */
async function claimFacts(
  db: DeskDatabase,
  office: OfficeContext,
  { author, entered }: About,
  file: Application,
): Promise<Pick<Facts, 'drawn' | 'familyServed'>> {
  const order = TakeUp.safeParse(entered?.payload).data?.order;
  if (!order || !entered) return {};
  const { draw } = order;
  if (draw) {
    const policy = office.policy(file.sopId);
    const since = instantAt(localDate(entered.at, policy.utcOffsetMinutes), '00:00', policy.utcOffsetMinutes);
    const roles = [...policy.randomStages].flatMap((stage) => policy.stageRoles[stage]);
    const deeds = await firstDeeds(db, { roles, since });
    const lots = (day: PlainDate) => office.lots(day);
    return { drawn: drawnBy({ file, draw, actor: author.userId, at: entered.at, policy, lots, deeds }) };
  }
  if (order.why !== 'FAMILY' || !file.family) return {};
  const others = (await findFamily(db, file.family.id)).filter(({ id }) => id !== file.id);
  const ids = others.map(({ id }) => id);
  return { familyServed: await hasActedOn(db, ids, author.userId) };
}
