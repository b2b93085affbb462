import { useMemo, useState, type FormEvent } from 'react';
import { Button, Textarea } from '@mantine/core';
import type { NextRecheck } from '#common/contract/ipc/approval.ts';
import { RecheckOutcome } from '#common/domain/registers/rechecks.ts';
import { FileSop } from '#renderer/lib/file-sop.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { CaseSummary } from '../case-summary.tsx';
import { Columns } from '../columns.tsx';
import styles from './recheck.module.css';

type Opened = NonNullable<NextRecheck>;
type BlindFileProps = { next: Opened; onDone: () => void };

/** A drawn file as it stood before its decision, and what this person would decide. */
export function BlindFile({ next, onDone }: BlindFileProps) {
  const t = useText();
  // Whoever worked on it is nobody here.
  const view = useMemo(() => ({ ...next.view, people: { '': t('reviews.recheck.officer') } }), [next, t]);
  return (
    <FileSop value={view.file.sopId}>
      <p className={styles['text']}>{t('reviews.recheck.blind')}</p>
      <Columns
        left={{
          label: t('decision.summary'),
          content: (
            <>
              <CaseSummary view={view} />
              <Pages view={view} />
            </>
          ),
        }}
        right={{
          label: t('reviews.recheck.outcome'),
          content: <JudgeForm key={next.applicationId} next={next} onDone={onDone} />,
        }}
      />
    </FileSop>
  );
}

function Pages({ view: { file } }: Pick<Opened, 'view'>) {
  const t = useText();
  return (
    <Section title={t('reviews.recheck.pages')}>
      {Object.values(file.documents).flatMap((document) =>
        document.attachments.map(({ id }) => (
          <figure key={id} className={styles['page']}>
            <figcaption>{t(`labels.document.${document.code}`)}</figcaption>
            <AttachmentView
              applicationId={file.id}
              attachmentId={id}
              name={t(`labels.document.${document.code}`)}
            />
          </figure>
        )),
      )}
    </Section>
  );
}

function JudgeForm({ next: { subject, applicationId }, onDone }: BlindFileProps) {
  const t = useText();
  const { reasonsOf } = useSop();
  const [judge, { isBusy, error }] = useChannelMutation('approval.judgeRecheck');
  const [outcome, setOutcome] = useState<RecheckOutcome | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const given = outcome === 'REFUSE' ? codes : [];
  const isReady = outcome !== null && (outcome === 'APPROVE' || given.length > 0) && !isBusy;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (outcome === null || !isReady) return;
    const reply = await judge({ subject, applicationId, outcome, codes: given, note: note.trim() });
    if (!reply.ok) return;
    showToast({ message: t('reviews.recheck.judged') });
    onDone();
  }

  useScreenKeys([
    {
      combo: 'ctrl+Enter',
      label: t('reviews.recheck.judge'),
      run: () => void submit(),
      isDisabled: !isReady,
    },
  ]);

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <ChoiceField
          label={t('reviews.recheck.outcome')}
          value={outcome}
          onChange={setOutcome}
          choices={RecheckOutcome.options.map((value) => ({
            value,
            label: t(`reviews.recheck.outcomes.${value}`),
          }))}
        />
        {outcome === 'REFUSE' ? (
          <ReasonPicker
            label={t('reviews.recheck.codes')}
            reasons={reasonsOf('REFUSAL')}
            chosen={codes}
            onChange={setCodes}
          />
        ) : null}
        <Textarea
          label={t('reviews.recheck.note')}
          value={note}
          maxLength={400}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onDone}>
          {t('reviews.recheck.later')}
        </Button>
        <Button
          type="submit"
          disabled={!isReady}
          loading={isBusy}
          rightSection={<KeyHint combo="ctrl+Enter" />}
        >
          {t('reviews.recheck.judge')}
        </Button>
      </FormFooter>
    </form>
  );
}
