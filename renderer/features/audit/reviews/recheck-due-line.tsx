import { IconScale } from '@tabler/icons-react';
import { Link } from 'react-router';
import { RECHECK_HEADS, recheckDue } from '#common/domain/registers/rechecks.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import styles from './reviews.module.css';

/** On the start page of heads and auditor: a month that should have been drawn, or was not promised. */
export function RecheckDueLine() {
  const { hasRole } = useSession();
  return hasRole(...RECHECK_HEADS, 'AUDITOR') ? <Line /> : null;
}

function Line() {
  const t = useText();
  const { today } = useFormat();
  const { kept } = useRegister('rechecks');
  const due = kept
    ? recheckDue(
        kept.map(({ item }) => item),
        today,
      )
    : null;
  if (!due) return null;
  return (
    <output className={styles['notice']}>
      <IconScale size={16} aria-hidden />
      <span>{t(`reviews.recheck.home.${due.what}`, { month: due.month })}</span>
      <Link to="/tinjauan">{t('reviews.rights.homeOpen')}</Link>
    </output>
  );
}
