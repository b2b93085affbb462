import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconCloudDownload } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { TakenUpload } from '#common/contract/ipc/documents.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './intake.module.css';

const COMBO = 'alt+u';
/** Another desk may have taken them, and the applicant may send in more. */
const REFRESH = { refetchOnMountOrArgChange: true };

/** What the applicant sent in with the booking and lies at the centre: one key makes pages of all of it. */
export function BookingUploads({ view, act, isOff }: { view: FileView; act: ActFn; isOff: boolean }) {
  const t = useText();
  const { data } = useChannelQuery('documents.uploads', { applicationId: view.file.id }, REFRESH);
  const [fetchUploads, { isBusy: isFetching, error }] = useChannelMutation('documents.takeUploads');
  const [isFiling, setIsFiling] = useState(false);
  const [refused, setRefused] = useState<readonly TakenUpload[]>([]);
  const uploads = data ?? [];
  const isBusy = isFetching || isFiling;

  async function take() {
    const reply = await fetchUploads({ applicationId: view.file.id, uploads: [...uploads] });
    if (!reply.ok) return;
    setIsFiling(true);
    const actions = reply.value.flatMap(({ code, page }) => {
      if (!page) return [];
      const { attachmentId, mediaType } = page;
      // One of the three that main stores; the contract tells it as text.
      const payload = {
        code,
        attachmentId,
        mediaType: mediaType as 'image/jpeg',
        source: 'BOOKING' as const,
      };
      return [{ kind: 'documents.attach/1' as const, payload }];
    });
    setRefused(reply.value.filter(({ problem }) => problem !== null));
    const outcome = actions.length > 0 ? await act(actions, { done: null }) : null;
    setIsFiling(false);
    if (outcome?.ok) showToast({ message: t('pages.uploads.taken', { count: actions.length }) });
  }

  const canTake = uploads.length > 0 && !isOff && !isBusy;
  useScreenKeys([
    { combo: COMBO, label: t('pages.uploads.take'), run: () => void take(), isDisabled: !canTake },
  ]);
  if (uploads.length === 0 || isOff) return null;
  const names = [...new Set(uploads.map(({ code }) => t(`labels.document.${code}`)))];
  return (
    <section className={styles['uploads']} aria-label={t('pages.uploads.title')}>
      <IconCloudDownload size={20} aria-hidden />
      <div className={styles['grow']}>
        <strong>{t('pages.uploads.waiting', { count: uploads.length })}</strong> {names.join(', ')}
        {error ? <RefusalLine error={error} /> : null}
        {refused.map(({ id, code, problem }) =>
          problem ? (
            <div key={id}>
              {t(`labels.document.${code}`)}: <RefusalLine error={problem} />
            </div>
          ) : null,
        )}
      </div>
      <Button
        size="xs"
        loading={isBusy}
        disabled={!canTake}
        rightSection={<KeyHint combo={COMBO} />}
        onClick={() => void take()}
      >
        {t('pages.uploads.take')}
      </Button>
    </section>
  );
}
