import type { ReactNode } from 'react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { collectorKinds } from '#common/domain/production/collector.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ChildCollector } from './child-collector.tsx';
import { ProxyLine } from './proxy-line.tsx';
import type { HandoverForm, Relation } from './handover-form.ts';
import styles from './production.module.css';

type CollectorSectionProps = {
  form: HandoverForm;
  view: StageWorkProps['view'];
  isOff: boolean;
  isNumbering: boolean;
  onChange: (change: Partial<HandoverForm>) => void;
  onNewNumber: () => void;
  signature: ReactNode;
};

/** The same for every holder; above the longest list of rights. */
const PROOF_KEY = '6';
const IDENTITY_KEY = '5';

/** Who collects, by what right, and the entry for the register. */
export function CollectorSection(props: CollectorSectionProps) {
  const { form, view, isOff, isNumbering, onChange, onNewNumber, signature } = props;
  const t = useText();
  const { applicant } = view.file;
  const kinds = collectorKinds(view.isMinor);
  const identityLabel = t(
    form.relation === 'SELF' ? 'handover.form.holderSeen' : 'handover.form.identitySeen',
  );

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

  useScreenKeys([
    ...kinds.map((relation, index) => ({
      combo: String(index + 1),
      label: t(`labels.relation.${relation}`),
      run: () => changeRelation(relation),
      isDisabled: isOff,
    })),
    {
      combo: PROOF_KEY,
      label: t('handover.form.paymentProof'),
      run: () => onChange({ paymentProofSeen: !form.paymentProofSeen }),
      isDisabled: isOff,
    },
    {
      combo: IDENTITY_KEY,
      label: identityLabel,
      run: () => onChange({ identitySeen: !form.identitySeen }),
      isDisabled: isOff,
    },
  ]);

  return (
    <Section title={t('handover.form.title')}>
      <FieldStack>
        {view.isMinor ? <p className={styles['quiet']}>{t('handover.form.child')}</p> : null}
        <ChoiceField
          label={t('handover.form.relation')}
          value={form.relation}
          isDisabled={isOff}
          onChange={changeRelation}
          choices={kinds.map((value, index) => ({
            value,
            label: t(`labels.relation.${value}`),
            keys: String(index + 1),
          }))}
        />
        <FieldRow>
          <TextInput
            label={t('handover.form.name')}
            value={form.collectorName}
            maxLength={120}
            disabled={isOff}
            // The holder bears the name of the book; anybody else comes by another right.
            readOnly={form.relation === 'SELF'}
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
        {view.isMinor ? (
          <ChildCollector form={form} file={view.file} isOff={isOff} onChange={onChange} />
        ) : null}
        {form.relation === 'PROXY' ? (
          <>
            <Checkbox
              label={t('handover.form.proxyLetter')}
              checked={form.proxyLetterSeen}
              disabled={isOff}
              onChange={(event) => onChange({ proxyLetterSeen: event.currentTarget.checked })}
            />
            <ProxyLine view={view} form={form} />
          </>
        ) : null}
        <Checkbox
          label={
            <>
              {identityLabel} <KeyHint combo={IDENTITY_KEY} />
            </>
          }
          aria-keyshortcuts={IDENTITY_KEY}
          checked={form.identitySeen}
          disabled={isOff}
          onChange={(event) => onChange({ identitySeen: event.currentTarget.checked })}
        />
        <Checkbox
          label={
            <>
              {t('handover.form.paymentProof')} <KeyHint combo={PROOF_KEY} />
            </>
          }
          aria-keyshortcuts={PROOF_KEY}
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
