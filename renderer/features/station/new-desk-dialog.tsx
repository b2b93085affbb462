import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { EnrolmentKind } from '#common/contract/hub/station.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import type { Instant } from '#common/kernel/instant.ts';
import { CodeShown } from './code-shown.tsx';

const NO_INPUT = {};
/** Work at another PC may have begun since. */
const FRESH = { refetchOnMountOrArgChange: true };

type NewDeskDialogProps = { isOpen: boolean; onClose: () => void };

/** A name, then the code that belongs to it: it is shown once and kept nowhere. */
export function NewDeskDialog({ isOpen, onClose }: NewDeskDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('station.newDesk')} isOpen={isOpen} onClose={onClose}>
      <NewDeskForm onClose={onClose} />
    </Dialog>
  );
}

function NewDeskForm({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [makeCode, { isBusy, error }] = useChannelMutation('station.newCode');
  const { data: move } = useChannelQuery('station.mayMove', NO_INPUT, FRESH);
  const [kind, setKind] = useState<EnrolmentKind>('DESK');
  const [name, setName] = useState('');
  const [made, setMade] = useState<{ code: string; expiresAt: Instant } | null>(null);
  const isReady = name.trim() !== '' && made === null;

  async function run() {
    const reply = await makeCode({ deskName: name, kind });
    if (reply.ok) setMade(reply.value);
  }

  if (made) return <CodeShown name={name} kind={kind} made={made} onClose={onClose} />;
  return (
    <FieldStack>
      {move?.isAllowed ? (
        <ChoiceField
          label={t('station.codeFor')}
          value={kind}
          choices={EnrolmentKind.options.map((value) => ({ value, label: t(`station.kind.${value}`) }))}
          onChange={setKind}
        />
      ) : null}
      <TextInput
        label={t('station.newName')}
        value={name}
        maxLength={40}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('station.makeCode')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
