import { IconChecklist } from '@tabler/icons-react';
import { Link } from 'react-router';
import { isToDo, reviewDueOn, REVIEWERS } from '#common/domain/registers/rights-reviews.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import styles from './reviews.module.css';

const AHEAD_DAYS = 30;
const NO_INPUT = {};

/** On the start page: the quarter's review is near for those who do it, and what it decided waits for those who carry it out. */
export function ReviewDueLine() {
  const { can } = useSession();
  return can('accounts.review') ? <Line /> : null;
}

function Line() {
  const t = useText();
  const format = useFormat();
  const { hasRole } = useSession();
  const { kept } = useRegister('rights-reviews');
  const { data: uses } = useChannelQuery('session.accountUses', NO_INPUT);
  if (!kept) return null;
  const dueOn = reviewDueOn(kept, uses?.firstDay ?? format.today);
  const isNear = addDays(dueOn, -AHEAD_DAYS) <= format.today;
  const toDo = kept.flatMap(({ item }) => Object.values(item.judged)).filter(isToDo).length;
  const text =
    hasRole('IT_ADMIN') && toDo > 0
      ? t('reviews.rights.homeToDo', { count: toDo })
      : hasRole(...REVIEWERS) && isNear
        ? t('reviews.rights.home', { day: format.day(dueOn) })
        : null;
  if (text === null) return null;
  return (
    <output className={styles['notice']}>
      <IconChecklist size={16} aria-hidden />
      <span>{text}</span>
      <Link to="/tinjauan">{t('reviews.rights.homeOpen')}</Link>
    </output>
  );
}
