import { createHash } from 'node:crypto';
import { derivedUuid } from '#runtime/derived-uuid.ts';
import type { Store } from '#hub/store/database.ts';
import { noteProblems } from '#hub/store/gateway-state.ts';
import type { EntryError } from './central-gateway.ts';
import type { GatewayParts } from './gateway-parts.ts';

type Origin = {
  kind: 'BOOKING' | 'RESULT' | 'STATUS' | 'LIST' | 'ANSWER' | 'STEP';
  /** Of a page: all that came in it. */
  entries?: readonly unknown[];
};

/** For a person to look at. The same trouble with the same subject is one problem, however often it comes. */
export async function storeProblems(
  trx: Store,
  { hub, officeId }: Pick<GatewayParts, 'hub' | 'officeId'>,
  { kind, entries = [] }: Origin,
  errors: readonly EntryError[],
): Promise<void> {
  const page = errors.some(({ subject }) => subject === '') ? digestOf(entries) : '';
  const problems = errors.map(({ row, subject, field, code }) => ({
    id: derivedUuid([kind, subject || `${page} row ${row}`, field, code].join('|')),
    kind,
    subject,
    code,
    field,
  }));
  const once = new Map(problems.map((problem) => [problem.id, problem]));
  await noteProblems(trx, officeId, hub.clock.now(), [...once.values()]);
}

/**
 * A row without a number of its own is known by its page. Files come under the same name every day, and what a cursor means is the
 * centre's business: a page is what stands in it, so that the same one told again is the same.
 */
function digestOf(entries: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}
