import { useState } from 'react';
import { Button } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { afterAnswers, CHILD_QUESTIONS, type ChildAnswer } from '#common/domain/documents/child-questions.ts';
import type { ChildSituation } from '#common/domain/documents/child-situation.ts';
import {
  requirementsFor,
  requirementPath,
  statementSigner,
} from '#common/domain/documents/requirement-matrix.ts';
import { requirementFacts } from '#common/domain/sop/policy-from-sop.ts';
import { requirementPolicy } from '#common/domain/sop/settings.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import type { TextKey } from '#common/i18n/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from './documents.module.css';

type ChildSectionProps = { view: FileView; sop: Sop; act: ActFn; isOff: boolean };

/** For a child: who signs the parents' statement, found by plain questions rather than by eight codes. */
export function ChildSection({ view, sop, act, isOff }: ChildSectionProps) {
  const t = useText();
  const format = useFormat();
  const [isAsking, setIsAsking] = useState(false);
  const facts = requirementFacts(view.file, format.today);
  const policy = requirementPolicy(sop.settings);
  const isChild = requirementPath(facts, policy) === 'CHILD';
  useScreenKeys(
    isChild
      ? [{ combo: 'o', label: t('documents.child.ask'), run: () => setIsAsking(true), isDisabled: isOff }]
      : [],
  );
  if (!isChild) return null;
  const { childSituation } = view.file.applicant;
  const signer = statementSigner(facts, sop.requirements, policy);
  return (
    <Section
      title={t('documents.child.title')}
      aside={
        <Button
          size="xs"
          variant={childSituation ? 'default' : 'light'}
          disabled={isOff}
          rightSection={<KeyHint combo="o" />}
          onClick={() => setIsAsking(true)}
        >
          {t('documents.child.ask')}
        </Button>
      }
    >
      {childSituation ? (
        <Facts
          facts={[
            {
              term: t('documents.fields.childSituation'),
              value: t(`documents.childSituation.${childSituation}`),
            },
            { term: t('documents.child.signer'), value: signer && t(`documents.signer.${signer}`) },
          ]}
        />
      ) : (
        <p className={styles['warning']}>{t('documents.child.unknown')}</p>
      )}
      <Dialog title={t('documents.child.title')} isOpen={isAsking} onClose={() => setIsAsking(false)}>
        <Questions view={view} sop={sop} act={act} isOff={isOff} onClose={() => setIsAsking(false)} />
      </Dialog>
    </Section>
  );
}

function Questions({ view, sop, act, onClose }: ChildSectionProps & { onClose: () => void }) {
  const t = useText();
  const [answers, setAnswers] = useState<readonly ChildAnswer[]>([]);
  const at = afterAnswers(answers);
  const back = () => setAnswers(answers.slice(0, -1));
  return (
    <FieldStack>
      {answers.length > 0 ? (
        <ol className={styles['answered']}>
          {answers.map(({ question, answer }) => (
            <li key={question}>
              {t(`documents.child.question.${question}`)} <strong>{answerWord(question, answer, t)}</strong>
            </li>
          ))}
        </ol>
      ) : null}
      {'question' in at ? (
        <Question
          key={at.question}
          question={at.question}
          onAnswer={(answer) => setAnswers([...answers, { question: at.question, answer }])}
          onBack={answers.length > 0 ? back : null}
        />
      ) : (
        <Outcome
          situation={at.situation}
          answers={answers}
          view={view}
          sop={sop}
          act={act}
          onBack={back}
          onClose={onClose}
        />
      )}
    </FieldStack>
  );
}

type QuestionProps = {
  question: ChildAnswer['question'];
  onAnswer: (answer: string) => void;
  onBack: (() => void) | null;
};

function Question({ question, onAnswer, onBack }: QuestionProps) {
  const t = useText();
  const choices = Object.keys(CHILD_QUESTIONS[question].answers);
  useScreenKeys([
    ...choices.map((answer, index) => ({
      combo: String(index + 1),
      label: answerWord(question, answer, t),
      run: () => onAnswer(answer),
    })),
    ...(onBack ? [{ combo: 'Backspace', label: t('common.back'), run: onBack }] : []),
  ]);
  return (
    <fieldset className={styles['question']}>
      <legend>{t(`documents.child.question.${question}`)}</legend>
      {choices.map((answer, index) => (
        <Button
          key={answer}
          variant="default"
          justify="space-between"
          rightSection={<KeyHint combo={String(index + 1)} />}
          data-autofocus={index === 0 || undefined}
          onClick={() => onAnswer(answer)}
        >
          {answerWord(question, answer, t)}
        </Button>
      ))}
      {onBack ? (
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('common.back')}
        </Button>
      ) : null}
    </fieldset>
  );
}

type OutcomeProps = Omit<ChildSectionProps, 'isOff'> & {
  situation: ChildSituation;
  answers: readonly ChildAnswer[];
  onBack: () => void;
  onClose: () => void;
};

/** What follows from the answers, before it is written into the file. */
function Outcome({ situation, answers, view, sop, act, onBack, onClose }: OutcomeProps) {
  const t = useText();
  const format = useFormat();
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const facts = { ...requirementFacts(view.file, format.today), childSituation: situation };
  const policy = requirementPolicy(sop.settings);
  const signer = statementSigner(facts, sop.requirements, policy);
  const documents = requirementsFor(facts, sop.requirements, policy).filter(
    ({ need }) => need === 'MANDATORY' || need === 'ONE_OF',
  );
  const source = sop.requirements.childSituations.find((row) => row.situation === situation)?.source;

  async function save() {
    setIsBusy(true);
    const note = answers
      .map(
        ({ question, answer }) =>
          `${t(`documents.child.question.${question}`)} ${answerWord(question, answer, t)}`,
      )
      .join('; ');
    const payload = { changes: { childSituation: situation }, note };
    const isSame = view.file.applicant.childSituation === situation;
    const outcome = isSame
      ? ({ ok: true } as const)
      : await act([{ kind: 'documents.amendData/1', payload }], {
          done: t('documents.child.saved'),
          quiet: true,
        });
    setIsBusy(false);
    if (outcome.ok) onClose();
    else setRefused(outcome.refused);
  }

  return (
    <>
      <Facts
        facts={[
          { term: t('documents.fields.childSituation'), value: t(`documents.childSituation.${situation}`) },
          { term: t('documents.child.signer'), value: signer && t(`documents.signer.${signer}`) },
          {
            term: t('documents.child.documents'),
            value: documents.map(({ code }) => t(`labels.document.${code}`)).join(', '),
          },
          { term: t('documents.child.basis'), value: source },
        ]}
      />
      {refused ? <RefusalLine error={refused} /> : null}
      <ConfirmFooter
        label={t('common.save')}
        isReady={!isBusy}
        isBusy={isBusy}
        onCancel={onBack}
        onConfirm={save}
      />
    </>
  );
}

/** The catalogue holds each question's answers under its name. */
function answerWord(question: string, answer: string, t: ReturnType<typeof useText>): string {
  return t(`documents.child.answer.${question}.${answer}` as TextKey);
}
