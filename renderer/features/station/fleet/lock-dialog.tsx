import { useState } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import type { FleetRow } from '#common/contract/ipc/fleet.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

const SHORTEST_REASON = 5;
const SHORTEST_CONTACT = 3;

type LockDialogProps = { desk: FleetRow; onClose: () => void };

export function LockDialog({ desk, onClose }: LockDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('fleet.lockTitle', { name: desk.name })} isOpen onClose={onClose}>
      <LockForm desk={desk} onClose={onClose} />
    </Dialog>
  );
}

function LockForm({ desk: { deskId, name }, onClose }: LockDialogProps) {
  const t = useText();
  const { user } = useSession();
  const [lock, { isBusy, error }] = useChannelMutation('station.lockDesk');
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState(user?.displayName ?? '');
  const isReady = reason.trim().length >= SHORTEST_REASON && contact.trim().length >= SHORTEST_CONTACT;

  async function run() {
    const reply = await lock({ deskId, reason: reason.trim(), contact: contact.trim() });
    if (!reply.ok) return;
    showToast({ message: t('fleet.lockDone', { name }), closeLabel: t('common.close') });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('fleet.lockText')}</p>
      <Textarea
        label={t('fleet.lockReason')}
        description={t('common.noteHint', { min: SHORTEST_REASON })}
        value={reason}
        autosize
        minRows={2}
        maxLength={200}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('fleet.lockContact')}
        description={t('fleet.lockContactHint')}
        value={contact}
        maxLength={80}
        onChange={(event) => setContact(event.currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('fleet.lock')}
        isReady={isReady}
        isBusy={isBusy}
        isDangerous
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
