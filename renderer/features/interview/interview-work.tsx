import { useState } from 'react';
import { Checkbox } from '@mantine/core';
import { addDays } from '#common/kernel/plain-date.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useDraftState } from '#renderer/lib/drafts.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { CaptureRecord } from '#renderer/features/biometrics/index.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { BookDataSection } from './book-data/book-data-section.tsx';
import { EarlierSection } from './earlier-section.tsx';
import { GuarantorSection } from './guarantor-section.tsx';
import {
  InterviewForm,
  interviewActions,
  isBookSigned,
  isGuarantorHalf,
  newInterview,
  unseenOriginals,
} from './interview-form.ts';
import { InterviewDone } from './interview-done.tsx';
import { ObservationsSection } from './observations-section.tsx';
import { OriginalsSection } from './originals-section.tsx';
import { OutcomeSection } from './outcome-section.tsx';
import { QuestionsSection } from './questions-section.tsx';
import styles from './interview.module.css';

/** What the decision still lacks, in words beside the button; undefined when nothing is. */
function missingText(
  t: Translate,
  view: FileView,
  form: InterviewForm,
  isSigned: boolean,
): string | undefined {
  if (form.outcome === null) return t('interview.outcomeMissing');
  const unseen = unseenOriginals(view, form);
  if (unseen.length > 0) {
    const documents = unseen.map((code) => t(`labels.document.${code}`)).join(', ');
    return t('interview.originalsMissing', { documents });
  }
  if (isGuarantorHalf(form.guarantor)) return t('interview.guarantor.half');
  const isUnsigned = isSigned && form.outcome === 'PROCEED' && !isBookSigned(view, form);
  return isUnsigned ? t('interview.bookData.missing') : undefined;
}

export function InterviewWork(props: StageWorkProps) {
  if (props.view.file.interview) return <InterviewDone {...props} />;
  return <OpenInterview {...props} />;
}

/** Questions of the purpose on the left, outcome on the right; every change is a saved draft. */
function OpenInterview({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
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
  // Where it is only recorded here, the data are signed there.
  const isRecorded = view.stagePolicy.interview === 'RECORDED_FROM_SIMKIM';
  const isSigned = !isRecorded && sop?.settings.applicantSignsBookData.value === true;
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

  const missing = missingText(t, view, form, isSigned);

  if (draft.isLoading) return <LinesSkeleton lines={8} />;
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
          <QuestionsSection view={view} form={form} isOff={isOff} onChange={change} />
          <GuarantorSection
            guarantor={form.guarantor}
            isOff={isOff}
            onChange={(guarantor) => change({ guarantor })}
          />
          <EarlierSection view={view} />
          <CaptureRecord view={view} hasPhoto />
        </div>
        <div className={styles['column']}>
          <OutcomeSection form={form} isOff={isOff} onChange={change} />
          <OriginalsSection
            view={view}
            seen={form.originalsSeen}
            isOff={isOff}
            onChange={(originalsSeen) => change({ originalsSeen })}
          />
          {isSigned ? (
            <BookDataSection
              view={view}
              confirmation={form.confirmation}
              isOff={isOff}
              onConfirmed={(confirmation) => change({ confirmation, applicantConfirmed: true })}
            />
          ) : (
            <Checkbox
              my="md"
              label={t('interview.confirmed')}
              checked={form.applicantConfirmed}
              disabled={isOff}
              onChange={(event) => change({ applicantConfirmed: event.currentTarget.checked })}
            />
          )}
          <ObservationsSection form={form} isOff={isOff} onChange={change} />
        </div>
      </div>
    </WorkLayout>
  );
}
