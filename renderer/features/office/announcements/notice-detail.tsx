import { Button } from '@mantine/core';
import { HEADS } from '#common/domain/registers/announcements.ts';
import { WallNoticePreview } from '#renderer/features/queue/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { KeptNotice } from './kept-notice.ts';
import { NoticePicture, usePicture } from './notice-picture.tsx';
import styles from './announcements.module.css';

type NoticeDetailProps = {
  notice: KeptNotice;
  nameOf: (id: string | null) => string;
  onRewrite: () => void;
};

/** One announcement as the hall and the world will see it, and what may be done with it. */
export function NoticeDetail({ notice, nameOf, onRewrite }: NoticeDetailProps) {
  const t = useText();
  const format = useFormat();
  const { hasRole } = useSession();
  const [write, { isBusy, error }] = useRegisterLine('announcements');
  const [save, { isBusy: isSaving, error: notSaved }] = useChannelMutation('hall.savePicture');
  const { item } = notice;
  const { canvas, bytes: drawn } = usePicture(item);
  const isDraft = item.state === 'DRAFT';
  const isHead = hasRole(...HEADS);
  const canPublish = isDraft && isHead && !isBusy;
  const canWithdraw = item.state !== 'WITHDRAWN' && isHead && !isBusy;

  async function decide(kind: 'publish/1' | 'withdraw/1') {
    const reply = await write({ kind, payload: {} }, notice);
    if (!reply.ok) return;
    const message = t(kind === 'publish/1' ? 'hall.notice.published' : 'hall.notice.withdrawn');
    showToast({ message, closeLabel: t('common.close') });
  }

  async function savePicture() {
    const bytes = await drawn();
    if (!bytes) return;
    const reply = await save({ name: fileName(item.title), bytes });
    if (reply.ok && reply.value.saved) {
      showToast({ message: t('hall.notice.pictureSaved'), closeLabel: t('common.close') });
    }
  }

  const acts = [
    { combo: 'alt+u', label: t('hall.notice.rewrite'), run: onRewrite, isDisabled: !isDraft },
    {
      combo: 'alt+g',
      label: t('hall.notice.savePicture'),
      run: () => void savePicture(),
      isDisabled: isSaving,
    },
    {
      combo: 'alt+x',
      label: t('hall.notice.withdraw'),
      run: () => void decide('withdraw/1'),
      isDisabled: !canWithdraw,
    },
    {
      combo: 'alt+t',
      label: t('hall.notice.publish'),
      run: () => void decide('publish/1'),
      isDisabled: !canPublish,
    },
  ];
  useScreenKeys(acts);
  const refusal = error ?? notSaved;

  return (
    <ScrollRegion as="aside" className={styles['detail']} label={item.title}>
      <h2 className={styles['name']}>{item.title}</h2>
      <p className={styles['soft']}>
        {t('hall.notice.by', { name: nameOf(item.writtenBy), moment: format.moment(item.writtenAt) })}
        {item.publishedAt ? (
          <>
            <br />
            {t('hall.notice.byPublished', {
              name: nameOf(item.publishedBy),
              moment: format.moment(item.publishedAt),
            })}
          </>
        ) : null}
      </p>
      <div className={styles['actions']}>
        {acts
          .filter(({ isDisabled }) => !isDisabled)
          .map(({ combo, label, run }) => (
            <Button
              key={combo}
              size="xs"
              variant={combo === 'alt+t' ? 'filled' : 'default'}
              onClick={run}
              rightSection={<KeyHint combo={combo} />}
            >
              {label}
            </Button>
          ))}
      </div>
      {refusal ? <RefusalLine error={refusal} /> : null}
      <h3 className={styles['heading']}>{t('hall.notice.wallPreview')}</h3>
      <WallNoticePreview notice={item} />
      <h3 className={styles['heading']}>{t('hall.notice.picturePreview')}</h3>
      <NoticePicture ref={canvas} title={item.title} />
    </ScrollRegion>
  );
}

function fileName(title: string): string {
  const words = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `pengumuman-${words}`.slice(0, 60).replace(/-$/, '');
}
