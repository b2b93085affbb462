import { useState } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import { addMonths } from '#common/kernel/plain-date.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { getNorm } from '#common/domain/office/time-norms.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { CaseLayout } from './case-layout.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { ExaminationRecord } from './examination-record.tsx';
import { isOneOfMine, isPermitted, whyNot } from './permissions.ts';

const DEFAULT_MONTHS = { min: 6, max: 24 };
type OpenDialog = 'refuse' | 'suspend' | 'false' | null;

/** The heads' screen for an examined file: the record in full, then approve, refuse, suspend, or cancel as false. */
export function ExaminationDecision({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const format = useFormat();
  const [form, setForm] = useState<'NEW_BOOK' | 'ENDORSEMENT' | null>(null);
  const [note, setNote] = useState('');
  const [directorGeneralRef, setDirectorGeneralRef] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const months = useTimedMonths();
  const { sop } = useSop();
  const { examination, type } = view.file;
  const isClearance = examination?.path === 'CLEARANCE';
  const isChange = type === 'DATA_CHANGE';
  const asksDirectorGeneral = isChange && sop?.settings.directorGeneralApprovalForDataChange.value === true;
  const kind = isClearance ? 'interview.examinationClear/1' : 'interview.headApproves/1';
  const why = whyNot(view, kind);
  const may = (action: Parameters<typeof isPermitted>[1]) => !isReadOnly && isPermitted(view, action);
  const close = () => setDialog(null);

  async function approve() {
    const payload = {
      endorsement: isChange && form === 'ENDORSEMENT',
      note,
      ...(asksDirectorGeneral ? { directorGeneralRef } : {}),
    };
    const outcome = await act([{ kind: 'interview.headApproves/1', payload }], {
      quiet: true,
      done: t('decision.examination.approved'),
    });
    setError(outcome.ok ? null : outcome.refused);
  }

  const secondary: Decision[] = [];
  if (isOneOfMine(view, 'interview.examinationFalse/1')) {
    secondary.push({
      label: t('decision.examination.false'),
      combo: 'ctrl+shift+k',
      run: () => setDialog('false'),
      isDisabled: !may('interview.examinationFalse/1'),
      isDangerous: true,
    });
  }
  if (isOneOfMine(view, 'interview.headRefuses/1') && !isClearance) {
    secondary.push({
      label: t('decision.examination.refuse'),
      combo: 'ctrl+shift+k',
      run: () => setDialog('refuse'),
      isDisabled: !may('interview.headRefuses/1'),
      isDangerous: true,
    });
  }
  if (isOneOfMine(view, 'interview.timedSuspension/1') && type === 'REPLACE_LOST') {
    secondary.push({
      label: t('decision.examination.suspend'),
      combo: 'ctrl+t',
      run: () => setDialog('suspend'),
      isDisabled: !may('interview.timedSuspension/1'),
    });
  }

  return (
    <CaseLayout
      view={view}
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={secondary}
          message={error ? <RefusalLine error={error} /> : why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t(isClearance ? 'decision.examination.clear' : 'decision.examination.approve'),
            combo: 'ctrl+Enter',
            run: () => void approve(),
            // A suspicion is cleared only on the examiner's proposal, which has a screen of its own.
            isDisabled: isClearance || isBusy || !may(kind) || (isChange && form === null),
          }}
        />
      }
    >
      <ExaminationRecord view={view} />
      {may('interview.headApproves/1') ? (
        <Section title={t('decision.examination.decision')}>
          <FieldStack>
            {asksDirectorGeneral ? (
              <TextInput
                label={t('decision.examination.directorGeneral')}
                value={directorGeneralRef}
                maxLength={80}
                onChange={({ currentTarget }) => setDirectorGeneralRef(currentTarget.value)}
              />
            ) : null}
            {isChange ? (
              <ChoiceField
                label={t('decision.examination.form')}
                value={form}
                onChange={setForm}
                choices={[
                  { value: 'NEW_BOOK', label: t('decision.examination.newBook') },
                  { value: 'ENDORSEMENT', label: t('decision.examination.endorsement') },
                ]}
              />
            ) : null}
            <Textarea
              label={t('decision.examination.note')}
              description={t('common.optional')}
              value={note}
              autosize
              minRows={2}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </FieldStack>
        </Section>
      ) : null}
      <DecisionDialog
        isOpen={dialog === 'refuse'}
        onClose={close}
        title={t('decision.examination.refuseTitle')}
        text={t('decision.examination.refuseText')}
        confirmLabel={t('decision.examination.refuse')}
        fields={{ reasons: 'REFUSAL', letter: true }}
        isDangerous
        submit={({ reasonCodes, note: why, letterNo }) =>
          act([{ kind: 'interview.headRefuses/1', payload: { reasonCodes, note: why, letterNo } }], {
            quiet: true,
            done: t('decision.examination.refused'),
          })
        }
      />
      <DecisionDialog
        isOpen={dialog === 'suspend'}
        onClose={close}
        title={t('decision.examination.suspendTitle')}
        text={t('decision.examination.suspendText')}
        confirmLabel={t('decision.examination.suspend')}
        fields={{ reasons: 'SUSPENSION', months }}
        first={sop ? { reasonCodes: [sop.reasonCodes.automatic.lostReckless] } : {}}
        submit={(entry) =>
          act(
            [
              {
                kind: 'interview.timedSuspension/1',
                payload: {
                  months: entry.months,
                  until: addMonths(format.today, entry.months),
                  reasonCodes: entry.reasonCodes,
                  note: entry.note,
                },
              },
            ],
            { quiet: true, done: t('decision.examination.suspended') },
          )
        }
      />
      <ReasonsDialog
        isOpen={dialog === 'false'}
        onClose={close}
        title={t('decision.examination.falseTitle')}
        text={t('decision.examination.falseText')}
        confirmLabel={t('decision.examination.false')}
        noteLabel={t('common.note')}
        kind="CANCELLATION"
        firstReasons={sop ? [sop.reasonCodes.automatic.falseStatementProven] : []}
        isDangerous
        submit={({ reasonCodes, note: why }) =>
          act([{ kind: 'interview.examinationFalse/1', payload: { reasonCodes, note: why } }], {
            quiet: true,
            done: t('decision.examination.falseDone'),
          })
        }
      />
    </CaseLayout>
  );
}

/** How long a reckless loss may bar, as the procedure says. */
function useTimedMonths(): { min: number; max: number } {
  const { sop } = useSop();
  if (!sop) return DEFAULT_MONTHS;
  return {
    min: getNorm(sop.timeNorms, 'SUSPENSION_LOST_RECKLESS_MIN').amount,
    max: getNorm(sop.timeNorms, 'SUSPENSION_LOST_RECKLESS_MAX').amount,
  };
}
