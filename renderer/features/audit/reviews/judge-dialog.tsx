import { useState, type FormEvent } from 'react';
import { Textarea } from '@mantine/core';
import type { Kept } from '#common/domain/registers/register.ts';
import { Verdict, type ReviewedAccount, type RightsReview } from '#common/domain/registers/rights-reviews.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type JudgeDialogProps = { review: Kept<RightsReview>; account: ReviewedAccount; onClose: () => void };
const MIN_REASON = 5;

export function JudgeDialog(props: JudgeDialogProps) {
  const t = useText();
  const { account, onClose } = props;
  return (
    <Dialog
      title={t('reviews.rights.judgeOf', { name: account.displayName })}
      isOpen
      onClose={onClose}
      size="560px"
    >
      <JudgeForm {...props} />
    </Dialog>
  );
}

function JudgeForm({ review, account, onClose }: JudgeDialogProps) {
  const t = useText();
  const [write, { isBusy, error }] = useRegisterLine('rights-reviews');
  const known = review.item.judged[account.id];
  const [verdict, setVerdict] = useState<Verdict>(known?.verdict ?? 'KEEP');
  const [reason, setReason] = useState(known?.reason ?? '');
  const isReady = reason.trim().length >= MIN_REASON && !isBusy;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!isReady) return;
    const payload = { account: account.id, verdict, reason: reason.trim() };
    const reply = await write({ kind: 'judge/1', payload }, review);
    if (!reply.ok) return;
    showToast({ message: t('reviews.rights.saved') });
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{account.roles.map((role) => t(`labels.role.${role}`)).join(', ')}</p>
        <ChoiceField
          label={t('reviews.rights.verdict')}
          value={verdict}
          onChange={setVerdict}
          choices={Verdict.options.map((value) => ({ value, label: t(`reviews.rights.verdicts.${value}`) }))}
        />
        <Textarea
          label={t('reviews.rights.reason')}
          value={reason}
          maxLength={300}
          autosize
          minRows={2}
          data-autofocus
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('reviews.rights.judge')}
        isReady={isReady}
        isBusy={isBusy}
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}
