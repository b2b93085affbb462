import { useState } from 'react';
import { Select, Textarea } from '@mantine/core';
import type { SurveyReply } from '#common/contract/ipc/survey.ts';
import type { IkmElement } from '#common/domain/office/ikm.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type PlanDialogProps = { element: IkmElement; people: SurveyReply['people']; onClose: () => void };
const MIN_WORDS = 10;
const FIRST_DAYS = 30;

/** Who does what about an element that fell, and until when. */
export function PlanDialog(props: PlanDialogProps) {
  const t = useText();
  const title = t('survey.planFor', { element: t(`survey.element.${props.element}`) });
  return (
    <Dialog title={title} isOpen onClose={props.onClose} size="520px">
      <PlanForm {...props} />
    </Dialog>
  );
}

function PlanForm({ element, people, onClose }: PlanDialogProps) {
  const t = useText();
  const { today } = useFormat();
  const [write, { isBusy, error }] = useRegisterLine('improvements');
  const [owner, setOwner] = useState<string | null>(null);
  const [action, setAction] = useState('');
  const [dueOn, setDueOn] = useState<PlainDate | null>(addDays(today, FIRST_DAYS));
  const isReady = owner !== null && dueOn !== null && action.trim().length >= MIN_WORDS;

  async function submit() {
    if (!isReady) return;
    const reply = await write({ kind: 'plan/1', payload: { element, owner, action: action.trim(), dueOn } });
    if (!reply.ok) return;
    showToast({ message: t('survey.planned') });
    onClose();
  }

  return (
    <FieldStack>
      <Select
        label={t('survey.owner')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={owner}
        onChange={setOwner}
        searchable
        data-autofocus
      />
      <Textarea
        label={t('survey.action')}
        description={t('survey.actionHint')}
        value={action}
        maxLength={400}
        autosize
        minRows={3}
        onChange={({ currentTarget }) => setAction(currentTarget.value)}
      />
      <DateField label={t('survey.dueOn')} value={dueOn} onChange={setDueOn} />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('survey.plan')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={submit}
      />
    </FieldStack>
  );
}
