import { useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { examinationQuestions } from '#common/domain/sop/examination-questions.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { useDraftState } from '#renderer/lib/drafts.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { AnswerList } from './examination/answer-list.tsx';
import {
  changed,
  examinationAction,
  ExaminationForm,
  examinationForm,
} from './examination/examination-form.ts';
import { OpinionSection } from './examination/opinion-section.tsx';
import { ProposeClear } from './examination/propose-clear.tsx';
import { RecordHead } from './examination/record-head.tsx';
import { SigningSection } from './examination/signing-section.tsx';

/** The examination record (BAP) and the opinion that follows it. The heads decide on their own screen. */
export function ExaminationWork(props: StageWorkProps) {
  const { sop } = useSop();
  if (!sop) return <LinesSkeleton lines={8} />;
  // A file that is opened to this person shows what was hidden: the form begins with it.
  return <OpenExamination key={String(props.view.isRevealed)} {...props} sop={sop} />;
}

function OpenExamination({ view, act, isBusy, isReadOnly, sop }: StageWorkProps & { sop: Sop }) {
  const t = useText();
  const { file } = view;
  // Made once: a new version of the file must not restart what is being written.
  const [first] = useState(() => examinationForm(view, examinationQuestions(sop.interview, file.type)));
  const draft = useDraftState(
    { applicationId: file.id, form: 'examination' },
    first,
    (content) => ExaminationForm.safeParse(content).data ?? null,
  );
  const [error, setError] = useState<ReplyError | null>(null);
  const [isProposing, setIsProposing] = useState(false);
  const form = draft.value;
  const isPermitted = view.permitted.some(({ kind }) => kind === 'interview.recordExamination/2');
  const isOff = isReadOnly || isBusy || !isPermitted;
  const why = view.blocked['interview.recordExamination/2'];
  const isClosed = form.signOff;

  function change(next: Partial<ExaminationForm>) {
    setError(null);
    draft.change((before) => changed(before, next));
  }

  async function save() {
    const outcome = await act([examinationAction(form)], { done: t('interview.bapSaved'), quiet: true });
    if (outcome.ok) draft.discard();
    else setError(outcome.refused);
  }

  if (draft.isLoading) return <LinesSkeleton lines={8} />;
  const secondary: Decision[] = view.proposable.includes('EXAMINATION_CLEAR')
    ? [
        {
          label: t('interview.proposeClear'),
          combo: 'ctrl+u',
          run: () => setIsProposing(true),
          isDisabled: isReadOnly,
        },
      ]
    : [];
  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={secondary}
          message={error ? <RefusalLine error={error} /> : why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('interview.bapSave'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled:
              isOff ||
              form.bapNumber.trim() === '' ||
              form.place.trim() === '' ||
              form.answers.every(({ question }) => question.trim() === ''),
          }}
        />
      }
    >
      <Section title={t('interview.examination')}>
        <RecordHead form={form} type={file.type} isOff={isOff || isClosed} onChange={change} />
      </Section>
      <Section title={t('interview.questions')}>
        <AnswerList
          answers={form.answers}
          isOff={isOff || isClosed}
          onChange={(next) => {
            setError(null);
            draft.change((before) => changed(before, { answers: next(before.answers) }));
          }}
        />
      </Section>
      <SigningSection applicationId={file.id} form={form} isOff={isOff} onChange={change} />
      <OpinionSection form={form} type={file.type} isOff={isOff} onChange={change} />
      <ProposeClear isOpen={isProposing} onClose={() => setIsProposing(false)} act={act} />
    </WorkLayout>
  );
}
