import { useState } from 'react';
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { addDays } from '#common/kernel/plain-date.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { useDraftState } from '#renderer/lib/drafts.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { CopyNext } from '#renderer/ui/copy-next.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { InterviewForm, interviewActions, newInterview, unseenOriginals } from './interview-form.ts';
import { InterviewDone } from './interview-done.tsx';
import { OutcomeSection } from './outcome-section.tsx';
import styles from './interview.module.css';

const DESTINATION_QUESTION = 'destination';

export function InterviewWork(props: StageWorkProps) {
  if (props.view.file.interview) return <InterviewDone {...props} />;
  return <OpenInterview {...props} />;
}

/** Questions of the purpose on the left, outcome on the right; every change is a saved draft. */
function OpenInterview({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  // Made once: a new version of the file must not restart the interview.
  const [first] = useState(() => newInterview(view));
  const draft = useDraftState(
    { applicationId: view.file.id, form: 'interview' },
    first,
    (content) => InterviewForm.safeParse(content).data ?? null,
  );
  const [error, setError] = useState<ReplyError | null>(null);
  const form = draft.value;
  const isPermitted = view.permitted.some(({ kind }) => kind === 'interview.recordInterview/1');
  const isOff = isReadOnly || isBusy || !isPermitted;
  const isRecorded = view.stagePolicy.interview === 'RECORDED_FROM_SIMKIM';
  const why = view.blocked['interview.recordInterview/1'];

  function change(next: Partial<InterviewForm>) {
    setError(null);
    const isNewSuspension = next.outcome === 'SUSPEND_DOCS' || next.outcome === 'SUSPEND_EXAM';
    const suggestion =
      isNewSuspension && form.nextStepOn === null
        ? { nextStepOn: addDays(format.today, sop?.settings.suspensionDays.value ?? 30) }
        : {};
    draft.change((before) => ({ ...before, ...suggestion, ...next }));
  }

  async function save() {
    if (form.outcome === null) return;
    const date = form.nextStepOn ? format.date(form.nextStepOn) : '';
    const outcome = await act(interviewActions(form, view), {
      quiet: true,
      done: t(`interview.saved.${form.outcome}`, { date }),
    });
    if (outcome.ok) draft.discard();
    else setError(outcome.refused);
  }

  const unseen = unseenOriginals(view, form);
  const missing =
    form.outcome === null
      ? t('interview.outcomeMissing')
      : unseen.length > 0
        ? t('interview.originalsMissing', {
            documents: unseen.map((code) => t(`labels.document.${code}`)).join(', '),
          })
        : undefined;

  if (draft.isLoading) return <LinesSkeleton lines={8} />;
  const questions = [
    // The country has a field of its own above.
    ...(sop?.interview.common ?? []).filter(({ id }) => id !== DESTINATION_QUESTION),
    ...(sop?.interview.questionSets.find((set) => set.purpose === form.purpose)?.questions ?? []),
  ];
  return (
    <WorkLayout
      isWide
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={
            error ? (
              <RefusalLine error={error} />
            ) : why ? (
              <RefusalLine error={why} isQuiet />
            ) : (
              t('interview.started', { time: format.time(form.startedAt) })
            )
          }
          primary={{
            label: t('interview.save'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled: isOff || missing !== undefined,
            ...(missing && !isOff ? { why: missing } : {}),
          }}
        />
      }
    >
      <div className={styles['split']}>
        <div className={styles['column']}>
          <Section title={t('interview.questions')}>
            <FieldStack>
              <FieldRow>
                <Select
                  label={t('interview.purpose')}
                  data={TravelPurpose.options.map((value) => ({
                    value,
                    label: t(`labels.purpose.${value}`),
                  }))}
                  value={form.purpose}
                  allowDeselect={false}
                  disabled={isOff}
                  onChange={(value) => change({ purpose: TravelPurpose.parse(value) })}
                />
                <TextInput
                  label={t('interview.destination')}
                  value={form.destination}
                  disabled={isOff}
                  onChange={(event) => change({ destination: event.currentTarget.value })}
                />
              </FieldRow>
              {isRecorded ? (
                <>
                  <p>{t('interview.recorded')}</p>
                  <CopyNext view={view} />
                  <TextInput
                    label={t('interview.reference')}
                    value={form.reference}
                    disabled={isOff}
                    onChange={(event) => change({ reference: event.currentTarget.value })}
                  />
                  <MomentField
                    label={t('interview.recordedAt')}
                    value={form.startedAt}
                    isDisabled={isOff}
                    onChange={(startedAt) => change({ startedAt })}
                  />
                </>
              ) : (
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
                        change({ answers: { ...form.answers, [question.id]: event.currentTarget.value } })
                      }
                    />
                  ))}
                </>
              )}
            </FieldStack>
          </Section>
        </div>
        <div className={styles['column']}>
          <OutcomeSection form={form} isOff={isOff} onChange={change} />
          <Section title={t('interview.originals')}>
            <ReasonPicker
              label={t('interview.originals')}
              isLabelHidden
              reasons={Object.values(view.file.documents).map(({ code }) => ({
                code,
                label: t(`labels.document.${code}`),
              }))}
              chosen={form.originalsSeen}
              onChange={(codes) => change({ originalsSeen: DocCode.array().parse(codes) })}
              isDisabled={isOff}
            />
          </Section>
          <Section title={t('interview.indicators')}>
            <p className={styles['hint']}>{t('interview.indicatorsHint')}</p>
            <ReasonPicker
              label={t('interview.indicators')}
              isLabelHidden
              reasons={(sop?.interview.indicators ?? []).map((indicator) => ({
                code: indicator.id,
                label: label(indicator.label),
              }))}
              chosen={form.indicators}
              onChange={(indicators) => change({ indicators })}
              isDisabled={isOff}
            />
            <Checkbox
              mt="md"
              label={t('interview.confirmed')}
              checked={form.applicantConfirmed}
              disabled={isOff}
              onChange={(event) => change({ applicantConfirmed: event.currentTarget.checked })}
            />
          </Section>
        </div>
      </div>
    </WorkLayout>
  );
}
