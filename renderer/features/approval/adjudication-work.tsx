import { useState, type ReactNode } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import { CentreOffers } from '#renderer/features/gateway/index.ts';
import { useDraftState } from '#renderer/lib/drafts.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { AdjudicationDraft, AdjudicationForm } from './adjudication-form.tsx';
import { CaseLayout } from './case-layout.tsx';
import { isPermitted, whyNot } from './permissions.ts';
import { ReturnDialog } from './return-dialog.tsx';
import { WatchlistPanel } from './watchlist-panel.tsx';
import styles from './approval.module.css';

const EMPTY: AdjudicationDraft = { result: null, reference: '', note: '' };
type OpenDialog = 'return' | 'duplicate' | 'reject' | null;

/** The adjudicator's half of this state: the result of the central comparison, or a duplicate, or a proposal to refuse. */
export function AdjudicatorWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const slot = { applicationId: view.file.id, form: 'adjudication' };
  const draft = useDraftState(slot, EMPTY, (content) => AdjudicationDraft.safeParse(content).data ?? null);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [error, setError] = useState<ReplyError | null>(null);
  const { result, reference } = draft.value;
  const { adjudication } = view.file;
  const isOff = isReadOnly || isBusy || !isPermitted(view, 'approval.recordAdjudication/1');
  const why = whyNot(view, 'approval.recordAdjudication/1');
  const close = () => setDialog(null);

  async function record() {
    if (!result) return;
    const payload = { ...draft.value, result, checkedAt: deskNow() };
    const outcome = await act([{ kind: 'approval.recordAdjudication/1', payload }], {
      done: t('decision.adjudication.recorded'),
      quiet: true,
    });
    if (outcome.ok) {
      draft.change(EMPTY);
      draft.discard();
    } else setError(outcome.refused);
  }

  const isDuplicate = adjudication?.result === 'DUPLICATE';
  const recordDecision: Decision = {
    label: t(adjudication ? 'decision.adjudication.recordAgain' : 'decision.adjudication.record'),
    combo: isDuplicate ? 'ctrl+shift+Enter' : 'ctrl+Enter',
    run: () => void record(),
    isDisabled: isOff || result === null || reference.trim() === '',
  };
  const duplicateDecision: Decision = {
    label: t('decision.adjudication.duplicateFound'),
    combo: 'ctrl+Enter',
    run: () => setDialog('duplicate'),
    isDisabled: isReadOnly || !isPermitted(view, 'approval.duplicateFound/1'),
  };
  return (
    <CaseLayout
      view={view}
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={[
            {
              label: t('decision.adjudication.proposeReject'),
              combo: 'ctrl+shift+k',
              run: () => setDialog('reject'),
              isDisabled: isReadOnly || !view.proposable.includes('REJECT'),
              isDangerous: true,
            },
            {
              label: t('decision.return.button'),
              combo: 'ctrl+r',
              run: () => setDialog('return'),
              isDisabled: isReadOnly || !isPermitted(view, 'approval.returnForCorrection/1'),
            },
            ...(isDuplicate ? [recordDecision] : []),
          ]}
          message={
            error ? (
              <RefusalLine error={error} />
            ) : why ? (
              <RefusalLine error={why} isQuiet />
            ) : (
              waitText(adjudication?.result)
            )
          }
          primary={isDuplicate ? duplicateDecision : recordDecision}
        />
      }
    >
      <CentreOffers view={view} act={act} isOff={isReadOnly || isBusy} />
      <WatchlistPanel view={view} act={act} isOff={isReadOnly || isBusy} />
      <AdjudicationSection view={view}>
        <AdjudicationForm
          value={draft.value}
          isOff={isOff || draft.isLoading}
          onChange={(change) => draft.change((before) => ({ ...before, ...change }))}
        />
      </AdjudicationSection>
      <ReturnDialog act={act} isOpen={dialog === 'return'} onClose={close} />
      <ReasonsDialog
        isOpen={dialog === 'duplicate'}
        onClose={close}
        title={t('decision.adjudication.duplicateFound')}
        text={t('decision.adjudication.duplicateText')}
        confirmLabel={t('decision.adjudication.duplicateFound')}
        noteLabel={t('common.note')}
        kind="SUSPENSION"
        firstReasons={['SUS_DUPLICATE_DATA']}
        submit={({ reasonCodes, note }) =>
          act([{ kind: 'approval.duplicateFound/1', payload: { reasonCodes, note } }], {
            quiet: true,
            done: t('decision.adjudication.duplicateDone'),
          })
        }
      />
      <ReasonsDialog
        isOpen={dialog === 'reject'}
        onClose={close}
        title={t('decision.adjudication.proposeReject')}
        text={t('decision.adjudication.proposeRejectText')}
        confirmLabel={t('decision.adjudication.proposeReject')}
        noteLabel={t('common.note')}
        kind="REFUSAL"
        firstReasons={['REJ_ADJUDICATOR']}
        isDangerous
        submit={({ reasonCodes, note }) =>
          act([{ kind: 'approval.proposeDecision/1', payload: { decision: 'REJECT', reasonCodes, note } }], {
            quiet: true,
            done: t('decision.adjudication.proposed'),
          })
        }
      />
    </CaseLayout>
  );

  function waitText(recorded: 'CLEAR' | 'DUPLICATE' | undefined): string | null {
    return recorded === 'CLEAR' ? t('decision.adjudication.waitApprover') : null;
  }
}

/** What is recorded of verification and adjudication so far. */
export function AdjudicationSection({ view, children }: { view: FileView; children?: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const { verification, adjudication } = view.file;
  const result =
    adjudication?.result === 'DUPLICATE'
      ? t('decision.adjudication.duplicate')
      : t('decision.adjudication.clear');
  return (
    <Section title={t('decision.adjudication.title')}>
      {verification ? (
        <p className={styles['hint']}>
          {t('decision.verification.done', {
            reference: verification.reference,
            name: view.people[verification.stamp.by] ?? '',
            at: format.moment(verification.checkedAt),
          })}
        </p>
      ) : null}
      <p className={styles[adjudication ? 'recorded' : 'hint']}>
        {adjudication
          ? t('decision.adjudication.now', {
              result,
              reference: adjudication.reference,
              name: view.people[adjudication.stamp.by] ?? '',
              at: format.moment(adjudication.checkedAt),
            })
          : t('decision.adjudication.none')}
      </p>
      {children}
    </Section>
  );
}
