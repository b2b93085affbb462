import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import type { DeskInfo } from '#common/contract/hub/station.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

const SHORTEST_REASON = 5;

type RevokeDialogProps = { desk: DeskInfo | null; onClose: () => void };

/** A PC that was lost or goes: shut out for good, with the reason on record. */
export function RevokeDialog({ desk, onClose }: RevokeDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t('station.revokeTitle', { name: desk?.name ?? '' })}
      isOpen={desk !== null}
      onClose={onClose}
    >
      {desk ? <RevokeForm desk={desk} onClose={onClose} /> : null}
    </Dialog>
  );
}

function RevokeForm({ desk: { deskId, name }, onClose }: { desk: DeskInfo; onClose: () => void }) {
  const t = useText();
  const [revoke, { isBusy, error }] = useChannelMutation('station.revoke');
  const [reason, setReason] = useState('');
  const isReady = reason.trim().length >= SHORTEST_REASON;

  async function run() {
    const reply = await revoke({ deskId, reason });
    if (!reply.ok) return;
    const { files } = reply.value;
    showToast({ message: t('station.revokedDone', { name, files }), closeLabel: t('common.close') });
    onClose();
  }

  useScreenKeys([
    { combo: 'ctrl+Enter', label: t('station.revoke'), run: () => void run(), isDisabled: !isReady },
  ]);

  return (
    <FieldStack>
      <p>{t('station.revokeText')}</p>
      <Textarea
        label={t('station.revokeReason')}
        description={t('common.noteHint', { min: SHORTEST_REASON })}
        value={reason}
        autosize
        minRows={2}
        maxLength={200}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          color="red"
          disabled={!isReady}
          loading={isBusy}
          onClick={() => void run()}
          rightSection={<KeyHint combo="ctrl+Enter" />}
        >
          {t('station.revoke')}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}
