import { useState } from 'react';
import { Select, Textarea, TextInput } from '@mantine/core';
import type { AccessRequest } from '#common/domain/registers/access-requests.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { FileNumberField } from './file-number-field.tsx';
import { useFileNumber } from './use-file-number.ts';

const RELATIONS = ['SELF', 'PARENT', 'GUARDIAN', 'PROXY'] as const satisfies AccessRequest['relation'][];

type CloseProps = { onClose: () => void };

/** A person asks at the counter what is kept of them. */
export function AskDialog({ onClose }: CloseProps) {
  const t = useText();
  return (
    <Dialog title={t('privacy.askTitle')} isOpen onClose={onClose}>
      <AskForm onClose={onClose} />
    </Dialog>
  );
}

function AskForm({ onClose }: CloseProps) {
  const t = useText();
  const [write, { isBusy, error }] = useRegisterLine('access-requests');
  const file = useFileNumber();
  const [askedBy, setAskedBy] = useState('');
  const [relation, setRelation] = useState<AccessRequest['relation']>('SELF');
  const [identity, setIdentity] = useState('');
  const [note, setNote] = useState('');
  const isReady = file.isTyped && askedBy.trim().length >= 2 && identity.trim().length >= 3;

  async function run() {
    if (!isReady) return;
    const found = await file.find();
    if (!found) return;
    const payload = {
      applicationId: found.id,
      number: found.number,
      askedBy,
      relation,
      identity,
      note,
    };
    const reply = await write({ kind: 'ask/1', payload });
    if (!reply.ok) return;
    showToast({ message: t('privacy.asked') });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('privacy.askText')}</p>
      <FileNumberField file={file} />
      <TextInput
        label={t('privacy.askedBy')}
        value={askedBy}
        maxLength={120}
        onChange={(event) => setAskedBy(event.currentTarget.value)}
      />
      <Select
        label={t('privacy.relationHead')}
        data={RELATIONS.map((value) => ({ value, label: t(`privacy.relation.${value}`) }))}
        value={relation}
        allowDeselect={false}
        onChange={(value) => setRelation(RELATIONS.find((one) => one === value) ?? 'SELF')}
      />
      <TextInput
        label={t('privacy.identity')}
        value={identity}
        maxLength={120}
        onChange={(event) => setIdentity(event.currentTarget.value)}
      />
      <Textarea
        label={t('privacy.askNote')}
        value={note}
        autosize
        minRows={2}
        maxLength={300}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('privacy.ask')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
