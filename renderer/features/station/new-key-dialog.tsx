import { useState } from 'react';
import type { DeskInfo } from '#common/contract/hub/station.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { CodeShown } from './code-shown.tsx';

/** A code for a PC that the office knows: with it that PC goes on under another key and keeps what it has not sent. */
export function NewKeyDialog({ desk, onClose }: { desk: DeskInfo; onClose: () => void }) {
  const t = useText();
  const [makeCode, { isBusy, error }] = useChannelMutation('station.newKeyCode');
  const [made, setMade] = useState<{ code: string; expiresAt: Instant } | null>(null);
  const { name, deskId } = desk;

  async function run() {
    const reply = await makeCode({ deskId });
    if (reply.ok) setMade(reply.value);
  }

  return (
    <Dialog title={t('station.newKeyTitle', { name })} isOpen onClose={onClose}>
      {made ? (
        <CodeShown name={name} kind="NEW_KEY" made={made} onClose={onClose} />
      ) : (
        <FieldStack>
          <p>{t('station.newKeyText')}</p>
          {error ? <RefusalLine error={error} /> : null}
          <ConfirmFooter
            label={t('station.makeCode')}
            isReady
            isBusy={isBusy}
            onCancel={onClose}
            onConfirm={run}
          />
        </FieldStack>
      )}
    </Dialog>
  );
}
