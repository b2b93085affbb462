import type { FoundFile } from '#common/contract/hub/search.ts';
import { maskNik } from '#common/domain/identity/nik.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { searchOffice } from '#hub/store/search.ts';

/** Files of the whole office, those too that have left every desk. */
export async function searchFiles(
  { store }: HubContext,
  officeId: string,
  asked: { text: string; limit: number },
): Promise<FoundFile[]> {
  const files = await searchOffice(store, officeId, asked);
  return files.map(({ id, number, applicant, book, type, lane, state, stateSince }) => ({
    id,
    number,
    name: applicant.fullName,
    maskedNik: maskNik(applicant.nik),
    passportNumber: book?.passportNumber ?? null,
    type,
    lane,
    state,
    stateSince,
  }));
}
