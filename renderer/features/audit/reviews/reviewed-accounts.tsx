import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import {
  isToDo,
  REVIEWERS,
  type ReviewedAccount,
  type RightsReview,
  type Verdict,
} from '#common/domain/registers/rights-reviews.ts';
import { isVetted } from '#common/domain/session/vetting.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import styles from './reviews.module.css';

const COLUMNS = ['name', 'roles', 'vetted', 'lastSignIn', 'verdict', 'act'] as const;
const TONES: Readonly<Record<Verdict, Tone>> = { KEEP: 'green', CHANGE: 'amber', CLOSE: 'red' };

type ReviewedAccountsProps = {
  review: RightsReview;
  nameOf: (id: string | null) => string;
  onJudge: (account: ReviewedAccount) => void;
  onCarryOut: (account: ReviewedAccount) => void;
};

/** Each account as it stood when the review began, with the verdict on it. */
export function ReviewedAccounts({ review, ...rest }: ReviewedAccountsProps) {
  const t = useText();
  return (
    <ScrollRegion className={styles['scroll']} label={t('reviews.rights.title')}>
      <PlainTable>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`reviews.rights.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {review.accounts.map((account) => (
            <AccountRow key={account.id} review={review} account={account} {...rest} />
          ))}
        </tbody>
      </PlainTable>
    </ScrollRegion>
  );
}

type AccountRowProps = ReviewedAccountsProps & { account: ReviewedAccount };

function AccountRow({ review, account, nameOf, onJudge, onCarryOut }: AccountRowProps) {
  const t = useText();
  const format = useFormat();
  const { user, hasRole } = useSession();
  const { id, displayName, username, roles, active, vettedUntil, lastSignInAt, isUnused } = account;
  const judged = review.judged[id];
  const isOpen = review.finished === null && active;
  return (
    <tr data-closed={!active || undefined}>
      <th scope="row">
        {displayName}
        <span className={styles['soft']}>{username}</span>
      </th>
      <td>
        {active ? roles.map((role) => t(`labels.role.${role}`)).join(', ') : t('reviews.rights.closed')}
      </td>
      <td>
        {vettedUntil === null ? '–' : null}
        {vettedUntil && isVetted(vettedUntil, format.today) ? format.day(vettedUntil) : null}
        {vettedUntil && !isVetted(vettedUntil, format.today) ? (
          <Chip tone="red" Icon={IconAlertTriangle} label={format.day(vettedUntil)} />
        ) : null}
      </td>
      <td>
        {lastSignInAt ? format.moment(lastSignInAt) : '–'}
        {isUnused ? <Chip tone="amber" Icon={IconLock} label={t('reviews.rights.unused')} /> : null}
      </td>
      <td>
        {judged ? (
          <>
            <Chip tone={TONES[judged.verdict]} label={t(`reviews.rights.verdicts.${judged.verdict}`)} />
            <span className={styles['soft']}>
              {judged.reason} ({nameOf(judged.by)})
            </span>
            {judged.carriedOut !== null ? (
              <span className={styles['soft']}>
                {t('reviews.rights.carried', { note: judged.carriedOut })}
              </span>
            ) : null}
            {isToDo(judged) ? <span className={styles['soft']}>{t('reviews.rights.toDo')}</span> : null}
          </>
        ) : null}
        {!judged && isOpen && id === user?.id ? (
          <span className={styles['soft']}>{t('reviews.rights.own')}</span>
        ) : null}
      </td>
      <td>
        {isOpen && hasRole(...REVIEWERS) && id !== user?.id ? (
          <Button
            size="xs"
            variant="default"
            aria-label={t('reviews.rights.judgeOf', { name: displayName })}
            onClick={() => onJudge(account)}
          >
            {t('reviews.rights.judge')}
          </Button>
        ) : null}
        {isToDo(judged) && hasRole('IT_ADMIN') ? (
          <Button size="xs" onClick={() => onCarryOut(account)}>
            {t('reviews.rights.carryOut')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
