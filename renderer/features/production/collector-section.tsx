import type { ReactNode } from 'react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { RELATIONS, type HandoverForm, type Relation } from './handover-form.ts';
import styles from './production.module.css';

type CollectorSectionProps = {
  form: HandoverForm;
  applicant: Applicant;
  isOff: boolean;
  isNumbering: boolean;
  onChange: (change: Partial<HandoverForm>) => void;
  onNewNumber: () => void;
  signature: ReactNode;
};

/** Who collects, by what right, and the entry for the register. */
export function CollectorSection(props: CollectorSectionProps) {
  const { form, applicant, isOff, isNumbering, onChange, onNewNumber, signature } = props;
  const t = useText();

  function changeRelation(relation: Relation) {
    const wasSelf = form.relation === 'SELF';
    if (relation === 'SELF') {
      onChange({
        relation,
        collectorName: applicant.fullName,
        collectorIdentity: applicant.nik,
        proxyLetterSeen: false,
      });
    } else if (wasSelf) onChange({ relation, collectorName: '', collectorIdentity: '' });
    else onChange({ relation });
  }

  return (
    <Section title={t('handover.form.title')}>
      <FieldStack>
        <ChoiceField
          label={t('handover.form.relation')}
          value={form.relation}
          isDisabled={isOff}
          onChange={changeRelation}
          choices={RELATIONS.map((value) => ({ value, label: t(`labels.relation.${value}`) }))}
        />
        <FieldRow>
          <TextInput
            label={t('handover.form.name')}
            value={form.collectorName}
            maxLength={120}
            disabled={isOff}
            onChange={(event) => onChange({ collectorName: event.currentTarget.value })}
          />
          <TextInput
            label={t('handover.form.identity')}
            value={form.collectorIdentity}
            maxLength={40}
            disabled={isOff}
            spellCheck={false}
            onChange={(event) => onChange({ collectorIdentity: event.currentTarget.value })}
          />
        </FieldRow>
        {form.relation === 'PROXY' ? (
          <Checkbox
            label={t('handover.form.proxyLetter')}
            checked={form.proxyLetterSeen}
            disabled={isOff}
            onChange={(event) => onChange({ proxyLetterSeen: event.currentTarget.checked })}
          />
        ) : null}
        <Checkbox
          label={t('handover.form.paymentProof')}
          checked={form.paymentProofSeen}
          disabled={isOff}
          onChange={(event) => onChange({ paymentProofSeen: event.currentTarget.checked })}
        />
        <div className={styles['register']}>
          <TextInput
            label={t('handover.form.registerNo')}
            title={t('handover.form.registerHint')}
            value={form.registerNo}
            maxLength={30}
            disabled={isOff}
            spellCheck={false}
            onChange={(event) => onChange({ registerNo: event.currentTarget.value })}
          />
          <Button variant="default" disabled={isOff} loading={isNumbering} onClick={onNewNumber}>
            {t('handover.form.registerNew')}
          </Button>
        </div>
        {signature}
      </FieldStack>
    </Section>
  );
}
