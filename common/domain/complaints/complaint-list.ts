import type { Policy } from '#common/domain/applications/policy.ts';
import { NORM_OF_CLASS, type ComplaintCategory } from '#common/domain/registers/complaint-words.ts';
import type { Complaint } from '#common/domain/registers/complaints.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { localDate } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

export type ComplaintRow = Kept<Complaint> & {
  /** What people call it on the telephone. */
  reference: string;
  /** By its class; null until it was found complete. */
  dueOn: PlainDate | null;
  /** By law, whatever its class. */
  legalOn: PlainDate | null;
  isOpen: boolean;
  isLate: boolean;
};

type Clock = Pick<Policy, 'slaDue' | 'utcOffsetMinutes'>;

const ENDED: ReadonlySet<Complaint['state']> = new Set(['CLOSED', 'REJECTED_INCOMPLETE']);

/** Late ones first, then those that nobody has verified yet, then by the day on which they are due; what has ended last. */
export function complaintRows(
  kept: readonly Kept<Complaint>[],
  today: PlainDate,
  policy: Clock,
): ComplaintRow[] {
  return kept
    .map((one) => rowOf(one, today, policy))
    .toSorted(
      (one, other) =>
        rank(one) - rank(other) ||
        (one.dueOn ?? '').localeCompare(other.dueOn ?? '') ||
        one.item.receivedAt.localeCompare(other.item.receivedAt),
    );
}

/** Class and law both count from the day on which the complaint was complete. */
export function dueDays(
  { sla, verifiedAt }: Pick<Complaint, 'sla' | 'verifiedAt'>,
  policy: Clock,
): { dueOn: PlainDate; legalOn: PlainDate } | null {
  if (!sla || !verifiedAt) return null;
  const start = localDate(verifiedAt, policy.utcOffsetMinutes);
  return {
    dueOn: policy.slaDue({ norm: NORM_OF_CLASS[sla], start, today: start }),
    legalOn: policy.slaDue({ norm: 'COMPLAINT_LEGAL_MAX', start, today: start }),
  };
}

export type ComplaintFigures = {
  category: ComplaintCategory;
  received: number;
  answered: number;
  inTime: number;
  late: number;
};

/** What came in a period, by category. `late`: answered after the day, or still open after it. */
export function complaintFigures(
  rows: readonly ComplaintRow[],
  { from, to }: { from: PlainDate; to: PlainDate },
  { today, utcOffsetMinutes }: { today: PlainDate; utcOffsetMinutes: number },
): ComplaintFigures[] {
  const figures = new Map<ComplaintCategory, ComplaintFigures>();
  for (const { item, dueOn, isLate } of rows) {
    const day = localDate(item.receivedAt, utcOffsetMinutes);
    if (day < from || to < day) continue;
    const { category, answeredAt } = item;
    const row = figures.get(category) ?? { category, received: 0, answered: 0, inTime: 0, late: 0 };
    figures.set(category, row);
    row.received += 1;
    if (answeredAt) row.answered += 1;
    const end = answeredAt ? localDate(answeredAt, utcOffsetMinutes) : today;
    if (answeredAt && dueOn !== null && end <= dueOn) row.inTime += 1;
    else if (isLate || (answeredAt && dueOn !== null)) row.late += 1;
  }
  return [...figures.values()].toSorted(
    (one, other) => other.received - one.received || one.category.localeCompare(other.category),
  );
}

function rowOf(kept: Kept<Complaint>, today: PlainDate, policy: Clock): ComplaintRow {
  const { item, subject } = kept;
  const isOpen = !ENDED.has(item.state);
  const { dueOn = null, legalOn = null } = dueDays(item, policy) ?? {};
  const isWaiting = isOpen && item.answeredAt === null;
  return {
    ...kept,
    // The end of the id is chance; its beginning is the time.
    reference: subject.slice(-6).toUpperCase(),
    dueOn,
    legalOn,
    isOpen,
    isLate: isWaiting && dueOn !== null && dueOn < today,
  };
}

function rank({ isOpen, isLate, dueOn }: ComplaintRow): number {
  if (!isOpen) return 3;
  if (isLate) return 0;
  return dueOn === null ? 1 : 2;
}
