import type { Policy } from '#common/domain/applications/policy.ts';
import { NORM_OF_CLASS, SlaClass, type ComplaintCategory } from '#common/domain/registers/complaint-words.ts';
import type { Complaint } from '#common/domain/registers/complaints.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { localDate } from '#common/kernel/instant.ts';
import { daysBetween, type PlainDate } from '#common/kernel/plain-date.ts';

export type ComplaintRow = Kept<Complaint> & {
  /** What people call it on the telephone. */
  reference: string;
  /** By its class; null until it was found complete. */
  dueOn: PlainDate | null;
  /** By law, whatever its class. */
  legalOn: PlainDate | null;
  isOpen: boolean;
  /** Nobody has answered it, or the answer did not settle it. */
  isWaiting: boolean;
  isLate: boolean;
  /** Since it came, of one that nobody has verified yet: no norm gives a limit for that. */
  unverifiedDays: number | null;
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

type Figures = { received: number; answered: number; inTime: number; late: number };
export type ComplaintFigures = Figures & { category: ComplaintCategory };
/** Null: it waits to be verified, or was rejected before anybody gave it a class. */
export type ClassFigures = Figures & { sla: SlaClass | null };

type Period = { from: PlainDate; to: PlainDate };
type Today = { today: PlainDate; utcOffsetMinutes: number };

/** What came in a period, by category. `late`: answered after the day, or still open after it. */
export function complaintFigures(
  rows: readonly ComplaintRow[],
  period: Period,
  clock: Today,
): ComplaintFigures[] {
  return [...figuresBy(rows, { period, clock, keyOf: ({ category }) => category })]
    .map(([category, figures]) => ({ category, ...figures }))
    .toSorted((one, other) => other.received - one.received || one.category.localeCompare(other.category));
}

/** The same by class, the shortest first; those without one last. */
export function classFigures(rows: readonly ComplaintRow[], period: Period, clock: Today): ClassFigures[] {
  const figures = figuresBy(rows, { period, clock, keyOf: ({ sla }) => sla });
  return [...SlaClass.options, null].flatMap((sla) => {
    const found = figures.get(sla);
    return found ? [{ sla, ...found }] : [];
  });
}

type Grouping<K> = { period: Period; clock: Today; keyOf: (item: Complaint) => K };

function figuresBy<K>(
  rows: readonly ComplaintRow[],
  { period: { from, to }, clock: { today, utcOffsetMinutes }, keyOf }: Grouping<K>,
): Map<K, Figures> {
  const figures = new Map<K, Figures>();
  for (const { item, dueOn, isLate } of rows) {
    const day = localDate(item.receivedAt, utcOffsetMinutes);
    if (day < from || to < day) continue;
    const { answeredAt } = item;
    const row = figures.get(keyOf(item)) ?? { received: 0, answered: 0, inTime: 0, late: 0 };
    figures.set(keyOf(item), row);
    row.received += 1;
    if (answeredAt) row.answered += 1;
    const end = answeredAt ? localDate(answeredAt, utcOffsetMinutes) : today;
    if (answeredAt && dueOn !== null && end <= dueOn) row.inTime += 1;
    else if (isLate || (answeredAt && dueOn !== null)) row.late += 1;
  }
  return figures;
}

/** What whoever handles complaints should know at the start of the day. */
type ComplaintsDue = {
  open: number;
  dueToday: number;
  late: number;
  unverified: number;
  /** Of those that nobody has verified: how long the oldest waits. */
  unverifiedDays: number;
};

export function complaintsDue(rows: readonly ComplaintRow[], today: PlainDate): ComplaintsDue {
  const unverified = rows.flatMap(({ unverifiedDays: days }) => (days === null ? [] : [days]));
  return {
    open: rows.filter(({ isOpen }) => isOpen).length,
    dueToday: rows.filter(({ isWaiting, dueOn }) => isWaiting && dueOn === today).length,
    late: rows.filter(({ isLate }) => isLate).length,
    unverified: unverified.length,
    unverifiedDays: Math.max(0, ...unverified),
  };
}

/** The end of the id is chance; its beginning is the time. */
export function complaintReference(subject: string): string {
  return subject.slice(-6).toUpperCase();
}

function rowOf(kept: Kept<Complaint>, today: PlainDate, policy: Clock): ComplaintRow {
  const { item, subject } = kept;
  const isOpen = !ENDED.has(item.state);
  const { dueOn = null, legalOn = null } = dueDays(item, policy) ?? {};
  const isWaiting = isOpen && item.answeredAt === null;
  return {
    ...kept,
    reference: complaintReference(subject),
    dueOn,
    legalOn,
    isOpen,
    isWaiting,
    isLate: isWaiting && dueOn !== null && dueOn < today,
    unverifiedDays:
      isOpen && item.verifiedAt === null
        ? daysBetween(localDate(item.receivedAt, policy.utcOffsetMinutes), today)
        : null,
  };
}

function rank({ isOpen, isLate, dueOn }: ComplaintRow): number {
  if (!isOpen) return 3;
  if (isLate) return 0;
  return dueOn === null ? 1 : 2;
}
