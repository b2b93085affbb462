import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { DifferencesReply, GatewayReport } from '#common/contract/hub/gateway.ts';
import type { CentreState } from '#common/domain/gateway/centre.ts';
import type { CentreResult } from '#common/domain/gateway/result.ts';
import type { ListSource } from '#common/contract/central/wire.ts';
import { channel } from './channel.ts';

/** What the page is told of a result: whom it is about it knows already. */
export type OfferedResult = {
  [K in CentreResult['kind']]: Omit<Extract<CentreResult, { kind: K }>, 'nik' | 'number'>;
}[CentreResult['kind']];

const Explanation = z.string().trim().min(5).max(300);

export const gatewayChannels = {
  /** As the hub last told it; null for a desk that has not been told. */
  'gateway.centre': channel<CentreState | null>()('office.read', z.object({}).strict()),
  /** What the centre says of a file and an officer may take over. Empty without a hub, and while it is away. */
  'gateway.results': channel<readonly OfferedResult[]>()(
    'case.read',
    z.object({ applicationId: ApplicationId }).strict(),
  ),
  'gateway.report': channel<GatewayReport>()('office.outage', z.object({}).strict()),
  'gateway.closeProblem': channel<null>()(
    'office.outage',
    z.object({ id: z.uuid(), note: Explanation }).strict(),
  ),
  /** What the centre refused of a file waits to be sent again; its problem is closed. */
  'gateway.resendStatus': channel<null>()('office.outage', z.object({ id: z.uuid() }).strict()),
  'gateway.differences': channel<DifferencesReply>()(
    'office.outage',
    z.object({ day: PlainDate.nullable() }).strict(),
  ),
  'gateway.explain': channel<null>()(
    'office.outage',
    z.object({ day: PlainDate, key: z.string().min(1).max(200), note: Explanation }).strict(),
  ),
  /** Brings lists of a day from files; which list a file is, its columns say. Null when none was chosen. */
  'gateway.bringLists': channel<{
    sources: readonly ListSource[];
    isCompared: boolean;
    wrong: number;
  } | null>()('office.outage', z.object({ day: PlainDate }).strict()),
  'gateway.saveDifferences': channel<{ saved: boolean }>()(
    'office.outage',
    z.object({ day: PlainDate, headings: z.array(z.string().max(60)).length(7) }).strict(),
  ),
};
