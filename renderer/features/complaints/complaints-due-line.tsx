import { IconMessageReport } from '@tabler/icons-react';
import { Link } from 'react-router';
import { complaintsDue } from '#common/domain/complaints/complaint-list.ts';
import { COMPLAINT_READERS } from '#common/domain/registers/complaint-words.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import styles from './complaints.module.css';

const NO_INPUT = {};

/** On the start page of those who handle complaints: what is open, what today asks for, and what nobody has looked at yet. */
export function ComplaintsDueLine() {
  const { hasRole } = useSession();
  return hasRole(...COMPLAINT_READERS) ? <Line /> : null;
}

function Line() {
  const t = useText();
  const { today } = useFormat();
  const { data } = useChannelQuery('complaints.list', NO_INPUT);
  const due = complaintsDue(data?.rows ?? [], today);
  if (due.open === 0) return null;
  const parts = [
    t('complaints.home.open', { count: due.open }),
    due.dueToday > 0 ? t('complaints.home.dueToday', { count: due.dueToday }) : null,
    due.late > 0 ? t('complaints.home.late', { count: due.late }) : null,
    unverifiedText(),
  ];
  return (
    <output className={styles['notice']}>
      <IconMessageReport size={16} aria-hidden />
      <span>{parts.filter((part) => part !== null).join(' · ')}</span>
      <Link to="/pengaduan">{t('complaints.home.go')}</Link>
    </output>
  );

  function unverifiedText(): string | null {
    if (due.unverified === 0) return null;
    return due.unverifiedDays === 0
      ? t('complaints.home.unverified', { count: due.unverified })
      : t('complaints.home.unverifiedDays', { count: due.unverified, days: due.unverifiedDays });
  }
}
