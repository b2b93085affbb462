import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { addDays } from '#common/kernel/plain-date.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { isDecidedByHead } from '#common/domain/applications/vocabulary.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { assessDamage } from '#common/domain/documents/requirement-matrix.ts';
import type { DamageCriterion } from '#common/domain/documents/requirement-schema.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import { CentreOffers } from '#renderer/features/gateway/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { CopyNext } from '#renderer/ui/copy-next.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { Checklist } from './checklist.tsx';
import { DataSection } from './data-section.tsx';
import { DeskHints } from './desk-hints.tsx';
import { DocumentPane } from './document-pane.tsx';
import { missingText } from './missing-text.ts';
import { readablePage } from './reading/readable-page.ts';
import { ReadingPanel } from './reading/reading-panel.tsx';
import { SimplePathQuestion } from './simple-path-question.tsx';
import { WatchlistSection } from './watchlist-section.tsx';
import styles from './documents.module.css';

type OpenDialog = 'return' | 'suspend' | 'withdraw' | null;

/** The verifier's screen: originals beside the data, the checklist, and the four ways on. */
export function DocumentsWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const format = useFormat();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const [shown, setShown] = useState<DocCode | null>(null);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [damage, setDamage] = useState<DamageCriterion[]>([]);
  const [reference, setReference] = useState('');
  const [recordedAt, setRecordedAt] = useState(deskNow);
  const isRecorded = view.stagePolicy.documents === 'RECORDED_FROM_SIMKIM';
  const may = (kind: ActionKind) => view.permitted.some((permitted) => permitted.kind === kind);
  const isOff = isReadOnly || isBusy || !may('documents.recordDocument/1');
  const why = view.blocked['documents.acceptDossier/1'];
  const days = sop?.settings.docsDeadlineDays.value ?? 30;
  const close = () => setDialog(null);
  const page = readablePage(view, shown);

  const secondary: Decision[] = [
    {
      label: t('documents.return'),
      combo: 'ctrl+r',
      run: () => setDialog('return'),
      isDisabled: isReadOnly || !may('documents.returnDossier/1'),
    },
    {
      label: t('documents.suspend'),
      combo: 'ctrl+t',
      run: () => setDialog('suspend'),
      isDisabled: isReadOnly || !view.proposable.includes('SUSPEND'),
    },
  ];
  if (may('documents.deemWithdrawn/1')) {
    secondary.unshift({
      label: t('documents.withdraw'),
      combo: 'ctrl+d',
      run: () => setDialog('withdraw'),
      isDangerous: true,
    });
  }
  if (may('interview.openExamination/1')) {
    secondary.unshift({
      label: t('documents.examine'),
      combo: 'ctrl+b',
      run: () =>
        void act([{ kind: 'interview.openExamination/1', payload: {} }], { done: t('documents.examined') }),
    });
  } else if (isDecidedByHead(view.file.type) && !view.file.headApproval && may('queue.release/1')) {
    // The examiner takes no file out of the counter's hands.
    secondary.unshift({
      label: t('documents.toExaminer'),
      combo: 'ctrl+b',
      run: () =>
        void act([{ kind: 'queue.release/1', payload: {} }], { done: t('documents.toExaminerDone') }),
      isDisabled: isReadOnly || view.missing.length > 0,
    });
  }

  return (
    <WorkLayout
      isWide
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={secondary}
          primary={{
            label: t('documents.accept'),
            combo: 'ctrl+Enter',
            run: () =>
              void act(
                [{ kind: 'documents.acceptDossier/1', payload: isRecorded ? { reference, recordedAt } : {} }],
                {
                  done: t('documents.accepted'),
                },
              ),
            isDisabled:
              isReadOnly || !may('documents.acceptDossier/1') || (isRecorded && reference.trim() === ''),
          }}
          message={
            why && view.missing.length > 0 && why.code === 'DOCUMENTS_INCOMPLETE' ? (
              t('documents.missingList', { names: missingText(t, view.missing) })
            ) : why ? (
              <RefusalLine error={why} isQuiet />
            ) : null
          }
        />
      }
    >
      <div className={styles['split']}>
        <DocumentPane view={view} act={act} isOff={isOff} shown={shown} onShow={setShown} />
        <div className={styles['form']}>
          <CentreOffers view={view} act={act} isOff={isReadOnly || isBusy} />
          <SimplePathQuestion
            view={view}
            act={act}
            isOff={isReadOnly || isBusy || !may('documents.amendData/1')}
          />
          {isRecorded ? (
            <Section title={t('documents.recordedTitle')}>
              <FieldStack>
                <p>{t('documents.recorded')}</p>
                <CopyNext view={view} />
                <TextInput
                  label={t('common.reference')}
                  value={reference}
                  disabled={isReadOnly}
                  onChange={(event) => setReference(event.currentTarget.value)}
                />
                <MomentField
                  label={t('documents.recordedAt')}
                  value={recordedAt}
                  isDisabled={isReadOnly}
                  onChange={setRecordedAt}
                />
              </FieldStack>
            </Section>
          ) : (
            <Checklist view={view} act={act} isOff={isOff} shown={shown} onShow={setShown} />
          )}
          {page ? (
            <ReadingPanel key={page.attachmentId} view={view} act={act} isOff={isOff} {...page} />
          ) : null}
          {sop ? <DeskHints view={view} sop={sop} damage={damage} onDamage={setDamage} /> : null}
          <WatchlistSection
            view={view}
            act={act}
            isOff={isReadOnly || isBusy || !may('documents.recordWatchlist/1')}
          />
          <DataSection
            view={view}
            act={act}
            isOff={isReadOnly || isBusy}
            canAmend={may('documents.amendData/1')}
          />
        </div>
      </div>
      <ReasonsDialog
        isOpen={dialog === 'return'}
        onClose={close}
        title={t('documents.returnTitle')}
        text={t('documents.returnText', { days })}
        confirmLabel={t('documents.returnConfirm')}
        noteLabel={t('documents.returnNote')}
        kind="RETURN"
        firstReasons={firstReasons(view, damage)}
        documents={{ label: t('documents.returnMissing'), codes: listable(view), first: missingCodes(view) }}
        submit={({ reasonCodes, note, documents }) =>
          act([{ kind: 'documents.returnDossier/1', payload: { reasonCodes, note, missing: documents } }], {
            quiet: true,
            done: t('documents.returned', { date: format.date(addDays(format.today, days)) }),
          })
        }
      />
      <ReasonsDialog
        isOpen={dialog === 'suspend'}
        onClose={close}
        title={t('documents.suspendTitle')}
        text={t('documents.suspendText')}
        confirmLabel={t('documents.suspendConfirm')}
        noteLabel={t('common.note')}
        kind="SUSPENSION"
        submit={({ reasonCodes, note }) =>
          act([{ kind: 'approval.proposeDecision/1', payload: { decision: 'SUSPEND', reasonCodes, note } }], {
            quiet: true,
            done: t('documents.suspended'),
          })
        }
      />
      <ReasonsDialog
        isOpen={dialog === 'withdraw'}
        onClose={close}
        title={t('documents.withdrawTitle')}
        text={t('documents.withdrawText')}
        confirmLabel={t('documents.withdraw')}
        noteLabel={t('common.note')}
        kind={null}
        isDangerous
        submit={({ note }) =>
          act([{ kind: 'documents.deemWithdrawn/1', payload: { note } }], {
            quiet: true,
            done: t('documents.withdrawn'),
          })
        }
      />
    </WorkLayout>
  );
}

function firstReasons(view: StageWorkProps['view'], damage: readonly DamageCriterion[]): string[] {
  return [
    ...(view.missing.length > 0 ? ['DOC_MISSING'] : []),
    ...(assessDamage(damage, view.file.type).wrongType ? ['DOC_OLD_BOOK_DAMAGED'] : []),
  ];
}

function missingCodes(view: StageWorkProps['view']): DocCode[] {
  return view.missing.flatMap((item) => ('code' in item ? [item.code] : item.anyOf.slice(0, 1)));
}

function listable(view: StageWorkProps['view']): DocCode[] {
  const asked = view.requirements.map(({ code }) => code);
  return [...new Set([...asked, ...DocCode.options.filter((code) => view.file.documents[code])])];
}
