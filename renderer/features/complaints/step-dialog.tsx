import { useState } from 'react';
import { Select } from '@mantine/core';
import type { ComplaintPerson } from '#common/contract/ipc/complaints.ts';
import type { Reply, ReplyError } from '#common/contract/ipc/reply.ts';
import { SlaClass } from '#common/domain/registers/complaint-words.ts';
import type { Complaint } from '#common/domain/registers/complaints.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { PersonField } from './person-field.tsx';
import type { Step } from './steps.ts';

type RecordStep = (payload: Record<string, unknown>) => Promise<Reply<unknown>>;
type StepDialogProps = {
  step: Step;
  item: Complaint;
  people: readonly ComplaintPerson[];
  onClose: () => void;
  onRecord: RecordStep;
};

const MIN_WORDS = 10;

/** What a step asks for: a class, a handler, or words. */
export function StepDialog(props: StepDialogProps) {
  const { step, onClose, onRecord } = props;
  const t = useText();
  const title = t(`complaints.step.${step}`);
  if (step === 'verify' || step === 'assign') {
    return (
      <Dialog title={title} isOpen onClose={onClose} size="560px">
        {step === 'verify' ? <VerifyForm {...props} /> : <AssignForm {...props} />}
      </Dialog>
    );
  }
  const isAnswer = step === 'answer';
  return (
    <NoteDialog
      isOpen
      title={title}
      noteLabel={t(isAnswer ? 'complaints.answer' : 'complaints.note')}
      confirmLabel={title}
      isDangerous={step === 'rejectIncomplete'}
      minLength={MIN_WORDS}
      maxLength={isAnswer ? 4000 : 600}
      onClose={onClose}
      submit={(words) => onRecord(isAnswer ? { answer: words } : { note: words })}
    />
  );
}

function VerifyForm({ item, people, onClose, onRecord }: StepDialogProps) {
  const t = useText();
  const { user } = useSession();
  const [sla, setSla] = useState<SlaClass | null>(null);
  const [about, setAbout] = useState<string | null>(item.about);
  const [run, { isBusy, refused }] = useRecord(onRecord, onClose);
  return (
    <FieldStack>
      <ChoiceField
        label={t('complaints.slaLabel')}
        choices={SlaClass.options.map((value) => ({ value, label: t(`complaints.sla.${value}`) }))}
        value={sla}
        onChange={setSla}
      />
      <PersonField people={people.filter(({ id }) => id !== user?.id)} value={about} onChange={setAbout} />
      {refused ? <RefusalLine error={refused} /> : null}
      <ConfirmFooter
        label={t('complaints.step.verify')}
        isReady={sla !== null}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={() => run({ sla, about, note: '' })}
      />
    </FieldStack>
  );
}

function AssignForm({ item, people, onClose, onRecord }: StepDialogProps) {
  const t = useText();
  const able = people.filter(({ id, handles }) => handles && id !== item.about);
  const [handler, setHandler] = useState<string | null>(item.handler);
  const [run, { isBusy, refused }] = useRecord(onRecord, onClose);
  return (
    <FieldStack>
      <Select
        label={t('complaints.take')}
        data={able.map(({ id, name }) => ({ value: id, label: name }))}
        value={handler}
        onChange={setHandler}
        searchable
        data-autofocus
      />
      {refused ? <RefusalLine error={refused} /> : null}
      <ConfirmFooter
        label={t('complaints.step.assign')}
        isReady={handler !== null}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={() => run({ handler, note: '' })}
      />
    </FieldStack>
  );
}

function useRecord(onRecord: RecordStep, onClose: () => void) {
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<ReplyError | null>(null);
  async function run(payload: Record<string, unknown>) {
    setIsBusy(true);
    const reply = await onRecord(payload);
    setIsBusy(false);
    if (reply.ok) onClose();
    else setRefused(reply);
  }
  return [run, { isBusy, refused }] as const;
}
