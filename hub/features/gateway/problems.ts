import { derivedUuid } from '#runtime/derived-uuid.ts';
import type { Store } from '#hub/store/database.ts';
import { noteProblems } from '#hub/store/gateway-state.ts';
import type { EntryError } from './central-gateway.ts';
import type { GatewayParts } from './gateway-parts.ts';

/** For a person to look at. The same trouble with the same subject is one problem, however often it comes. */
export async function storeProblems(
  trx: Store,
  { hub, officeId }: Pick<GatewayParts, 'hub' | 'officeId'>,
  kind: 'BOOKING' | 'RESULT' | 'STATUS' | 'LIST' | 'ANSWER',
  errors: readonly EntryError[],
): Promise<void> {
  const problems = errors.map(({ row, subject, field, code }) => ({
    id: derivedUuid([kind, subject || `row ${row}`, field, code].join('|')),
    kind,
    subject,
    code,
    field,
  }));
  const once = new Map(problems.map((problem) => [problem.id, problem]));
  await noteProblems(trx, officeId, hub.clock.now(), [...once.values()]);
}
