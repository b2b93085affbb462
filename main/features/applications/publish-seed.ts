import { plainDate } from '#common/kernel/plain-date.ts';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import { commitmentTo, isCommitment } from '#runtime/office/day-seed.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { appendAudit } from '#main/records/repositories/audit.ts';
import { listSeeds } from '#main/records/repositories/audit-search.ts';
import { systemAuthor } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { Author } from './author-of-actions.ts';

type Publishing = { author: Pick<Author, 'userId' | 'desk'>; now: Instant };

/**
 * The day's seed is promised before anything is drawn by it, once, in the chain: its hash stands there while the day lasts, so that
 * nobody who reads the chain knows a lot before it falls.
 */
export async function publishSeed(
  trx: DeskDatabase,
  office: OfficeContext,
  { author, now }: Publishing,
): Promise<void> {
  const today = localDate(now, office.policy().utcOffsetMinutes);
  const seed = office.seed(today);
  if (seed === null) return;
  await revealSeeds(trx, office, { author, now });
  const said = await listSeeds(trx);
  if (said.some(({ day }) => day === today)) return;
  await say(trx, { author, now, day: today, detail: commitmentTo(seed) });
}

/** The seeds of the days that are over: from them anybody who may read the chain works out every lot again. */
async function revealSeeds(
  trx: DeskDatabase,
  office: OfficeContext,
  { author, now }: Publishing,
): Promise<void> {
  const today = localDate(now, office.policy().utcOffsetMinutes);
  const byDay = Map.groupBy(await listSeeds(trx), ({ day }) => day);
  for (const [day, said] of byDay) {
    if (day >= today || said.some(({ detail }) => !isCommitment(detail))) continue;
    const seed = office.seed(plainDate(day));
    if (seed !== null) await say(trx, { author, now, day, detail: seed });
  }
}

/** A day whose lots nobody needs any more is revealed all the same. */
export async function revealPastSeeds(desk: Desk): Promise<void> {
  const { db, office, clock } = desk;
  if (!office.settings || office.isMoving) return;
  const publishing = { author: systemAuthor(desk), now: clock.now() };
  await db.transaction((trx) => revealSeeds(trx, office, publishing));
}

async function say(
  trx: DeskDatabase,
  { author, now, day, detail }: Publishing & { day: string; detail: string },
): Promise<void> {
  const { userId: actor, desk } = author;
  await appendAudit(trx, { at: now, actor, desk, event: 'SEED', subject: day, detail });
}
