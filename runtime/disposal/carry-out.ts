import { approvedDisposals, disposalDone, type Disposal } from '#common/domain/registers/disposals.ts';
import type { Entry } from '#common/domain/registers/register.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { derivedUuid } from '#runtime/derived-uuid.ts';
import { groupsOf, lastDay, listDigest, momentOf } from './due-list.ts';
import type { DisposalOffice, DisposalRecords } from './disposal-records.ts';
import { heldNow } from './held-now.ts';

/** Nobody at the office waits for longer than these take. */
const AT_ONCE = 100;

/** Carries out what two persons decided, from where an earlier round stopped. Answers how many files went. */
export async function carryOutDisposals(office: DisposalOffice): Promise<number> {
  const approved = await office.transaction(async (records) =>
    approvedDisposals(await records.book('disposals')),
  );
  let gone = 0;
  for (const { run, disposal } of approved) {
    const isDecided = await office.transaction((records) => begin(records, run, disposal));
    if (!isDecided) continue;
    for (;;) {
      const portion = await office.transaction((records) => removeSome(records, run));
      gone += portion.gone;
      if (portion.isLast) break;
    }
    await office.transaction((records) => finish(records, run, disposal));
  }
  return gone;
}

/** The list is made anew and must be the one that was decided; whatever was decided, no file goes before its years are over. */
async function begin(records: DisposalRecords, run: string, disposal: Disposal): Promise<boolean> {
  if (await records.hasBegun(run)) return true;
  const { today, years, utcOffsetMinutes } = await records.rules();
  const due = await records.due(momentOf(disposal.before, utcOffsetMinutes));
  const held = await heldNow(records);
  const list = due.filter(({ id }) => !held.has(id));
  const isOver = disposal.before <= lastDay(today, years);
  const isDecided = isOver && list.length === disposal.files && listDigest(list) === disposal.digest;
  await records.begin(run, isDecided ? list : 'CHANGED');
  const detail = isDecided ? `begun ${list.length} ${disposal.digest}` : 'changed';
  await records.note([{ subject: run, detail }]);
  if (!isDecided) {
    const outcome = { as: 'CHANGED' as const, files: 0, kept: 0, pictures: 0, groups: [] };
    await records.addLine(endLine(run, records.now(), outcome));
  }
  return isDecided;
}

/** Some files with everything that speaks of them, one entry of the chain for each. */
async function removeSome(records: DisposalRecords, run: string): Promise<{ gone: number; isLast: boolean }> {
  const next = await records.next(run, AT_ONCE);
  const held = await heldNow(records);
  const files = next.filter(({ id }) => !held.has(id));
  const gone = files.length > 0 ? await records.remove(files) : [];
  await records.keep(next.filter(({ id }) => held.has(id)).map(({ id }) => id));
  await records.note(
    gone.map(({ applicationId, actions, digest }) => ({
      subject: applicationId,
      detail: `${run} ${actions} ${digest}`,
    })),
  );
  return { gone: gone.length, isLast: next.length < AT_ONCE };
}

async function finish(records: DisposalRecords, run: string, disposal: Disposal): Promise<void> {
  // Another round came to the end first.
  const open = approvedDisposals(await records.book('disposals'));
  if (!open.some((one) => one.run === run)) return;
  const { utcOffsetMinutes } = await records.rules();
  const listed = await records.listed(run);
  const gone = listed.filter(({ goneAt }) => goneAt !== null);
  const outcome = {
    as: 'DONE' as const,
    files: gone.length,
    kept: listed.length - gone.length,
    pictures: gone.reduce((sum, { pictures }) => sum + pictures, 0),
    groups: groupsOf(gone, utcOffsetMinutes),
  };
  await records.end(run, disposal.before);
  await records.addLine(endLine(run, records.now(), outcome));
  await records.note([{ subject: run, detail: `done ${outcome.files} kept ${outcome.kept}` }]);
}

function endLine(run: string, at: Instant, outcome: Parameters<typeof disposalDone>[1]): Entry {
  return disposalDone({ run, id: derivedUuid(`disposal-done/${run}`), at }, outcome);
}
