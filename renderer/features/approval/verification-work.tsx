import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { z } from 'zod';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import { CentreOffers } from '#renderer/features/gateway/index.ts';
import { useDraftState } from '#renderer/lib/drafts.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { CopyNext } from '#renderer/ui/copy-next.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { CaseLayout } from './case-layout.tsx';
import { isPermitted, whyNot } from './permissions.ts';
import { ReturnDialog } from './return-dialog.tsx';
import { WatchlistPanel } from './watchlist-panel.tsx';
import styles from './approval.module.css';

const Draft = z.object({ reference: z.string() });
const EMPTY = { reference: '' };

/** The adjudicator compares with SIMKIM and records its reference; a doubt or a correction are the other two ways on. */
export function VerificationWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const slot = { applicationId: view.file.id, form: 'verification' };
  const draft = useDraftState(slot, EMPTY, (content) => Draft.safeParse(content).data ?? null);
  const [dialog, setDialog] = useState<'doubt' | 'return' | null>(null);
  const [error, setError] = useState<ReplyError | null>(null);
  const { reference } = draft.value;
  const isOff = isReadOnly || isBusy || !isPermitted(view, 'approval.verificationPassed/1');
  const why = whyNot(view, 'approval.verificationPassed/1');
  const close = () => setDialog(null);

  async function pass() {
    const payload = { reference, checkedAt: deskNow() };
    const outcome = await act([{ kind: 'approval.verificationPassed/1', payload }], {
      done: t('decision.verification.passed'),
      quiet: true,
    });
    if (outcome.ok) draft.discard();
    else setError(outcome.refused);
  }

  useScan((code) => {
    if (!isOff) draft.change({ reference: code });
  });

  return (
    <CaseLayout
      view={view}
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={[
            {
              label: t('decision.verification.doubt'),
              combo: 'ctrl+t',
              run: () => setDialog('doubt'),
              isDisabled: isReadOnly || !isPermitted(view, 'approval.verificationDoubt/1'),
            },
            {
              label: t('decision.return.button'),
              combo: 'ctrl+r',
              run: () => setDialog('return'),
              isDisabled: isReadOnly || !isPermitted(view, 'approval.returnForCorrection/1'),
            },
          ]}
          message={error ? <RefusalLine error={error} /> : why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('decision.verification.pass'),
            combo: 'ctrl+Enter',
            run: () => void pass(),
            isDisabled: isOff || reference.trim() === '',
          }}
        />
      }
    >
      <CentreOffers view={view} act={act} isOff={isReadOnly || isBusy} />
      <WatchlistPanel view={view} act={act} isOff={isReadOnly || isBusy} />
      <Section title={t('decision.verification.title')}>
        <FieldStack>
          <p className={styles['hint']}>{t('decision.verification.hint')}</p>
          {isReadOnly ? null : <CopyNext view={view} />}
          <TextInput
            label={t('decision.verification.reference')}
            value={reference}
            maxLength={60}
            spellCheck={false}
            disabled={isOff || draft.isLoading}
            onChange={(event) => draft.change({ reference: event.currentTarget.value })}
          />
        </FieldStack>
      </Section>
      <ReasonsDialog
        isOpen={dialog === 'doubt'}
        onClose={close}
        title={t('decision.verification.doubtTitle')}
        text={t('decision.verification.doubtText')}
        confirmLabel={t('decision.verification.doubtConfirm')}
        noteLabel={t('common.note')}
        kind="SUSPENSION"
        submit={({ reasonCodes, note }) =>
          act([{ kind: 'approval.verificationDoubt/1', payload: { reasonCodes, note } }], {
            quiet: true,
            done: t('decision.verification.doubted'),
          })
        }
      />
      <ReturnDialog act={act} isOpen={dialog === 'return'} onClose={close} />
    </CaseLayout>
  );
}
