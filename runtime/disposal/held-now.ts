import { ACCESS_REQUESTS, isOpenRequest } from '#common/domain/registers/access-requests.ts';
import { heldFiles } from '#common/domain/registers/holds.ts';
import { foldEntries } from '#common/domain/registers/register.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { DisposalRecords } from './disposal-records.ts';

/** What must stay: a legal case runs, or somebody asked to see what is kept of them and has no answer yet. */
export async function heldNow(
  records: Pick<DisposalRecords, 'rules' | 'book' | 'ofSamePersons'>,
): Promise<ReadonlySet<ApplicationId>> {
  const { today } = await records.rules();
  const asked = foldEntries(ACCESS_REQUESTS, await records.book('access-requests'))
    .filter(({ item }) => isOpenRequest(item))
    .map(({ item }) => item.applicationId);
  const held = heldFiles(await records.book('holds'), today);
  return new Set([...held, ...asked, ...(await records.ofSamePersons(asked))]);
}
