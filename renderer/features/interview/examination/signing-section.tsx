import { useState } from 'react';
import { Button, Checkbox, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconSignature } from '@tabler/icons-react';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { isSigned, type ExaminationForm } from './examination-form.ts';
import { SignDialog } from './sign-dialog.tsx';
import styles from './examination.module.css';

type SigningSectionProps = {
  applicationId: ApplicationId;
  form: ExaminationForm;
  isOff: boolean;
  onChange: (change: Partial<ExaminationForm>) => void;
};

/** Statement and oath, the applicant's signature on the pad or on paper, and the examiner's closing of the record. */
export function SigningSection({ applicationId, form, isOff, onChange }: SigningSectionProps) {
  const t = useText();
  const [isSigning, setIsSigning] = useState(false);
  const unanswered = form.answers.flatMap(({ question, answer }, index) =>
    question.trim() !== '' && answer.trim() === '' ? [index + 1] : [],
  );
  const isClosed = form.signOff;
  const maySign = !isOff && !isClosed && unanswered.length === 0;
  useScreenKeys([
    {
      combo: 'ctrl+t',
      label: t('interview.bap.sign'),
      run: () => setIsSigning(true),
      isDisabled: !maySign,
    },
  ]);
  return (
    <Section title={t('interview.bap.signing')}>
      <FieldStack>
        <Checkbox
          label={t('interview.bap.isSworn')}
          checked={form.isSworn}
          disabled={isOff || isClosed}
          onChange={({ currentTarget }) => onChange({ isSworn: currentTarget.checked })}
        />
        <Textarea
          label={t('interview.bap.statement')}
          description={t('interview.bap.statementHint')}
          value={form.statement}
          disabled={isOff || isClosed}
          autosize
          minRows={2}
          maxLength={2000}
          onChange={({ currentTarget }) => onChange({ statement: currentTarget.value })}
        />
        {unanswered.length > 0 ? (
          <p>{t('interview.bap.unanswered', { places: unanswered.join(', ') })}</p>
        ) : null}
        <div className={styles['line']}>
          <Button
            variant="default"
            leftSection={<IconSignature size={16} aria-hidden />}
            rightSection={<KeyHint combo="ctrl+t" />}
            disabled={!maySign}
            onClick={() => setIsSigning(true)}
          >
            {t('interview.bap.sign')}
          </Button>
          {form.signatureId ? (
            <Chip tone="green" Icon={IconCircleCheck} label={t('interview.bap.signed')} />
          ) : isSigned(form) ? null : (
            <Chip tone="amber" Icon={IconCircleDashed} label={t('interview.bap.unsigned')} />
          )}
        </div>
        <Checkbox
          label={t('interview.bapSigned')}
          checked={form.signedOnPaper}
          disabled={isOff || isClosed || unanswered.length > 0}
          onChange={({ currentTarget }) => onChange({ signedOnPaper: currentTarget.checked })}
        />
        <Checkbox
          label={t('interview.bap.signOff')}
          description={isClosed ? t('interview.bap.closed') : t('interview.bap.signOffHint')}
          checked={form.signOff}
          disabled={isOff || !isSigned(form)}
          onChange={({ currentTarget }) => onChange({ signOff: currentTarget.checked })}
        />
      </FieldStack>
      <SignDialog
        applicationId={applicationId}
        form={form}
        isOpen={isSigning}
        onClose={() => setIsSigning(false)}
        onSigned={(signatureId) => {
          onChange({ signatureId });
          setIsSigning(false);
        }}
      />
    </Section>
  );
}
