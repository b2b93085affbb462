import { useState } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import type { DisposalPreview } from '#common/contract/hub/disposals.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { DisposalGroups } from './disposal-groups.tsx';

const NO_INPUT = {};

type CloseProps = { onClose: () => void };

/** What may go today, counted; the proposal carries the digest of exactly this list. */
export function DisposeDialog({ onClose }: CloseProps) {
  const t = useText();
  const { currentData, error, refetch } = useChannelQuery('privacy.previewDisposal', NO_INPUT, {
    refetchOnMountOrArgChange: true,
  });
  return (
    <Dialog title={t('privacy.disposeTitle')} isOpen onClose={onClose}>
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {currentData ? <DisposeForm preview={currentData} onClose={onClose} /> : null}
      {!currentData && !error ? <LinesSkeleton lines={4} /> : null}
    </Dialog>
  );
}

function DisposeForm({ preview, onClose }: CloseProps & { preview: DisposalPreview }) {
  const t = useText();
  const format = useFormat();
  const [write, { isBusy, error }] = useRegisterLine('disposals');
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const { years, before, files, held, digest, groups } = preview;
  const isReady = files > 0 && reference.trim().length >= 3;

  async function run() {
    const payload = { years, before, files, digest, reference, note };
    const reply = await write({ kind: 'propose/1', payload });
    if (!reply.ok) return;
    showToast({ message: t('privacy.disposalSaved') });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('privacy.disposeText', { before: format.date(before), years })}</p>
      {files === 0 ? <p>{t('privacy.noneDue')}</p> : null}
      {groups.length > 0 ? <DisposalGroups groups={groups} /> : null}
      {held > 0 ? (
        <p>
          {t('privacy.heldFiles')}: {formatCount(held)}
        </p>
      ) : null}
      <TextInput
        label={t('privacy.archiveLetter')}
        value={reference}
        maxLength={80}
        data-autofocus
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <Textarea
        label={t('privacy.disposalNote')}
        value={note}
        autosize
        minRows={2}
        maxLength={300}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('privacy.dispose')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
