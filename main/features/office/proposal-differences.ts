import { HubPolicy } from '#common/contract/hub/documents.ts';
import { DOCUMENT_BODIES, type Proposal } from '#common/contract/hub/publication.ts';
import { differences, type Difference } from '#common/domain/sop/differences.ts';
import { sopDifferences } from '#common/domain/sop/sop-differences.ts';
import type { OfficeContext } from './office-context.ts';

/** What a proposal would change on its day. What this build cannot read is shown as it is. */
export function proposalDifferences(
  office: OfficeContext,
  { name, body, effectiveFrom }: Pick<Proposal, 'name' | 'body' | 'effectiveFrom'>,
): Difference[] {
  switch (name) {
    case 'sop': {
      const sop = DOCUMENT_BODIES.sop.safeParse(body);
      return sop.success ? sopDifferences(office.sopOn(effectiveFrom), sop.data) : differences({}, { body });
    }
    case 'calendar': {
      const calendar = DOCUMENT_BODIES.calendar.safeParse(body);
      if (!calendar.success) return differences({}, { body });
      return differences(office.calendarOf(calendar.data.year, effectiveFrom) ?? {}, body);
    }
    case 'policy':
      return differences(office.inForce('policy', effectiveFrom)?.body ?? HubPolicy.parse({}), body);
    case 'letterhead':
    case 'queues':
      return differences({ [name]: office.inForce(name, effectiveFrom)?.body ?? [] }, { [name]: body });
  }
}
