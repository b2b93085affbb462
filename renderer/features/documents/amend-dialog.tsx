import { useState } from 'react';
import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import { Sex, TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { ChildSituation } from '#common/domain/documents/child-situation.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';

type AmendDialogProps = { view: FileView; act: ActFn; isOpen: boolean; onClose: () => void };
type TextName =
  | 'fullName'
  | 'nik'
  | 'kkNumber'
  | 'birthPlace'
  | 'address'
  | 'phone'
  | 'fatherName'
  | 'motherName'
  | 'assistedBy'
  | 'guarantor';

const TEXTS: readonly (readonly TextName[])[] = [
  ['fullName', 'nik'],
  ['birthPlace', 'kkNumber'],
  ['address', 'phone'],
  ['fatherName', 'motherName'],
];
const MAY_BE_EMPTY: readonly TextName[] = [
  'kkNumber',
  'phone',
  'fatherName',
  'motherName',
  'assistedBy',
  'guarantor',
];

/** Corrects what was typed in M-Paspor. Only what changed is recorded, with the reason; the old value stays in the history. */
export function AmendDialog({ view, act, isOpen, onClose }: AmendDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('documents.amendTitle')} isOpen={isOpen} onClose={onClose} size="640px">
      <AmendForm view={view} act={act} onClose={onClose} />
    </Dialog>
  );
}

function AmendForm({ view, act, onClose }: Omit<AmendDialogProps, 'isOpen'>) {
  const t = useText();
  const [data, setData] = useState<Applicant>(view.file.applicant);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<ReplyError | null>(null);

  async function save() {
    const changes = changesBetween(view.file.applicant, data);
    const outcome = await act([{ kind: 'documents.amendData/1', payload: { changes, note } }], {
      done: t('documents.amendDone'),
      quiet: true,
    });
    if (outcome.ok) onClose();
    else setRefused(outcome.refused);
  }

  useScreenKeys([{ combo: 'ctrl+Enter', label: t('documents.amendSave'), run: () => void save() }]);

  function setText(name: TextName, value: string) {
    setData({ ...data, [name]: value === '' && MAY_BE_EMPTY.includes(name) ? null : value });
  }

  const text = (name: TextName) => (
    <TextInput
      key={name}
      label={t(`documents.fields.${name}`)}
      value={data[name] ?? ''}
      onChange={(event) => setText(name, event.currentTarget.value)}
    />
  );

  return (
    <FieldStack>
      {TEXTS.map((pair) => (
        <FieldRow key={pair[0]}>{pair.map(text)}</FieldRow>
      ))}
      <FieldRow>
        <DateField
          label={t('documents.fields.birthDate')}
          value={data.birthDate}
          onChange={(date) => date && setData({ ...data, birthDate: date })}
        />
        <ChoiceField
          label={t('documents.fields.sex')}
          choices={Sex.options.map((value) => ({ value, label: t(`labels.sex.${value}`) }))}
          value={data.sex}
          onChange={(sex) => setData({ ...data, sex })}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t('documents.fields.purpose')}
          clearable
          data={TravelPurpose.options.map((value) => ({ value, label: t(`labels.purpose.${value}`) }))}
          value={data.purpose}
          onChange={(value) => setData({ ...data, purpose: TravelPurpose.nullable().parse(value) })}
        />
        <Select
          label={t('documents.fields.childSituation')}
          clearable
          data={ChildSituation.options.map((value) => ({
            value,
            label: t(`documents.childSituation.${value}`),
          }))}
          value={data.childSituation}
          onChange={(value) => setData({ ...data, childSituation: ChildSituation.nullable().parse(value) })}
        />
      </FieldRow>
      <FieldRow>
        <Checkbox
          label={t('documents.fields.married')}
          checked={data.married}
          onChange={(event) => setData({ ...data, married: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('documents.fields.nameChanged')}
          checked={data.nameChanged}
          onChange={(event) => setData({ ...data, nameChanged: event.currentTarget.checked })}
        />
      </FieldRow>
      <FieldRow>
        {text('assistedBy')}
        {text('guarantor')}
      </FieldRow>
      <Textarea
        label={t('documents.amendNote')}
        value={note}
        autosize
        minRows={2}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {refused ? <RefusalLine error={refused} /> : null}
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button onClick={() => void save()} rightSection={<KeyHint combo="ctrl+Enter" />}>
          {t('documents.amendSave')}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}

function changesBetween(before: Applicant, after: Applicant): Partial<Applicant> {
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Applicant]),
  );
  return Object.fromEntries(changed);
}
