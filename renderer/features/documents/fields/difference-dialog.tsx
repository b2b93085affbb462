import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { declaredValue } from '#common/domain/documents/field-check.ts';
import { MismatchCode } from '#common/domain/documents/field-check-schema.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { likelyMismatches } from './likely-mismatches.ts';
import type { Difference } from './use-comparing.ts';

type DifferenceDialogProps = {
  view: FileView;
  act: ActFn;
  difference: Difference | null;
  onClose: () => void;
};

/** What the paper says instead, and in what way it differs. */
export function DifferenceDialog({ difference, onClose, ...rest }: DifferenceDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('documents.compare.differenceTitle')} isOpen={difference !== null} onClose={onClose}>
      {difference ? <DifferenceForm difference={difference} onClose={onClose} {...rest} /> : null}
    </Dialog>
  );
}

function DifferenceForm({
  view,
  act,
  difference,
  onClose,
}: DifferenceDialogProps & { difference: Difference }) {
  const t = useText();
  const { field, code } = difference;
  const [found, setFound] = useState('');
  const [mismatch, setMismatch] = useState<MismatchCode | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const choices = likelyMismatches(field);

  async function save() {
    if (!mismatch) return;
    setIsBusy(true);
    const payload = { ...difference, verdict: 'DIFFERS' as const, mismatch, found };
    const outcome = await act([{ kind: 'documents.checkField/1', payload }], { done: null, quiet: true });
    setIsBusy(false);
    if (outcome.ok) onClose();
    else setRefused(outcome.refused);
  }

  return (
    <FieldStack>
      <Facts
        facts={[
          { term: t(`documents.fields.${field}`), value: declaredValue(view.file.applicant, field) },
          { term: t('documents.compare.paper'), value: t(`labels.document.${code}`) },
        ]}
      />
      <TextInput
        label={t('documents.compare.found')}
        value={found}
        maxLength={200}
        data-autofocus
        onChange={(event) => setFound(event.currentTarget.value)}
      />
      <Select
        label={t('documents.compare.mismatch')}
        data={choices.map((value) => ({ value, label: t(`documents.mismatch.${value}`) }))}
        value={mismatch}
        allowDeselect={false}
        onChange={(value) => setMismatch(MismatchCode.nullable().parse(value))}
      />
      {refused ? <RefusalLine error={refused} /> : null}
      <ConfirmFooter
        label={t('documents.compare.saveDifference')}
        isReady={mismatch !== null && found.trim() !== '' && !isBusy}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={save}
      />
    </FieldStack>
  );
}
