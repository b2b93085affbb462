import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useErrorText } from '#renderer/lib/use-error-text.ts';
import { CopyButton } from './copy-button.tsx';
import type { IconType } from './chip.tsx';
import styles from './states.module.css';

type EmptyStateProps = { title: string; text?: string; Icon?: IconType; children?: ReactNode };

/** Nothing here: why, and what to do about it. */
export function EmptyState({ title, text, Icon = IconInbox, children }: EmptyStateProps) {
  return (
    <div className={styles['state']}>
      <span className={styles['icon']}>
        <Icon size={28} stroke={1.5} aria-hidden />
      </span>
      <p className={styles['title']}>{title}</p>
      {text ? <p className={styles['text']}>{text}</p> : null}
      {children ? <div className={styles['actions']}>{children}</div> : null}
    </div>
  );
}

type ErrorStateProps = { error: ReplyError; onRetry?: () => void };

/** Could not be shown: what happened, what to do, and the details for whoever helps. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useText();
  const { what, next } = useErrorText()(error);
  return (
    <div className={[styles['state'], styles['bad']].join(' ')} role="alert">
      <span className={styles['icon']}>
        <IconAlertTriangle size={28} stroke={1.5} aria-hidden />
      </span>
      <p className={styles['title']}>{what}</p>
      <p className={styles['text']}>
        {next} <span className={styles['code']}>{error.code}</span>
      </p>
      <div className={styles['actions']}>
        {onRetry ? (
          <Button variant="default" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        ) : null}
        <CopyButton text={JSON.stringify(error)} label={t('common.copyDetails')} />
      </div>
    </div>
  );
}
