import { Select, Textarea, TextInput } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { CopyNext } from '#renderer/ui/copy-next.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import type { InterviewForm } from './interview-form.ts';
import styles from './interview.module.css';

const DESTINATION_QUESTION = 'destination';

type QuestionsSectionProps = {
  view: FileView;
  form: InterviewForm;
  isOff: boolean;
  onChange: (change: Partial<InterviewForm>) => void;
};

/** Where to, why, and the questions of that purpose; where the interview is held in SIMKIM, its reference. */
export function QuestionsSection({ view, form, isOff, onChange }: QuestionsSectionProps) {
  const t = useText();
  const first = useFirstFocus<HTMLInputElement>(!isOff);
  return (
    <Section title={t('interview.questions')}>
      <FieldStack>
        <FieldRow>
          <Select
            label={t('interview.purpose')}
            data={TravelPurpose.options.map((value) => ({ value, label: t(`labels.purpose.${value}`) }))}
            value={form.purpose}
            allowDeselect={false}
            disabled={isOff}
            onChange={(value) => onChange({ purpose: TravelPurpose.parse(value) })}
          />
          <TextInput
            ref={first}
            label={t('interview.destination')}
            value={form.destination}
            disabled={isOff}
            onChange={(event) => onChange({ destination: event.currentTarget.value })}
          />
        </FieldRow>
        {view.stagePolicy.interview === 'RECORDED_FROM_SIMKIM' ? (
          <Recorded view={view} form={form} isOff={isOff} onChange={onChange} />
        ) : (
          <Answers form={form} isOff={isOff} onChange={onChange} />
        )}
      </FieldStack>
    </Section>
  );
}

function Recorded({ view, form, isOff, onChange }: QuestionsSectionProps) {
  const t = useText();
  return (
    <>
      <p>{t('interview.recorded')}</p>
      <CopyNext view={view} />
      <TextInput
        label={t('interview.reference')}
        value={form.reference}
        disabled={isOff}
        onChange={(event) => onChange({ reference: event.currentTarget.value })}
      />
      <MomentField
        label={t('interview.recordedAt')}
        value={form.startedAt}
        isDisabled={isOff}
        onChange={(startedAt) => onChange({ startedAt })}
      />
    </>
  );
}

function Answers({ form, isOff, onChange }: Omit<QuestionsSectionProps, 'view'>) {
  const t = useText();
  const label = useLabel();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const questions = [
    // The country has a field of its own above.
    ...(sop?.interview.common ?? []).filter(({ id }) => id !== DESTINATION_QUESTION),
    ...(sop?.interview.questionSets.find((set) => set.purpose === form.purpose)?.questions ?? []),
  ];
  return (
    <>
      <p className={styles['hint']}>{t('interview.questionsHint')}</p>
      {questions.map((question) => (
        <Textarea
          key={question.id}
          label={label(question.text)}
          autosize
          minRows={1}
          value={form.answers[question.id] ?? ''}
          disabled={isOff}
          onChange={(event) =>
            onChange({ answers: { ...form.answers, [question.id]: event.currentTarget.value } })
          }
        />
      ))}
    </>
  );
}
