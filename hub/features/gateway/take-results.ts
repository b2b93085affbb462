import { isDeepStrictEqual } from 'node:util';
import type { Application } from '#common/domain/applications/application.ts';
import { CentreResult, resultKey } from '#common/domain/gateway/result.ts';
import { isStorable } from '#hub/features/sync/storable.ts';
import type { Store } from '#hub/store/database.ts';
import { findFilesByNumber, getResult, insertResult } from '#hub/store/gateway-results.ts';
import { lockGateway, saveCursor } from '#hub/store/gateway-state.ts';
import type { EntryError, Page } from './central-gateway.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { storeProblems } from './problems.ts';

/** All pages since the cursor. A result is kept and offered to an officer; it changes no file by itself. Returns the new ones. */
export async function takeResults(parts: GatewayParts): Promise<number> {
  const { hub, officeId, gateway } = parts;
  let taken = 0;
  for (;;) {
    const { resultCursor } = await hub.store.transaction((trx) =>
      lockGateway(trx, officeId, hub.clock.now()),
    );
    const page = await gateway.results(resultCursor);
    if (!page) return taken;
    const errors: EntryError[] = [...page.wrong];
    await hub.store.transaction(async (trx) => {
      await lockGateway(trx, officeId, hub.clock.now());
      taken += await takePage(trx, parts, { page, errors });
      await storeProblems(trx, parts, { kind: 'RESULT', entries: page.entries }, errors);
      await saveCursor(trx, officeId, 'result_cursor', page.cursor);
    });
    await page.settle(errors);
    if (!page.more) return taken;
  }
}

async function takePage(
  trx: Store,
  { hub, officeId }: GatewayParts,
  { page, errors }: { page: Page<unknown>; errors: EntryError[] },
): Promise<number> {
  const read = page.entries.map((entry) => CentreResult.safeParse(entry));
  const numbers = read.flatMap(({ data }) => data?.number ?? []);
  const files = await findFilesByNumber(trx, officeId, numbers);
  let taken = 0;
  for (const [index, { data: result, error }] of read.entries()) {
    const row = index + 1;
    if (!result) {
      const field = error?.issues[0]?.path.map(String).join('.') ?? '';
      errors.push({ row, subject: numberOf(page.entries[index]), field, code: 'ENTRY_UNREADABLE' });
      continue;
    }
    const { number } = result;
    const code = doubtOf(result, files.get(number), hub.clock.now());
    if (code) errors.push({ row, subject: number, field: '', code });
    if (code !== null && NOT_KEPT.has(code)) continue;
    if (await insertResult(trx, officeId, result, hub.clock.now())) taken += 1;
    else if (!isDeepStrictEqual(await getResult(trx, officeId, resultKey(result)), result)) {
      errors.push({ row, subject: number, field: 'reference', code: 'RESULT_CHANGED' });
    }
  }
  return taken;
}

/** Of a wrong person nothing is kept; what the store refuses would stop the exchange at this page for good. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  'ENTRY_UNSTORABLE',
  'RESULT_WRONG_PERSON',
  'RESULT_IN_FUTURE',
]);

/** Why a person has to look at it; null for a result as it should be. */
function doubtOf(result: CentreResult, file: Application | undefined, now: string): string | null {
  if (!isStorable(result)) return 'ENTRY_UNSTORABLE';
  if (result.at > now) return 'RESULT_IN_FUTURE';
  if (!file) return 'RESULT_NO_FILE';
  if (file.applicant.nik !== result.nik) return 'RESULT_WRONG_PERSON';
  if (result.kind === 'BOOK' && file.book?.passportNumber !== result.passportNumber) {
    return 'RESULT_OTHER_BOOK';
  }
  return null;
}

function numberOf(entry: unknown): string {
  const number: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'number') : null;
  return typeof number === 'string' && /^[A-Z0-9]{4,40}$/.test(number) ? number : '';
}
