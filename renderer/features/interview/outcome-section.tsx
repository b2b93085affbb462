import { Textarea } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconClockPause, IconSearch } from '@tabler/icons-react';
import type { ReasonKind } from '#common/domain/applications/policy.ts';
import { InterviewOutcome } from '#common/domain/applications/vocabulary.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import type { InterviewForm } from './interview-form.ts';
import styles from './interview.module.css';

type OutcomeSectionProps = {
  form: InterviewForm;
  isOff: boolean;
  onChange: (change: Partial<InterviewForm>) => void;
};

const ICONS = {
  PROCEED: IconArrowRight,
  SUSPEND_DOCS: IconClockPause,
  SUSPEND_EXAM: IconSearch,
  RECOMMEND_REJECT: IconAlertTriangle,
} as const;
const KINDS: Readonly<Record<InterviewOutcome, ReasonKind | null>> = {
  PROCEED: null,
  SUSPEND_DOCS: 'SUSPENSION',
  SUSPEND_EXAM: 'SUSPENSION',
  RECOMMEND_REJECT: 'REFUSAL',
};
/** Papers that an interviewer may ask for beyond the list; asking needs a reason. */
const ASKABLE: readonly DocCode[] = [
  'JAMINAN',
  'LOA',
  'KONTRAK_KERJA',
  'REK_NAKER',
  'SURAT_BP3MI',
  'TRAVEL_UMRAH',
  'KK',
  'AKTA_LAHIR',
  'IJAZAH',
  'SURAT_KUASA',
];

/** Four outcomes with their consequences spelled out; what the chosen one needs appears below it. */
export function OutcomeSection({ form, isOff, onChange }: OutcomeSectionProps) {
  const t = useText();
  const label = useLabel();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const kind = form.outcome ? KINDS[form.outcome] : null;
  const isSuspension = kind === 'SUSPENSION';

  useScreenKeys(
    InterviewOutcome.options.map((outcome, index) => ({
      combo: `ctrl+${index + 1}`,
      label: t(`labels.outcome.${outcome}`),
      run: () => onChange({ outcome, reasonCodes: [] }),
      isDisabled: isOff,
    })),
  );

  return (
    <Section title={t('interview.outcome')}>
      <FieldStack>
        {form.outcome === 'RECOMMEND_REJECT' && sop ? (
          <p>{label(sop.interview.legalChannelAdvice.value)}</p>
        ) : null}
        <fieldset className={styles['outcomes']} disabled={isOff}>
          <legend className={styles['legend']}>{t('interview.outcome')}</legend>
          {InterviewOutcome.options.map((outcome, index) => {
            const Icon = ICONS[outcome];
            return (
              <label key={outcome} className={styles['outcome']} data-outcome={outcome}>
                <input
                  type="radio"
                  name="interview-outcome"
                  className={styles['radio']}
                  checked={form.outcome === outcome}
                  onChange={() => onChange({ outcome, reasonCodes: [] })}
                />
                <span className={styles['outcomeTitle']}>
                  <Icon size={18} aria-hidden />
                  {t(`labels.outcome.${outcome}`)}
                  <KeyHint combo={`ctrl+${index + 1}`} />
                </span>
                <span className={styles['consequence']}>{t(`interview.outcomeHint.${outcome}`)}</span>
              </label>
            );
          })}
        </fieldset>
        {kind ? (
          <ReasonPicker
            label={t('interview.reasons')}
            reasons={(sop?.reasonCodes.reasons ?? [])
              .filter((reason) => reason.kind === kind)
              .map((reason) => ({ code: reason.code, label: label(reason.label), hint: reason.source }))}
            chosen={form.reasonCodes}
            onChange={(reasonCodes) => onChange({ reasonCodes })}
            isDisabled={isOff}
          />
        ) : null}
        {form.outcome === 'SUSPEND_DOCS' ? (
          <ReasonPicker
            label={t('interview.requested')}
            reasons={ASKABLE.map((code) => ({ code, label: t(`labels.document.${code}`) }))}
            chosen={form.requestedDocs}
            onChange={(codes) => onChange({ requestedDocs: DocCode.array().parse(codes) })}
            isDisabled={isOff}
          />
        ) : null}
        {isSuspension ? (
          <DateField
            label={t('interview.nextStep')}
            value={form.nextStepOn}
            isRequired
            isDisabled={isOff}
            onChange={(nextStepOn) => onChange({ nextStepOn })}
          />
        ) : null}
        <Textarea
          label={t('interview.note')}
          value={form.note}
          disabled={isOff}
          autosize
          minRows={2}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </FieldStack>
    </Section>
  );
}
