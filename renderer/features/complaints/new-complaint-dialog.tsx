import { useState } from 'react';
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import type { ComplaintPerson } from '#common/contract/ipc/complaints.ts';
import { ComplaintCategory, ComplaintChannel } from '#common/domain/registers/complaint-words.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { PersonField } from './person-field.tsx';

type NewComplaintDialogProps = { people: readonly ComplaintPerson[]; onClose: () => void };
const MIN_WORDS = 10;
const MIN_NAME = 2;

/** Writes a complaint down as it was made. */
export function NewComplaintDialog(props: NewComplaintDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('complaints.new')} isOpen onClose={props.onClose} size="640px">
      <NewComplaintForm {...props} />
    </Dialog>
  );
}

function NewComplaintForm({ people, onClose }: NewComplaintDialogProps) {
  const t = useText();
  const { user } = useSession();
  const [write, { isBusy, error }] = useRegisterLine('complaints');
  const [channel, setChannel] = useState<ComplaintChannel | null>('FACE_TO_FACE');
  const [category, setCategory] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [isNameless, setIsNameless] = useState(false);
  const [name, setName] = useState('');
  const [contact, setContact] = useState('');
  const [number, setNumber] = useState('');
  const [about, setAbout] = useState<string | null>(null);
  const hasName = isNameless || name.trim().length >= MIN_NAME;
  const isReady = channel !== null && category !== null && text.trim().length >= MIN_WORDS && hasName;

  async function submit() {
    if (!isReady) return;
    const reply = await write({
      kind: 'receive/1',
      payload: {
        channel,
        category,
        text: text.trim(),
        complainant: isNameless ? null : { name: name.trim(), contact: contact.trim() },
        applicationNumber: number.trim() === '' ? null : number.trim(),
        about,
      },
    });
    if (!reply.ok) return;
    showToast({ message: t('complaints.received') });
    onClose();
  }

  return (
    <FieldStack>
      <ChoiceField
        label={t('complaints.channelLabel')}
        choices={ComplaintChannel.options.map((value) => ({
          value,
          label: t(`complaints.channel.${value}`),
        }))}
        value={channel}
        onChange={setChannel}
      />
      <Select
        label={t('complaints.categoryLabel')}
        data={ComplaintCategory.options.map((value) => ({
          value,
          label: t(`complaints.category.${value}`),
        }))}
        value={category}
        onChange={setCategory}
        searchable
        data-autofocus
      />
      <Textarea
        label={t('complaints.text')}
        description={t('complaints.newText')}
        value={text}
        maxLength={4000}
        autosize
        minRows={3}
        maxRows={8}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Checkbox
        label={t('complaints.anonymous')}
        checked={isNameless}
        onChange={({ currentTarget }) => setIsNameless(currentTarget.checked)}
      />
      {isNameless ? null : (
        <FieldRow>
          <TextInput
            label={t('complaints.name')}
            value={name}
            maxLength={120}
            autoComplete="off"
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <TextInput
            label={t('complaints.contact')}
            value={contact}
            maxLength={120}
            autoComplete="off"
            onChange={({ currentTarget }) => setContact(currentTarget.value)}
          />
        </FieldRow>
      )}
      <FieldRow>
        <TextInput
          label={t('complaints.application')}
          description={t('common.optional')}
          value={number}
          maxLength={40}
          spellCheck={false}
          onChange={({ currentTarget }) => setNumber(currentTarget.value.trim().toUpperCase())}
        />
        <PersonField people={people.filter(({ id }) => id !== user?.id)} value={about} onChange={setAbout} />
      </FieldRow>
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('complaints.new')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={submit}
      />
    </FieldStack>
  );
}
