import { useState } from 'react';
import { TextInput } from '@mantine/core';
import type { FieldCheck } from '#common/domain/applications/application.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { isDecidedByHead } from '#common/domain/applications/vocabulary.ts';
import type { DamageCriterion } from '#common/domain/documents/requirement-schema.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import { CentreOffers } from '#renderer/features/gateway/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { CopyNext } from '#renderer/ui/copy-next.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { ChildSection } from './child-wizard.tsx';
import { Checklist } from './checklist.tsx';
import { DataSection } from './data-section.tsx';
import { DeskHints } from './desk-hints.tsx';
import { DecisionDialogs, type DecisionDialog } from './decision-dialogs.tsx';
import { DocumentPane } from './document-pane.tsx';
import { DifferenceDialog } from './fields/difference-dialog.tsx';
import { checkId, marksOf } from './fields/marks.ts';
import { useComparing } from './fields/use-comparing.ts';
import { BookingUploads } from './intake/booking-uploads.tsx';
import { IntakeZone } from './intake/intake-zone.tsx';
import { shownCode } from './intake/shown-code.ts';
import { missingText } from '#renderer/lib/missing-text.ts';
import { LikenessSection } from './likeness-section.tsx';
import { ReadingPanel } from './reading/reading-panel.tsx';
import { SimplePathQuestion } from './simple-path-question.tsx';
import { WatchlistSection } from './watchlist-section.tsx';
import styles from './documents.module.css';

/** The verifier's screen: originals beside the data, the checklist, and the four ways on. */
export function DocumentsWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const [shown, setShown] = useState<DocCode | null>(null);
  const [page, setPage] = useState({ attachment: 0, page: 0 });
  const [dialog, setDialog] = useState<DecisionDialog | null>(null);
  const [lookAt, setLookAt] = useState<FieldCheck | null>(null);
  const [damage, setDamage] = useState<DamageCriterion[]>([]);
  const [reference, setReference] = useState('');
  const [recordedAt, setRecordedAt] = useState(deskNow);
  const code = shownCode(view, shown);
  const compare = useComparing(view.file, code, act);
  const isRecorded = view.stagePolicy.documents === 'RECORDED_FROM_SIMKIM';
  const may = (kind: ActionKind) => view.permitted.some((permitted) => permitted.kind === kind);
  const isOff = isReadOnly || isBusy || !may('documents.recordDocument/1');
  const why = view.blocked['documents.acceptDossier/1'];
  const close = () => setDialog(null);

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
  if (view.proposable.includes('REFUSE_PREVENTION')) {
    secondary.unshift({
      label: t('documents.prevention'),
      combo: 'ctrl+u',
      run: () => setDialog('prevention'),
      isDangerous: true,
      isDisabled: isReadOnly,
    });
  }
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
        <IntakeZone view={view} act={act} isOff={isReadOnly} shown={shown}>
          <DocumentPane
            view={view}
            code={code}
            onShow={(next) => {
              setShown(next);
              setLookAt(null);
            }}
            onPage={setPage}
            marks={marksOf(t, view.file, code, lookAt && checkId(lookAt))}
            lookAt={lookAt?.place ?? null}
            pointing={
              compare.comparing && {
                text: t(
                  compare.comparing.verdict === 'MATCHES'
                    ? 'documents.compare.pointMatches'
                    : 'documents.compare.pointDiffers',
                  { field: t(`documents.fields.${compare.comparing.field}`) },
                ),
                onPoint: (place) => void compare.point(place),
                onStop: compare.stop,
              }
            }
          />
        </IntakeZone>
        <div className={styles['form']}>
          <BookingUploads view={view} act={act} isOff={isReadOnly || isBusy || !may('documents.attach/1')} />
          <CentreOffers view={view} act={act} isOff={isReadOnly || isBusy} />
          <SimplePathQuestion
            view={view}
            act={act}
            isOff={isReadOnly || isBusy || !may('documents.amendData/1')}
          />
          {sop ? (
            <ChildSection
              view={view}
              sop={sop}
              act={act}
              isOff={isReadOnly || isBusy || !may('documents.amendData/1')}
            />
          ) : null}
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
          <DataSection
            view={view}
            act={act}
            isOff={isReadOnly || isBusy}
            may={{ amend: may('documents.amendData/1'), compare: may('documents.checkField/1') }}
            code={code}
            compare={compare}
            onLook={(check) => {
              setShown(check.code);
              // A new object each time: the same page may be asked for again.
              setLookAt({ ...check, place: check.place && { ...check.place } });
            }}
          />
          <LikenessSection view={view} />
          {code && (view.file.documents[code]?.attachments.length ?? 0) > 0 ? (
            <ReadingPanel key={code} view={view} act={act} isOff={isOff} code={code} shown={page} />
          ) : null}
          {sop ? <DeskHints view={view} sop={sop} damage={damage} onDamage={setDamage} /> : null}
          <WatchlistSection
            view={view}
            act={act}
            isOff={isReadOnly || isBusy || !may('documents.recordWatchlist/1')}
          />
        </div>
      </div>
      <DifferenceDialog
        view={view}
        act={act}
        difference={compare.difference}
        onClose={compare.closeDifference}
      />
      <DecisionDialogs view={view} act={act} open={dialog} damage={damage} onClose={close} />
    </WorkLayout>
  );
}
