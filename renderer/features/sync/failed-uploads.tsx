import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { FailedUploadItem } from '#common/contract/ipc/sync.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { sizeText } from '#renderer/lib/size-text.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ErrorState } from '#renderer/ui/states.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './sync.module.css';

const NO_INPUT = {};
const REASONS = [
  'ATTACHMENT_DAMAGED',
  'ATTACHMENT_MISSING',
  'FILE_TYPE_NOT_ALLOWED',
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
] as const;

/** Attachments that failed on their own: why, when they go again, and the way to send them now. */
export function FailedUploads() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('sync.failedUploads', NO_INPUT);
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data || data.length === 0) return null;
  return (
    <section className={styles['refusedPart']}>
      <h2 className={styles['heading']}>{t('sync.pictures.title')}</h2>
      <p className={styles['soft']}>{t('sync.pictures.text')}</p>
      <ul className={styles['tray']} aria-label={t('sync.pictures.title')}>
        {data.map((item) => (
          <FailedUpload key={item.attachmentId} item={item} />
        ))}
      </ul>
    </section>
  );
}

function FailedUpload({ item }: { item: FailedUploadItem }) {
  const t = useText();
  const format = useFormat();
  const { can } = useSession();
  const navigate = useNavigate();
  const [retry, { isBusy, error }] = useChannelMutation('sync.retryUpload');
  const { attachmentId, applicationId, name, number, bytes, attempts, nextTryAt, isSetAside } = item;

  async function sendAgain() {
    const reply = await retry({ attachmentId });
    if (!reply.ok) return;
    showToast({ message: t(`sync.pictures.outcome.${reply.value.outcome}`), closeLabel: t('common.close') });
  }

  return (
    <li className={styles['item']}>
      <div>
        <div className={styles['itemHead']}>
          <strong>{applicationId === null ? t('sync.pictures.unknownFile') : name}</strong>
          <span className="numeric">{number}</span>
          <span className={styles['soft']}>{sizeText(t, bytes)}</span>
          <span className={styles['soft']}>{t('sync.pictures.attempts', { count: attempts })}</span>
        </div>
        <p>{uploadReason(t, item.code)}</p>
        <p className={styles['soft']}>
          {isSetAside ? t('sync.pictures.setAside') : null}
          {nextTryAt ? t('sync.nextTry', { time: format.time(nextTryAt) }) : null}
        </p>
        {error ? <RefusalLine error={error} /> : null}
      </div>
      <div className={styles['buttons']}>
        {applicationId === null ? null : (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void navigate(`/berkas/${applicationId}`)}
          >
            {t('sync.tray.open')}
          </Button>
        )}
        {can('case.act') ? (
          <Button size="compact-sm" loading={isBusy} onClick={() => void sendAgain()}>
            {t('sync.pictures.retry')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function uploadReason(t: Translate, code: string): string {
  const known = REASONS.find((word) => word === code);
  return known ? t(`sync.pictures.reason.${known}`) : t('sync.pictures.reason.other', { code });
}
