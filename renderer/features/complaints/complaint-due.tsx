import type { ComplaintRow } from '#common/domain/complaints/complaint-list.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DueLabel } from '#renderer/ui/due-label.tsx';

type ComplaintDueProps = {
  row: Pick<ComplaintRow, 'dueOn' | 'isWaiting' | 'unverifiedDays'>;
  isShort?: boolean;
};

/** Until when it must be answered; of one that nobody has verified, how long it waits for that. */
export function ComplaintDue({
  row: { dueOn, isWaiting, unverifiedDays },
  isShort = false,
}: ComplaintDueProps) {
  const t = useText();
  const format = useFormat();
  if (dueOn) {
    // What was answered is not late any more.
    return isWaiting ? <DueLabel date={dueOn} isShort={isShort} /> : format.date(dueOn);
  }
  if (unverifiedDays === null) return t('common.none');
  return unverifiedDays === 0
    ? t('complaints.unverifiedToday')
    : t('complaints.unverifiedDays', { days: unverifiedDays });
}
