import { z } from 'zod';
import {
  AuditSearch,
  type AuditPage,
  type ChainCheck,
  type ChainState,
} from '#common/contract/hub/audit-search.ts';
import { CloseDay, type DailyClose, type DayState } from '#common/contract/hub/daily-close.ts';
import { UnusualAsk, type UnusualReply } from '#common/contract/hub/unusual-views.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { channel } from './channel.ts';

const Empty = z.object({}).strict();

/** OFFICE: the chain of the hub, in which every desk's entries stand. DESK: a desk that is its own authority. */
export type Where = 'OFFICE' | 'DESK';

export const auditChannels = {
  'audit.state': channel<ChainState & { where: Where }>()('audit.read', Empty),
  'audit.search': channel<AuditPage>()('audit.read', AuditSearch),
  /** Walks the whole chain and every file; the answer itself goes into the chain. */
  'audit.check': channel<ChainCheck>()('audit.read', Empty),
  /** Everything that the question finds, into a file that the person chooses. */
  'audit.export': channel<{ saved: boolean; entries: number }>()(
    'audit.read',
    z
      .object({
        query: AuditSearch.omit({ before: true, limit: true }),
        format: z.enum(['CSV', 'JSONL']),
      })
      .strict(),
  ),
  'audit.unusual': channel<UnusualReply>()('audit.read', UnusualAsk),
  'audit.day': channel<DayState & { where: Where }>()('office.close', Empty),
  'audit.closeDay': channel<DailyClose>()('office.close', CloseDay),
  /** The head of a closed day as one line, for a medium that lies outside the office's machines. */
  'audit.saveAnchor': channel<{ saved: boolean }>()('office.close', z.object({ day: PlainDate }).strict()),
};
