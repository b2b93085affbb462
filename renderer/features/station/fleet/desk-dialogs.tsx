import type { FleetRow } from '#common/contract/ipc/fleet.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { HeldDialog } from '../held-dialog.tsx';
import { NewKeyDialog } from '../new-key-dialog.tsx';
import { RevokeDialog } from '../revoke-dialog.tsx';
import { LockDialog } from './lock-dialog.tsx';

/** What IT does about one PC. */
export type DeskStep = { kind: 'LOCK' | 'UNLOCK' | 'HELD' | 'NEW_KEY' | 'REVOKE'; desk: FleetRow };

export function DeskDialogs({ step: { kind, desk }, onClose }: { step: DeskStep; onClose: () => void }) {
  switch (kind) {
    case 'LOCK':
      return <LockDialog desk={desk} onClose={onClose} />;
    case 'UNLOCK':
      return <UnlockDialog desk={desk} onClose={onClose} />;
    case 'HELD':
      return <HeldDialog desk={desk} onClose={onClose} />;
    case 'NEW_KEY':
      return <NewKeyDialog desk={desk} onClose={onClose} />;
    case 'REVOKE':
      return <RevokeDialog desk={desk} onClose={onClose} />;
  }
}

function UnlockDialog({ desk: { deskId, name }, onClose }: { desk: FleetRow; onClose: () => void }) {
  const t = useText();
  const [unlock, { isBusy, error }] = useChannelMutation('station.unlockDesk');

  async function run() {
    const reply = await unlock({ deskId });
    if (!reply.ok) return;
    showToast({ message: t('fleet.unlockDone', { name }), closeLabel: t('common.close') });
    onClose();
  }

  return (
    <Dialog title={t('fleet.unlockTitle', { name })} isOpen onClose={onClose}>
      <FieldStack>
        <p>{t('fleet.unlockText')}</p>
        {error ? <RefusalLine error={error} /> : null}
        <ConfirmFooter
          label={t('fleet.unlock')}
          isBusy={isBusy}
          hasFirstFocus
          onCancel={onClose}
          onConfirm={run}
        />
      </FieldStack>
    </Dialog>
  );
}
